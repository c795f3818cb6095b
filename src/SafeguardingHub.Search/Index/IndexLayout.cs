using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace SafeguardingHub.Search.Index;

/// <summary>What an index file consists of besides the tables of the index itself.</summary>
/// <param name="Tables">The tables, in the order in which they are written.</param>
/// <param name="Memories">What is kept in memory: one empty object of each kind, which makes the first real one.</param>
/// <param name="Sources">The assemblies whose code decides what is in the index, besides those of tables and memories.</param>
internal sealed record IndexLayout(ImmutableArray<IndexTables> Tables, ImmutableArray<IndexMemory> Memories, ImmutableArray<Assembly> Sources = default)
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
            digest TEXT NOT NULL
        ) STRICT
        """,
        "CREATE TABLE depends (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID",
        "CREATE INDEX depends_number ON depends (number)",
        """
        CREATE TABLE state (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            fingerprint TEXT NOT NULL,
            epoch TEXT NOT NULL,
            position INTEGER NOT NULL,
            complete INTEGER NOT NULL,
            stale INTEGER NOT NULL
        ) STRICT
        """,
    ];

    /// <summary>All statements that make the file.</summary>
    public IEnumerable<string> Schema => OwnSchema.Concat(Tables.SelectMany(tables => tables.Schema));

    /// <summary>Items that are written together with all that can be worked out before; they must be written in one batch.</summary>
    public ImmutableArray<IndexedItem> Prepare(ImmutableArray<IndexedItem> items)
    {
        List<List<object?>> prepared = [.. Tables.Select(tables => tables.PrepareAll(items).ToList())];
        return [.. items.Select((item, at) => item with { Prepared = [DocumentRows.Prepare(item), .. prepared.Select(ofTables => ofTables[at]).OfType<object>()] })];
    }

    /// <summary>
    /// Tells whether a file was made by this very code: of the statements that make the tables, a colon, of the code that fills
    /// them. The code is told by what the compiler makes of it, so nobody has to remember to raise a number.
    /// </summary>
    public string Fingerprint => field ??= Hash(string.Join(';', Schema)) + ":" + Hash(string.Join(';', Modules()));

    /// <summary>Whether a file of that fingerprint has the same tables, so that it can serve until one is made by this code.</summary>
    public bool CanRead(string fingerprint) => fingerprint.Split(':')[0] == Fingerprint.Split(':')[0];

    private IEnumerable<string> Modules() =>
        (Sources.IsDefault ? [] : Sources).Concat(Tables.Select(tables => tables.GetType().Assembly)).Concat(Memories.Select(memory => memory.GetType().Assembly))
            .Append(typeof(IndexLayout).Assembly).Append(typeof(Content.Html.HtmlText).Assembly)
            .Select(assembly => assembly.ManifestModule.ModuleVersionId.ToString()).Distinct().Order(StringComparer.Ordinal);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
