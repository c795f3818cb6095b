using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Search;

namespace SafeguardingHub.Web.Searching;

/// <summary>A query, and what a reader would expect of it.</summary>
internal sealed record JudgedQuery
{
    /// <summary>What sort of query: <c>need</c>, <c>name</c>, <c>misspelling</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>What is typed.</summary>
    public required string Query { get; init; }

    /// <summary>The pages, by address, of which one should come first; all should be among the first ten.</summary>
    public required ImmutableArray<string> First { get; init; }

    /// <summary>Further pages that should be among the first ten.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Whose numbers stand above the results: <c>child</c>, <c>adult</c>, <c>both</c>, <c>none</c>; null where that is not judged.</summary>
    public string? Call { get; init; }

    /// <summary>The alias of the section to search; null for everything.</summary>
    public string? Section { get; init; }

    /// <summary>Whether editions that were replaced are searched too.</summary>
    public bool Superseded { get; init; }
}

/// <summary>How a query was answered.</summary>
/// <param name="Judged">The query.</param>
/// <param name="Rank">The place, from 1, of the first page that should come first; 0 where the first page of results has none.</param>
/// <param name="Recall">How many of the expected pages are among the first ten, 0 to 1.</param>
/// <param name="Call">Whose numbers stood above the results.</param>
/// <param name="Found">The addresses found, in order.</param>
internal sealed record JudgedAnswer(JudgedQuery Judged, int Rank, double Recall, string Call, ImmutableArray<string> Found)
{
    /// <summary>Whether the numbers above the results are those that were expected.</summary>
    public bool CallsRight => Judged.Call is null || Judged.Call == Call;
}

/// <summary>How the search answers a set of judged queries.</summary>
internal sealed record SearchQuality(ImmutableArray<JudgedAnswer> Answers)
{
    /// <summary>The mean reciprocal rank: 1 where an expected page always comes first.</summary>
    public double MeanReciprocalRank => Mean(Answers, answer => answer.Rank == 0 ? 0 : 1.0 / answer.Rank);

    /// <summary>The mean share of expected pages among the first ten.</summary>
    public double RecallAtTen => Mean(Answers, answer => answer.Recall);

    /// <summary>The share of queries of which an expected page comes first.</summary>
    public double RightFirst => Mean(Answers, answer => answer.Rank == 1 ? 1 : 0);

    /// <summary>The figures in a line, then by kind, then each query that was not answered as expected.</summary>
    public string Report()
    {
        var report = new StringBuilder();
        report.AppendLine(Line($"{Answers.Length} queries", Answers));
        foreach (var kind in Answers.GroupBy(answer => answer.Judged.Kind))
        {
            report.AppendLine("  " + Line($"{kind.Key} ({kind.Count()})", [.. kind]));
        }

        foreach (var answer in Answers.Where(answer => answer.Rank != 1 || answer.Recall < 1 || !answer.CallsRight))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"  {answer.Judged.Query}: first at {answer.Rank}, recall {answer.Recall:0.00}{(answer.CallsRight ? "" : $", numbers for {answer.Call} and not for {answer.Judged.Call}")}; found {string.Join(' ', answer.Found.Take(3))}");
        }

        return report.ToString();
    }

    /// <summary>The figures in a line.</summary>
    public string Summary() => Line($"{Answers.Length} queries", Answers);

    private static string Line(string name, ImmutableArray<JudgedAnswer> answers)
    {
        var quality = new SearchQuality(answers);
        return string.Create(CultureInfo.InvariantCulture, $"{name}: MRR {quality.MeanReciprocalRank:0.000}, recall@10 {quality.RecallAtTen:0.000}, first right {quality.RightFirst:0%}");
    }

    private static double Mean(ImmutableArray<JudgedAnswer> answers, Func<JudgedAnswer, double> value) => answers.IsEmpty ? 0 : answers.Average(value);
}

/// <summary>Measures the search against what readers would expect of it, by the pages that it answers with.</summary>
internal sealed class SearchJudge(SearchComposer composer, PublicSnapshot snapshot, Instant now)
{
    private const int FirstTen = 10;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a set of judged queries.</summary>
    /// <exception cref="InvalidDataException">The file holds something else; the message says where.</exception>
    public static async Task<ImmutableArray<JudgedQuery>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<ImmutableArray<JudgedQuery>>(stream, Options, cancellationToken);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is no set of judged queries: {error.Message}", error);
        }
    }

    /// <summary>Answers each query as a reader would be answered.</summary>
    public async Task<SearchQuality> JudgeAsync(ImmutableArray<JudgedQuery> judged, CancellationToken cancellationToken)
    {
        var answers = ImmutableArray.CreateBuilder<JudgedAnswer>(judged.Length);
        foreach (var query in judged)
        {
            answers.Add(await AnswerAsync(query, cancellationToken));
        }

        return new SearchQuality(answers.ToImmutable());
    }

    private async Task<JudgedAnswer> AnswerAsync(JudgedQuery judged, CancellationToken cancellationToken)
    {
        var section = judged.Section is { } alias ? snapshot.FindByAlias(alias)?.Id.Value ?? throw new InvalidDataException($"No section has the alias '{alias}'.") : null;
        var page = await composer.ComposeAsync(
            new SearchQuestion { Words = judged.Query, WithSuperseded = judged.Superseded, Filters = section is null ? [] : [new ListFilter(SearchKeys.Section, section)] },
            snapshot, now, cancellationToken);
        var found = page.Results.Select(result => result.Address).ToImmutableArray();
        var rank = 1 + found.TakeWhile(address => !judged.First.Contains(address)).Count();
        var expected = judged.First.Concat(judged.Also).ToList();
        var routes = page.WhoToCall?.Routes.Select(route => route.Name).ToList() ?? [];
        return new JudgedAnswer(
            judged,
            rank > found.Length ? 0 : rank,
            (double)expected.Count(address => found.IndexOf(address) is >= 0 and < FirstTen) / expected.Count,
            routes switch { [] => "none", [var one] => one, _ => "both" },
            found);
    }
}
