using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>The names of fields in an index file: where the words and the values under a name are.</summary>
internal sealed class IndexNames(SqliteConnection connection)
{
    private Dictionary<string, HashSet<long>>? sets;

    /// <summary>The numbers of the sets of names that have this one; null where no text has it.</summary>
    public IReadOnlySet<long>? Texts(string name)
    {
        sets ??= ReadSets();
        return sets.GetValueOrDefault(name);
    }

    /// <summary>
    /// The number of the name under which values are; null where none are. Better than Orchard Core: <c>.keyword</c> after the name
    /// of what is one value anyhow, as Elasticsearch's users write it, is that name, and so is the bare name of a title.
    /// </summary>
    public long? Values(string name) => name == ItemFields.DisplayText
        ? Number(ItemFields.DisplayTextKeyword)
        : Number(name) ?? (name.EndsWith(ItemFields.Keyword, StringComparison.Ordinal) ? Number(name[..^ItemFields.Keyword.Length]) : null);

    /// <summary>The name of that number.</summary>
    public string Name(long number) => (string)CachedCommands.Of(connection, "SELECT text FROM lucene_key WHERE id = $1", number).ExecuteScalar()!;

    private long? Number(string name) => (long?)CachedCommands.Of(connection, "SELECT id FROM lucene_key WHERE text = $1", name).ExecuteScalar();

    private Dictionary<string, HashSet<long>> ReadSets()
    {
        var read = new Dictionary<string, HashSet<long>>(StringComparer.Ordinal);
        using var rows = CachedCommands.Of(connection, "SELECT id, text FROM lucene_names").ExecuteReader();
        while (rows.Read())
        {
            foreach (var name in rows.GetString(1).Split('\n'))
            {
                (read.TryGetValue(name, out var known) ? known : read[name] = []).Add(rows.GetInt64(0));
            }
        }

        return read;
    }
}
