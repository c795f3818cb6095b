using System.Collections.Immutable;

namespace SafeguardingHub.Search.Index;

/// <summary>What an index file consists of besides the tables of the index itself.</summary>
/// <param name="Tables">The tables, in the order in which they are written.</param>
/// <param name="Memories">What is kept in memory: one empty object of each kind, which makes the first real one.</param>
internal sealed record IndexLayout(ImmutableArray<IndexTables> Tables, ImmutableArray<IndexMemory> Memories)
{
    /// <summary>The index's own tables. Numbers begin at 1 and are reused, so that they serve as places in arrays.</summary>
    public static ImmutableArray<string> OwnSchema { get; } =
    [
        """
        CREATE TABLE document (
            number INTEGER PRIMARY KEY,
            item TEXT NOT NULL UNIQUE,
            version TEXT NOT NULL,
            type TEXT NOT NULL,
            title TEXT NOT NULL,
            alias TEXT,
            path TEXT,
            section TEXT,
            words TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX document_alias ON document (alias) WHERE alias IS NOT NULL",
        "CREATE TABLE depends (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID",
        "CREATE INDEX depends_number ON depends (number)",
        """
        CREATE TABLE state (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            fingerprint TEXT NOT NULL,
            epoch TEXT NOT NULL,
            position INTEGER NOT NULL,
            complete INTEGER NOT NULL
        ) STRICT
        """,
    ];
}
