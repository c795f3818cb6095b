using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>Reads what the hits of one page of an answer show.</summary>
internal sealed class HitReader(SqliteConnection connection, Standing standing, string? marking, ImmutableDictionary<int, string> oldNumbers)
{
    private const string Texts =
        """
        SELECT highlight(text, 0, char(1), char(2)), highlight(text, 1, char(1), char(2)),
            snippet(text, 3, char(1), char(2), '…', 32), snippet(text, 4, char(1), char(2), '…', 32)
        FROM text WHERE text MATCH $1 AND rowid = $2
        """;

    private const string Headings = "SELECT snippet(text, 2, char(1), char(2), '…', 32) FROM text WHERE text MATCH $1 AND rowid = $2";

    // The whole text of the files: only its marks tell on which page they are.
    private const string Files = "SELECT highlight(text, 5, char(1), char(2)) FROM text WHERE text MATCH $1 AND rowid = $2";

    /// <summary>The hit for a document, with what matched marked; without marks where there is no time left to look for them.</summary>
    public SearchHit Read(Candidate candidate, CancellationToken cancellationToken)
    {
        var entry = standing.Memory.Find(candidate.Number)!;
        var (title, names, files) = EntryOf(candidate.Number);
        var hit = new SearchHit
        {
            Id = entry.Id,
            Score = candidate.Score,
            Title = Pieces.Plain(title),
            State = standing.StateOf(candidate.Number, entry),
            OldNumber = oldNumbers.GetValueOrDefault(candidate.Number),
        };
        if (marking is null || cancellationToken.IsCancellationRequested)
        {
            return hit;
        }

        try
        {
            return Marked(hit, candidate.Number, names, files);
        }
        catch (SqliteException exception) when (Deadline.IsUp(exception))
        {
            return hit;
        }
    }

    private SearchHit Marked(SearchHit hit, int number, ImmutableArray<string> names, ImmutableArray<EntryFile> files)
    {
        using var row = CachedCommands.Of(connection, Texts, marking, number).ExecuteReader();
        if (!row.Read())
        {
            return hit;
        }

        var title = row.GetString(0);
        hit = hit with { Title = Pieces.Of(title), OtherName = OtherName(row.GetString(1), names, Pieces.MarkedWords(title)) };
        var (summary, body) = (row.GetString(2), row.GetString(3));
        var (inSummary, inBody) = (Pieces.MarkedWords(summary), Pieces.MarkedWords(body));
        if (inSummary + inBody > 0)
        {
            return hit with { Snippet = Pieces.Of(inSummary >= inBody ? summary : body) };
        }

        if (One(Headings, number) is { } heading && Pieces.MarkedWords(heading) > 0)
        {
            return hit with { Snippet = Pieces.Of(heading) };
        }

        return !files.IsEmpty && One(Files, number) is { } text && FilePlace.Find(text, files) is var (place, snippet)
            ? hit with { Snippet = Pieces.Of(snippet), File = place }
            : hit;
    }

    // The name with the most of the words, where it has more of them than the title.
    private static string? OtherName(string marked, ImmutableArray<string> names, int inTitle) =>
        marked.Split('\n').Select(name => (Words: Pieces.MarkedWords(name), Name: string.Concat(Pieces.Of(name).Select(piece => piece.Text))))
            .Where(name => name.Words > inTitle && names.Contains(name.Name)).OrderByDescending(name => name.Words).Select(name => name.Name).FirstOrDefault();

    private string? One(string sql, int number) => CachedCommands.Of(connection, sql, marking, number).ExecuteScalar() as string;

    private (string Title, ImmutableArray<string> Names, ImmutableArray<EntryFile> Files) EntryOf(int number)
    {
        using var row = CachedCommands.Of(connection, "SELECT title, names, files FROM entry WHERE number = $1", number).ExecuteReader();
        return row.Read() ? (row.GetString(0), List<string>(row, 1), List<EntryFile>(row, 2)) : ("", [], []);
    }

    private static ImmutableArray<T> List<T>(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? [] : JsonSerializer.Deserialize<ImmutableArray<T>>(row.GetString(column));
}
