using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>Words of the index that patterns stand for, and how many there may be.</summary>
internal sealed class Vocabulary(SqliteConnection connection, string table, string column, CancellationToken cancellationToken)
{
    private const string Last = "\U0010FFFF";

    /// <summary>The words that fit.</summary>
    /// <param name="prefix">What they begin with.</param>
    /// <param name="fits">Whether a word fits.</param>
    /// <exception cref="LuceneQueryException">There are too many.</exception>
    public List<string> Fitting(string prefix, Func<string, bool> fits)
    {
        var words = new List<string>();
        foreach (var word in Words(prefix))
        {
            if (!fits(word))
            {
                continue;
            }

            if (words.Count == QueryLimits.Words)
            {
                throw new LuceneQueryException($"The pattern stands for more than {QueryLimits.Words} words: give more letters of it.");
            }

            words.Add(word);
        }

        return words;
    }

    /// <summary>The nearest words, at most <see cref="QueryLimits.FuzzyWords"/>, each with the edits between.</summary>
    /// <param name="word">The word.</param>
    /// <param name="edits">The most edits.</param>
    /// <param name="prefixLength">How many letters at the beginning must be the same.</param>
    public List<(string Word, int Edits)> Near(string word, int edits, int prefixLength)
    {
        var near = new List<(string Word, int Edits)>();
        var letters = EditDistance.LettersOf(word);
        foreach (var other in Words(word[..Math.Min(prefixLength, word.Length)]))
        {
            if (EditDistance.MayBeWithin(letters, EditDistance.LettersOf(other), edits) && EditDistance.Between(word, other, edits) is var between && between <= edits)
            {
                near.Add((other, between));
            }
        }

        return [.. near.OrderBy(found => found.Edits).ThenBy(found => found.Word, StringComparer.Ordinal).Take(QueryLimits.FuzzyWords)];
    }

    private IEnumerable<string> Words(string prefix)
    {
        using var rows = CachedCommands.Of(connection, $"SELECT {column} FROM {table} WHERE {column} >= $1 AND {column} < $2", prefix, prefix + Last).ExecuteReader();
        for (var count = 0; rows.Read(); count++)
        {
            if (count % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (rows.GetString(0) is var word && word != Tables.StandardWords.Gap)
            {
                yield return word;
            }
        }
    }
}
