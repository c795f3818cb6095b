using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Running;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Site;

/// <summary>Finds pages by words in the columns of the site's own text table, stemmed and weighed as plain words are.</summary>
internal sealed class SiteWords(SqliteConnection connection, CancellationToken cancellationToken)
{
    private const int WordsAtOnce = 200;

    // Marking looks each of them up again in every text of the page.
    private const int MostMarked = 50;

    private readonly Vocabulary words = new(connection, "word", "word", cancellationToken);
    private readonly List<string> marking = [];
    private int marked;

    /// <summary>What results mark: what was looked for in words, but for patterns that stand for many; null for nothing.</summary>
    public string? Marking => marking.Count == 0 ? null : string.Join(" OR ", marking);

    /// <summary>Pages with these words one after another.</summary>
    public Found Phrase(string? column, string text, int slop, bool scores)
    {
        var each = TextWords.Of(text).Select(word => word.Folded).ToList();
        return each.Count == 0 ? Found.None : Run(
            column, slop == 0 || each.Count == 1 ? FtsText.Quoted(each) : $"NEAR({string.Join(' ', each.Select(word => FtsText.Quoted([word])))}, {slop})", each.Count, scores);
    }

    /// <summary>Pages with a word that a pattern fits.</summary>
    public Found Wildcard(string? column, WildcardPattern pattern, bool scores) => pattern.IsPrefix && pattern.Prefix.All(char.IsLetterOrDigit)
        ? Run(column, FtsText.Beginning(pattern.Prefix), 1, scores)
        : Fitting(column, pattern.Prefix, word => pattern.Fits(word), scores);

    /// <summary>Pages with a word that fits.</summary>
    public Found Fitting(string? column, string prefix, Func<string, bool> fits, bool scores) => Any(column, words.Fitting(prefix, fits), scores);

    /// <summary>Pages with a word that differs in a few letters; the fewer, the better.</summary>
    public Found Near(string? column, FuzzyNode fuzzy, bool scores)
    {
        var word = StandardWords.Fold(fuzzy.Text);
        var found = new List<(int, double)>();
        foreach (var near in words.Near(word, fuzzy.Edits, fuzzy.PrefixLength).GroupBy(near => near.Edits, near => near.Word))
        {
            var fit = Any(column, [.. near], scores).Times(1 - ((double)near.Key / Math.Max(word.Length, 1)));
            found.AddRange(Enumerable.Range(0, fit.Count).Select(place => (fit.Numbers[place], fit.Score(place))));
        }

        return Found.Of(found);
    }

    private Found Any(string? column, List<string> sought, bool scores)
    {
        var found = new List<(int, double)>();
        foreach (var some in sought.Chunk(WordsAtOnce))
        {
            var fit = Run(column, string.Join(" OR ", some.Select(word => FtsText.Quoted([word]))), sought.Count, scores);
            found.AddRange(Enumerable.Range(0, fit.Count).Select(place => (fit.Numbers[place], fit.Score(place))));
        }

        return Found.Of(found);
    }

    // Of how many words it is, the words of all its like counted together.
    private Found Run(string? column, string expression, int count, bool scores)
    {
        var whole = column is null ? $"({expression})" : FtsText.In(column, expression);
        if (!scores)
        {
            return Found.All([.. FtsRows.Numbers(connection, whole, cancellationToken)]);
        }

        if (marked + count <= MostMarked)
        {
            marking.Add(whole);
            marked += count;
        }

        var found = AllWords.Find(connection, whole, cancellationToken);
        return new Found([.. found.Numbers], [.. found.Scores]);
    }
}
