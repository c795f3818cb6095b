using System.Text;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// What was probably meant by words that the index does not have: the nearest of its own words. Words that it has, or that editors
/// list as meaning others, are left alone, and so is whatever holds a digit.
/// </summary>
internal static class Spelling
{
    private const int ShortestWord = 4;

    // Words of this length may have two faults.
    private const int LongWord = 6;

    // All of them are looked for in one pass; more than these are no slip of the finger.
    private const int MostWords = 6;

    /// <summary>The text with its unknown words replaced; null where there is nothing to replace or nothing near.</summary>
    public static string? Correct(SqliteConnection connection, QueryText query, SearchGround ground)
    {
        var words = query.Terms.SelectMany(term => term.Words).ToList();
        var unknown = words.Where(word => IsCorrectable(word) && !Synonyms.Of(ground).Has(word.Folded) && !IsKnown(connection, word)).Take(MostWords).ToList();
        var replaced = Joined(connection, words);
        if (unknown.Count > 0)
        {
            foreach (var (word, near) in Nearest(connection, unknown))
            {
                if ((near ?? Parted(connection, word.Folded)) is { } better && !replaced.Exists(other => Overlap(other, word)))
                {
                    replaced.Add((word.Start, word.Length, better));
                }
            }
        }

        return replaced.Count == 0 ? null : Replace(query.Text, replaced);
    }

    private static bool IsCorrectable(QueryWord word) => word.Folded.Length >= ShortestWord && word.Folded.All(char.IsLetter);

    // Asked of the text and not of the table of words, for a word is known in each of its forms.
    private static bool IsKnown(SqliteConnection connection, QueryWord word) =>
        CachedCommands.Of(connection, "SELECT 1 FROM text WHERE text MATCH $1 LIMIT 1", FtsText.Quoted([word.Typed])).ExecuteScalar() is not null;

    private static long DocumentsOf(SqliteConnection connection, string word) =>
        CachedCommands.Of(connection, "SELECT documents FROM word WHERE word = $1", word).ExecuteScalar() as long? ?? 0;

    // "safe guarding" where the hub writes one word.
    private static List<(int Start, int Length, string Word)> Joined(SqliteConnection connection, List<QueryWord> words)
    {
        var joined = new List<(int Start, int Length, string Word)>();
        for (var at = 0; at + 1 < words.Count; at++)
        {
            var (one, next) = (words[at], words[at + 1]);
            if (one.Start + one.Length + 1 == next.Start && one.Folded.All(char.IsLetter) && next.Folded.All(char.IsLetter)
                && DocumentsOf(connection, one.Folded + next.Folded) > 0)
            {
                joined.Add((one.Start, next.Start + next.Length - one.Start, one.Folded + next.Folded));
                at++;
            }
        }

        return joined;
    }

    // "frontdoor" where the hub writes two.
    private static string? Parted(SqliteConnection connection, string word) =>
        Enumerable.Range(3, Math.Max(0, word.Length - 5))
            .Select(at => (Words: $"{word[..at]} {word[at..]}", Documents: Math.Min(DocumentsOf(connection, word[..at]), DocumentsOf(connection, word[at..]))))
            .Where(parted => parted.Documents > 0).OrderByDescending(parted => parted.Documents).Select(parted => parted.Words).FirstOrDefault();

    private static bool Overlap((int Start, int Length, string Word) one, QueryWord other) =>
        one.Start < other.Start + other.Length && other.Start < one.Start + one.Length;

    // Among the words with the same first letter, which people hardly ever mistake; where no single fault leads to one of them, the
    // first letter is taken for left out ("olice") or exchanged with the second ("hcild"). "Mother" is never meant for "other", and
    // the table of words, of which there may be a million, is never read from one end to the other.
    private static List<(QueryWord Word, string? Near)> Nearest(SqliteConnection connection, List<QueryWord> unknown)
    {
        var searches = unknown.ConvertAll(word => new Search(word));
        foreach (var search in searches)
        {
            var first = search.Word.Folded[..1];
            Offer(search, CachedCommands.Of(
                connection, "SELECT word, documents FROM word WHERE word >= $1 AND word < $2 AND length(word) BETWEEN $3 AND $4 AND documents > 0",
                first, first + "\U0010ffff", search.Shortest, search.Longest));
            foreach (var meant in search.IsNear ? [] : search.SlipsAtTheStart())
            {
                Offer(search, CachedCommands.Of(connection, "SELECT word, documents FROM word WHERE word = $1 AND documents > 0", meant));
            }
        }

        return searches.ConvertAll(search => (search.Word, search.Best));
    }

    private static void Offer(Search search, SqliteCommand words)
    {
        using var rows = words.ExecuteReader();
        while (rows.Read())
        {
            search.Offer(rows.GetString(0), rows);
        }
    }

    private static string Replace(string text, List<(int Start, int Length, string Word)> replaced)
    {
        var better = new StringBuilder(text);
        foreach (var (start, length, word) in replaced.OrderByDescending(one => one.Start))
        {
            better.Remove(start, length).Insert(start, word);
        }

        return string.Join(' ', better.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private sealed class Search(QueryWord word)
    {
        private readonly string wanted = word.Folded;
        private readonly uint letters = EditDistance.LettersOf(word.Folded);
        private readonly int most = word.Folded.Length >= LongWord ? 2 : 1;
        private int distance = int.MaxValue;
        private long documents;

        public QueryWord Word => word;

        public string? Best { get; private set; }

        // Whether a word was found that differs by a single fault.
        public bool IsNear => distance <= 1;

        public int Shortest => wanted.Length - most;

        public int Longest => wanted.Length + most;

        // The nearest word; of equally near ones that which more documents have.
        public void Offer(string candidate, SqliteDataReader row)
        {
            var limit = Math.Min(most, distance);
            if (!EditDistance.MayBeWithin(letters, EditDistance.LettersOf(candidate), limit) || !candidate.All(char.IsLetter))
            {
                return;
            }

            var (found, count) = (EditDistance.Between(wanted, candidate, limit), row.GetInt64(1));
            if (found <= limit && (found < distance || count > documents))
            {
                (Best, distance, documents) = (candidate, found, count);
            }
        }

        // What was meant where the first two letters were exchanged, or the first was left out.
        public IEnumerable<string> SlipsAtTheStart() =>
            Enumerable.Range('a', 26).Select(letter => (char)letter + wanted).Prepend(string.Concat(wanted.AsSpan(1, 1), wanted.AsSpan(0, 1), wanted.AsSpan(2)));
    }
}
