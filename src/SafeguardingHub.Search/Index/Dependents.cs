using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>Which documents of an index say something that stands elsewhere, by what they have noted to depend on.</summary>
internal static class Dependents
{
    private const int DocumentsAtATime = 1000;

    /// <summary>The aliases under which the index knows these items.</summary>
    public static List<string> FormerAliases(SqliteConnection connection, IEnumerable<ContentItemId> items)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT alias FROM document WHERE item = $item AND alias IS NOT NULL";
        var parameter = command.Parameters.Add(new SqliteParameter("$item", null));
        var aliases = new List<string>();
        foreach (var item in items)
        {
            parameter.Value = item.Value;
            if (command.ExecuteScalar() is string alias)
            {
                aliases.Add(alias);
            }
        }

        return aliases;
    }

    /// <summary>The items whose documents depend on one of these keys.</summary>
    public static HashSet<ContentItemId> On(SqliteConnection connection, IEnumerable<string> keys)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT document.item FROM depends JOIN document ON document.number = depends.number WHERE depends.key = $key";
        var parameter = command.Parameters.Add(new SqliteParameter("$key", null));
        var items = new HashSet<ContentItemId>();
        foreach (var key in keys)
        {
            parameter.Value = key;
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                items.Add(ContentItemId.Parse(row.GetString(0)));
            }
        }

        return items;
    }

    /// <summary>The items with files whose text had not been read when they were written.</summary>
    public static HashSet<ContentItemId> Awaiting(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT document.item FROM depends JOIN document ON document.number = depends.number WHERE depends.key >= 'wait:' AND depends.key < 'wait;'";
        using var row = command.ExecuteReader();
        var items = new HashSet<ContentItemId>();
        while (row.Read())
        {
            items.Add(ContentItemId.Parse(row.GetString(0)));
        }

        return items;
    }

    /// <summary>
    /// The items with files that the media library now holds other bytes of, or none, or for the first time. The log says that
    /// files have changed, not which: all are compared.
    /// </summary>
    public static async Task<HashSet<ContentItemId>> OnChangedMediaAsync(IndexFile file, IPublishedContent published, CancellationToken cancellationToken)
    {
        var changed = new HashSet<ContentItemId>();
        var last = 0L;
        while (file.Read(connection => Files(connection, last)) is { Count: > 0 } documents)
        {
            var paths = documents.Values.SelectMany(document => document.Paths).ToHashSet(StringComparer.Ordinal);
            var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var chunk in paths.Chunk(500))
            {
                foreach (var media in (await published.FindLinksAsync([], [], chunk, cancellationToken)).Media)
                {
                    hashes[media.Path.ToLowerInvariant()] = media.Sha256;
                }
            }

            changed.UnionWith(documents.Values
                .Where(document => !document.Hashes.SetEquals(document.Paths.Select(path => hashes.GetValueOrDefault(path)).OfType<string>()))
                .Select(document => document.Item));
            last = documents.Keys.Max();
        }

        return changed;
    }

    private static Dictionary<long, DocumentFiles> Files(SqliteConnection connection, long after)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH page AS (
                SELECT DISTINCT number FROM depends WHERE number > $after AND key >= 'media:' AND key < 'media;' ORDER BY number LIMIT $limit)
            SELECT page.number, document.item, depends.key
            FROM page JOIN document ON document.number = page.number JOIN depends ON depends.number = page.number
            """;
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", DocumentsAtATime);
        var documents = new Dictionary<long, DocumentFiles>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var number = row.GetInt64(0);
            if (!documents.TryGetValue(number, out var document))
            {
                documents[number] = document = new DocumentFiles(ContentItemId.Parse(row.GetString(1)), [], []);
            }

            if (row.GetString(2) is var key && key.StartsWith("media:", StringComparison.Ordinal))
            {
                document.Paths.Add(key["media:".Length..]);
            }
            else if (key.StartsWith("sha:", StringComparison.Ordinal))
            {
                document.Hashes.Add(key["sha:".Length..]);
            }
        }

        return documents;
    }

    private sealed record DocumentFiles(ContentItemId Item, List<string> Paths, HashSet<string> Hashes);
}
