using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Search.Index;

/// <summary>The index's own rows of documents, through the one connection that writes; statements are prepared once.</summary>
internal sealed class DocumentRows : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<SqliteCommand> commands = [];
    private readonly SqliteCommand find;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand delete;
    private readonly SqliteCommand depend;
    private readonly SqliteCommand release;
    private readonly SortedSet<long> free = [];
    private long next = 1;

    public DocumentRows(SqliteConnection connection)
    {
        this.connection = connection;
        find = Command("SELECT number FROM document WHERE item = $item", "$item");
        insert = Command(
            "INSERT INTO document (number, item, version, type, title, alias, path, section, digest) VALUES ($number, $item, $version, $type, $title, $alias, $path, $section, $digest)",
            "$number", "$item", "$version", "$type", "$title", "$alias", "$path", "$section", "$digest");
        delete = Command("DELETE FROM document WHERE number = $number", "$number");
        depend = Command("INSERT INTO depends (key, number) VALUES ($key, $number)", "$key", "$number");
        release = Command("DELETE FROM depends WHERE number = $number", "$number");
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
    public long? Find(ContentItemId item)
    {
        find.Parameters[0].Value = item.Value;
        return (long?)find.ExecuteScalar();
    }

    /// <summary>Removes a document; its number is free.</summary>
    public void Remove(long number)
    {
        Clear(number);
        free.Add(number);
    }

    /// <summary>Removes a document's rows; its number is kept for what takes their place.</summary>
    public void Clear(long number)
    {
        delete.Parameters[0].Value = number;
        delete.ExecuteNonQuery();
        release.Parameters[0].Value = number;
        release.ExecuteNonQuery();
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
        var values = insert.Parameters;
        (values[0].Value, values[1].Value, values[2].Value, values[3].Value) = (number, item.Id.Value, item.VersionId.Value, item.ContentType);
        (values[4].Value, values[5].Value) = (indexed.Text.Title, (object?)item.Alias?.ToLowerInvariant() ?? DBNull.Value);
        (values[6].Value, values[7].Value) = ((object?)item.Path?.Text ?? DBNull.Value, (object?)item.Section?.Value ?? DBNull.Value);
        values[8].Value = Hash(indexed);
        insert.ExecuteNonQuery();
        foreach (var key in indexed.Text.DependsOn)
        {
            depend.Parameters[0].Value = key;
            depend.Parameters[1].Value = number;
            depend.ExecuteNonQuery();
        }
    }

    public void Dispose() => commands.ForEach(command => command.Dispose());

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

    private SqliteCommand Command(string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        commands.Add(command);
        return command;
    }
}
