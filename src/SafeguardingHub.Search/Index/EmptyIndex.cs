using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Index;

/// <summary>An index that holds nothing and says so, for searches while there is no other: nobody has to ask whether there is one.</summary>
internal static class EmptyIndex
{
    /// <summary>Lends one.</summary>
    public static IndexReading Borrow(IndexLayout layout)
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        foreach (var statement in layout.Schema)
        {
            IndexConnections.Execute(connection, statement);
        }

        var generation = new IndexGeneration(0, 0, IsComplete: false, [.. layout.Memories.Select(memory => memory.Load(connection))]);
        return new IndexReading(generation, connection, lent => lent.Dispose());
    }
}
