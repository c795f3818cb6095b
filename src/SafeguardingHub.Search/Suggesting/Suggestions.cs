using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Suggesting;

/// <summary>
/// Names that begin with what was typed. Reads a few rows of each kind from the index's own order, so that a hub of a hundred
/// thousand items answers as fast as one of a hundred.
/// </summary>
internal static class Suggestions
{
    /// <summary>The fewest characters for which names are suggested: one letter says nothing.</summary>
    public const int FewestCharacters = 2;

    /// <summary>The most suggestions at once: more are read by nobody and fill a small screen.</summary>
    public const int Most = 8;

    private const int LongestTyped = 100;

    // Rows that are read at once; of names that many items share only the first counts.
    private const int Read = 16;

    // How often names that many items share are passed over by going to the next name.
    private const int MostReadings = 8;

    /// <summary>What a row is, in the order in which suggestions come.</summary>
    internal enum Kind
    {
        /// <summary>A service whose name begins so.</summary>
        Service = 0,

        /// <summary>A service with a later word that begins so.</summary>
        ServiceWithin = 1,

        /// <summary>Another item whose name begins so.</summary>
        Name = 2,

        /// <summary>Another item with a later word that begins so.</summary>
        NameWithin = 3,
    }

    /// <summary>The kind of a row.</summary>
    public static Kind KindOf(bool isService, bool isBeginning) => (isService, isBeginning) switch
    {
        (true, true) => Kind.Service,
        (true, false) => Kind.ServiceWithin,
        (false, true) => Kind.Name,
        (false, false) => Kind.NameWithin,
    };

    /// <summary>The suggestions for what was typed so far.</summary>
    public static IReadOnlyList<SearchSuggestion> Find(SqliteConnection connection, string typed, int limit)
    {
        var key = TextWords.KeyOf(TextWords.Clean(typed.Length > LongestTyped ? typed[..LongestTyped] : typed));
        var most = Math.Clamp(limit, 0, Most);
        var (found, names) = (new List<SearchSuggestion>(), new HashSet<string>(StringComparer.Ordinal));
        if (key.Length < FewestCharacters)
        {
            return found;
        }

        foreach (var kind in Enum.GetValues<Kind>())
        {
            var after = key;
            for (var reading = 0; reading < MostReadings && found.Count < most && after is not null; reading++)
            {
                after = ReadSome(connection, kind, key, after, isFirst: reading == 0, most, found, names);
            }
        }

        return found;
    }

    // Reads on from a name; the name after which to read next, or null where there is no more.
    private static string? ReadSome(
        SqliteConnection connection, Kind kind, string key, string after, bool isFirst, int most, List<SearchSuggestion> found, HashSet<string> names)
    {
        // A name that was read to its end is passed over whole.
        using var rows = CachedCommands.Of(
            connection,
            """
            SELECT suggestion.folded, suggestion.text, suggestion.former, entry.path, entry.type, entry.item FROM suggestion
            JOIN entry ON entry.number = suggestion.number
            WHERE suggestion.kind = $1 AND suggestion.folded >= $2 AND suggestion.folded < $3
            ORDER BY suggestion.folded LIMIT $4
            """,
            (int)kind, isFirst ? after : after + "\u0001", key + "\U0010ffff", Read).ExecuteReader();
        var (read, last) = (0, "");
        while (found.Count < most && rows.Read())
        {
            (read, last) = (read + 1, rows.GetString(0));
            if (names.Add(TextWords.KeyOf(rows.GetString(1))))
            {
                found.Add(new SearchSuggestion(rows.GetString(1), "/" + rows.GetString(3), rows.GetString(4), rows.GetBoolean(2), ContentItemId.Parse(rows.GetString(5))));
            }
        }

        return read < Read ? null : last;
    }
}
