using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>Finds the documents that have a telephone number that was typed, whole or without its area code.</summary>
internal static class PhoneMatches
{
    // "999" is looked up too where nothing else was typed.
    private const int ShortestAlone = 3;

    /// <summary>The documents that have one of the numbers, and the number where it is a former one.</summary>
    public static SortedDictionary<int, string?> Find(SqliteConnection connection, QueryText query)
    {
        var found = new SortedDictionary<int, string?>();
        foreach (var number in query.Numbers)
        {
            Add(found, connection, "SELECT number, digits, former FROM phone WHERE digits >= $1 AND digits < $1 || ':'", number.Digits);
            Add(found, connection, "SELECT number, digits, former FROM phone WHERE reversed >= $1 AND reversed < $1 || ':'", PhoneTables.Reverse(number.Digits));
        }

        var alone = query.Text.Trim();
        if (alone.Length is >= ShortestAlone and < PhoneNumbers.FewestDigits && alone.All(char.IsAsciiDigit))
        {
            Add(found, connection, "SELECT number, digits, former FROM phone WHERE digits = $1", alone);
        }

        return found;
    }

    /// <summary>The ways in which a number is written in running text, as FTS5 expressions.</summary>
    public static ImmutableArray<string> Spellings(string typed, string digits)
    {
        var spellings = new List<string> { FtsText.Quoted(TextWords.Of(typed).Select(word => word.Folded)), FtsText.Quoted([digits]) };
        foreach (var parts in digits.StartsWith('0') && digits.Length is 10 or 11 ? (int[][])[[5], [4, 3], [3, 4], [5, 3]] : [])
        {
            var (at, words) = (0, new List<string>());
            foreach (var length in parts)
            {
                words.Add(digits.Substring(at, length));
                at += length;
            }

            spellings.Add(FtsText.Quoted([.. words, digits[at..]]));
        }

        return [.. spellings.Distinct()];
    }

    private static void Add(SortedDictionary<int, string?> found, SqliteConnection connection, string sql, string digits)
    {
        using var rows = CachedCommands.Of(connection, sql, digits).ExecuteReader();
        while (rows.Read())
        {
            var number = rows.GetInt32(0);

            // Today's number says nothing; it stands over a former one of the same item.
            if (!rows.GetBoolean(2))
            {
                found[number] = null;
            }
            else
            {
                found.TryAdd(number, rows.GetString(1));
            }
        }
    }
}
