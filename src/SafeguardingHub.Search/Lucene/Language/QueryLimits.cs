namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>How large a query may be, so that none takes the server's time or its stack.</summary>
internal static class QueryLimits
{
    /// <summary>How many groups may stand inside each other.</summary>
    public const int Depth = 50;

    /// <summary>How many clauses a query may have in all: as many as Lucene allows in one group.</summary>
    public const int Clauses = 1024;

    /// <summary>The longest text in a query: longer than anybody writes, and what is read is compared with its own rest now and then.</summary>
    public const int Text = 10_000;

    /// <summary>How many different words of the index a pattern may stand for.</summary>
    public const int Words = 10_000;

    /// <summary>How many words a fuzzy word stands for at most: the nearest, as in Lucene.</summary>
    public const int FuzzyWords = 50;

    /// <summary>The longest regular expression.</summary>
    public const int RegexpLength = 200;

    /// <summary>What a query that is nested too deeply is told.</summary>
    public static string TooDeep { get; } = $"The query has more than {Depth} groups inside each other: write it with fewer.";

    /// <summary>What a query that has too many clauses is told.</summary>
    public static string TooMany { get; } = $"The query has more than {Clauses} clauses: ask for fewer at a time.";
}
