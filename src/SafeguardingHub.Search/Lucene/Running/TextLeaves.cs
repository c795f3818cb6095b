using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>Finds documents by the words of the texts that they have under a name.</summary>
internal sealed class TextLeaves(SqliteConnection connection, CancellationToken cancellationToken)
{
    // So many words in one expression: more do not make it faster.
    private const int WordsAtOnce = 200;

    private readonly Vocabulary words = new(connection, "lucene_word", "text", cancellationToken);

    /// <summary>Documents in which a word occurs, any of them.</summary>
    public Found AnyWord(IReadOnlySet<long> sets, IReadOnlyList<string> sought, bool scores)
    {
        var found = new List<(int, double)>();
        foreach (var some in sought.Distinct(StringComparer.Ordinal).Chunk(WordsAtOnce))
        {
            found.AddRange(Rows(sets, string.Join(" OR ", some.Select(word => FtsText.Quoted([word]))), scores).Select(row => (Document(row.Row), row.Score)));
        }

        return Found.Of(found);
    }

    /// <summary>Documents with these words in this order, a gap fitting any word that is left out.</summary>
    public Found Phrase(IReadOnlySet<long> sets, string text, int slop, bool scores)
    {
        var phrase = StandardWords.Of(text).SkipWhile(word => word == StandardWords.Gap).ToList();
        phrase.RemoveRange(phrase.FindLastIndex(word => word != StandardWords.Gap) + 1, phrase.Count - phrase.FindLastIndex(word => word != StandardWords.Gap) - 1);
        if (phrase.Count == 0)
        {
            return Found.None;
        }

        if (phrase.Count > QueryLimits.Clauses)
        {
            throw new LuceneQueryException($"The phrase has more than {QueryLimits.Clauses} words: ask for fewer at a time.");
        }

        return slop == 0 || phrase.Count == 1
            ? Found.Of([.. Rows(sets, FtsText.Quoted(phrase), scores).Select(row => (Document(row.Row), row.Score))])
            : Sloppy(sets, phrase, slop, scores);
    }

    /// <summary>Documents with a word that begins so.</summary>
    public Found Beginning(IReadOnlySet<long> sets, string prefix) =>
        Found.Of([.. Rows(sets, FtsText.Beginning(prefix), scores: false).Select(row => Document(row.Row))]);

    /// <summary>Documents with a word that fits.</summary>
    public Found Fitting(IReadOnlySet<long> sets, string prefix, Func<string, bool> fits) =>
        Found.Of([.. AnyWord(sets, words.Fitting(prefix, fits), scores: false).Numbers]);

    /// <summary>Documents with a word that differs in a few letters; the fewer, the better.</summary>
    public Found Near(IReadOnlySet<long> sets, FuzzyNode fuzzy, bool scores)
    {
        var word = StandardWords.Fold(fuzzy.Text);
        var found = new List<(int, double)>();
        foreach (var near in words.Near(word, fuzzy.Edits, fuzzy.PrefixLength).GroupBy(near => near.Edits, near => near.Word))
        {
            var fit = AnyWord(sets, [.. near], scores);
            found.AddRange(Enumerable.Range(0, fit.Count).Select(place => (fit.Numbers[place], fit.Score(place) * (1 - ((double)near.Key / Math.Max(word.Length, 1))))));
        }

        return Found.Of(found);
    }

    /// <summary>Documents that have any text under the name.</summary>
    public Found Any(IReadOnlySet<long> sets)
    {
        // The table's own list of its rows: FTS5 has no other for one that keeps no text.
        var numbers = new List<int>();
        using var rows = CachedCommands.Of(connection, "SELECT id FROM lucene_text_docsize").ExecuteReader();
        while (rows.Read())
        {
            if (sets.Contains(rows.GetInt64(0) & LuceneTables.NamesMask))
            {
                numbers.Add(Document(rows.GetInt64(0)));
            }
        }

        return Found.Of(numbers);
    }

    private Found Sloppy(IReadOnlySet<long> sets, List<string> phrase, int slop, bool scores)
    {
        var offsets = Enumerable.Range(0, phrase.Count).Where(place => phrase[place] != StandardWords.Gap).ToList();
        var sought = offsets.Select(place => phrase[place]).ToList();
        var rows = Rows(sets, string.Join(" AND ", sought.Distinct(StringComparer.Ordinal).Select(word => FtsText.Quoted([word]))), scores).ToDictionary(row => row.Row, row => row.Score);
        var places = sought.Distinct(StringComparer.Ordinal).ToDictionary(word => word, word => Places(word, rows), StringComparer.Ordinal);
        var found = new List<(int, double)>();
        foreach (var (row, score) in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SloppyPhrase.Fits([.. sought.Select(word => places[word].GetValueOrDefault(row) ?? [])], offsets, slop, cancellationToken))
            {
                found.Add((Document(row), score));
            }
        }

        return Found.Of(found);
    }

    private Dictionary<long, List<int>> Places(string word, Dictionary<long, double> among)
    {
        var places = new Dictionary<long, List<int>>();
        using var rows = CachedCommands.Of(connection, "SELECT doc, \"offset\" FROM lucene_place WHERE term = $1", word).ExecuteReader();
        for (var count = 0; rows.Read(); count++)
        {
            if (count % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (among.ContainsKey(rows.GetInt64(0)))
            {
                (places.TryGetValue(rows.GetInt64(0), out var known) ? known : places[rows.GetInt64(0)] = []).Add(rows.GetInt32(1));
            }
        }

        return places;
    }

    private List<(long Row, double Score)> Rows(IReadOnlySet<long> sets, string expression, bool scores)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = new List<(long, double)>();
        var sql = scores ? "SELECT rowid, -bm25(lucene_text) FROM lucene_text WHERE lucene_text MATCH $1" : "SELECT rowid, 1.0 FROM lucene_text WHERE lucene_text MATCH $1";
        using var rows = CachedCommands.Of(connection, sql, expression).ExecuteReader();
        while (rows.Read())
        {
            if (sets.Contains(rows.GetInt64(0) & LuceneTables.NamesMask))
            {
                found.Add((rows.GetInt64(0), rows.GetDouble(1)));
            }
        }

        return found;
    }

    private static int Document(long row) => (int)(row >> LuceneTables.NamesBits);
}
