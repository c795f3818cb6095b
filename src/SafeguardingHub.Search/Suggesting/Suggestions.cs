using System.Globalization;
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

    /// <summary>The first rows of every kind; for the test that looks at how SQLite finds them.</summary>
    internal static readonly string FirstOfAll = Shown(string.Join(
        " UNION ALL ", Enum.GetValues<Kind>().Select(kind => $"SELECT * FROM ({RowsOf(((int)kind).ToString(CultureInfo.InvariantCulture))})")));

    private static readonly string OfKind = Shown(RowsOf("$3"));

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

        if (ReadFirst(connection, key, most, found, names) is not { } unread)
        {
            return found;
        }

        foreach (var kind in Enum.GetValues<Kind>().Where(kind => kind >= unread.Kind))
        {
            var isBegun = kind == unread.Kind;
            var after = isBegun ? unread.After : key;
            for (var reading = isBegun ? 1 : 0; reading < MostReadings && found.Count < most && after is not null; reading++)
            {
                after = ReadSome(connection, kind, after, reading == 0, key, most, found, names);
            }
        }

        return found;
    }

    // The first of every kind, one kind after the other, in one statement: four would cost more than what they read. Where a kind
    // has more than is read and there is still room, that kind and the last name read of it.
    private static (Kind Kind, string After)? ReadFirst(SqliteConnection connection, string key, int most, List<SearchSuggestion> found, HashSet<string> names)
    {
        using var rows = CachedStatements.Of(connection, FirstOfAll).Read(key, EndOf(key));
        var (kind, read, last) = (Kind.Service, 0, "");
        while (found.Count < most && rows.Next())
        {
            var next = (Kind)rows.Int32(0);
            if (next != kind && read == Read)
            {
                break;
            }

            (kind, read) = (next, next == kind ? read + 1 : 1);
            last = read == Read ? rows.Text(1) : "";
            Add(rows, found, names);
        }

        return found.Count < most && read == Read ? (kind, last) : null;
    }

    // Reads on from a name; the name after which to read next, or null where there is no more.
    private static string? ReadSome(
        SqliteConnection connection, Kind kind, string after, bool isFirst, string key, int most, List<SearchSuggestion> found, HashSet<string> names)
    {
        // A name that was read to its end is passed over whole.
        using var rows = CachedStatements.Of(connection, OfKind).Read(isFirst ? after : after + "\u0001", EndOf(key), (int)kind);
        var (read, last) = (0, "");
        while (found.Count < most && rows.Next())
        {
            (read, last) = (read + 1, rows.Text(1));
            Add(rows, found, names);
        }

        return read < Read ? null : last;
    }

    private static void Add(StatementRows row, List<SearchSuggestion> found, HashSet<string> names)
    {
        var text = row.Text(2).Trim();
        if (names.Add(TextWords.KeyOf(text)))
        {
            found.Add(new SearchSuggestion(text, "/" + row.Text(4), row.Text(5), row.Int32(3) != 0, ContentItemId.Parse(row.Text(6))));
        }
    }

    private static string EndOf(string key) => key + "\U0010ffff";

    private static string RowsOf(string kind) =>
        $"SELECT kind, folded, text, former, row FROM suggestion WHERE kind = {kind} AND folded >= $1 AND folded < $2 ORDER BY folded LIMIT {Read}";

    // Joined from left to right, so that only what is read is looked up.
    private static string Shown(string rows) =>
        $"""
        SELECT found.kind, found.folded, coalesce(found.text, entry.title), found.former, entry.path, entry.type, entry.item
        FROM ({rows}) AS found CROSS JOIN entry ON entry.number = {SuggestionTables.NumberOf("found.row")}
        """;
}
