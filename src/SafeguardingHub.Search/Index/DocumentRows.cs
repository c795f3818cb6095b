using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Index;

/// <summary>The index's own rows of documents, through the one connection that writes; statements are prepared once.</summary>
internal sealed class DocumentRows
{
    private readonly SqliteConnection connection;
    private readonly SortedSet<long> free = [];
    private long next = 1;

    public DocumentRows(SqliteConnection connection)
    {
        this.connection = connection;
        Recount();
    }

    /// <summary>How many documents there are.</summary>
    public int Count => (int)(next - 1) - free.Count;

    /// <summary>Looks again which numbers are taken: after opening, and after a transaction that was given up.</summary>
    public void Recount()
    {
        free.Clear();
        next = 1;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM document ORDER BY number";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            for (var number = row.GetInt64(0); next < number; next++)
            {
                free.Add(next);
            }

            next++;
        }
    }

    /// <summary>The number of an item, or null.</summary>
    public long? Find(ContentItemId item) => CachedStatements.Of(connection, "SELECT number FROM document WHERE item = $1").Number(item.Value);

    /// <summary>Removes a document; its number is free.</summary>
    public void Remove(long number)
    {
        Clear(number);
        free.Add(number);
    }

    /// <summary>Removes a document's rows; its number is kept for what takes their place.</summary>
    public void Clear(long number)
    {
        CachedCommands.Run(connection, "DELETE FROM document WHERE number = $1", number);
        CachedCommands.Run(connection, "DELETE FROM depends WHERE number = $1", number);
    }

    /// <summary>The lowest number that is free, taken.</summary>
    public long Take()
    {
        if (free.Count == 0)
        {
            return next++;
        }

        var number = free.Min;
        free.Remove(number);
        return number;
    }

    /// <summary>Writes a document under that number.</summary>
    public void Write(long number, IndexedItem indexed)
    {
        var item = indexed.Document.Item;
        CachedCommands.Run(
            connection, "INSERT INTO document (number, item, version, type, title, alias, path, section, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            number, item.Id.Value, item.VersionId.Value, item.ContentType, indexed.Text.Title, item.Alias?.ToLowerInvariant(), item.Path?.Text, item.Section?.Value,
            (indexed.Find<Digest>() ?? Prepare(indexed)).Text);
        foreach (var key in indexed.Text.DependsOn)
        {
            CachedCommands.Run(connection, "INSERT INTO depends (key, number) VALUES ($1, $2)", key, number);
        }
    }

    /// <summary>What can be worked out of an item before it is written.</summary>
    public static Digest Prepare(IndexedItem indexed) => new(Hash(indexed));

    /// <summary>Tells one text of an item, with what was projected of it, from another.</summary>
    internal static string Hash(IndexedItem indexed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = indexed.Text;
        string[] parts =
        [
            text.Title, text.Headings, text.Summary, text.Body, .. text.Names, "", .. text.Numbers.Select(number => $"{number.Digits} {number.IsFormer}"), "",
            .. text.Files.SelectMany(file => file.Pages.Prepend(file.Media)), "", .. text.DependsOn, "",
            .. indexed.Document.Values.Select(value => $"{value.Key} {value.Value} {value.SortOn}"),
        ];
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>Tells one text of an item from another; see <see cref="Hash"/>.</summary>
    internal sealed record Digest(string Text);
}
