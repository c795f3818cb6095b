using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>An index of a hub in a folder, with tables and a memory of the tests' own.</summary>
internal sealed class GivenIndex : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private GivenIndex(GivenHub hub, string folder, IFileTexts? files, IndexLayout? layout, TimeProvider? time)
    {
        Files = files ?? new NoFileTexts();
        Source = SourceOf(hub, Files);
        Place = new IndexPlace(folder);
        Logs = new LogList();
        Index = new SearchIndex(Source, layout ?? Layout, Place, Files, time ?? TimeProvider.System, Logs);
        running = Index.RunAsync(stop.Token);
    }

    public static IndexLayout Layout { get; } = new([new TestTables()], [TestMemory.Empty]);

    public IFileTexts Files { get; }

    public IndexSource Source { get; }

    public IndexPlace Place { get; }

    public SearchIndex Index { get; }

    public LogList Logs { get; }

    public static IndexSource SourceOf(GivenHub hub, IFileTexts? files = null, long characters = 20_000_000) => new(
        hub, hub, hub, hub, new DocumentTextBuilder(GivenHub.Kinds, hub, files ?? new NoFileTexts(), Variable, NullLogger<DocumentTextBuilder>.Instance))
    {
        CharactersAtATime = characters,
    };

    /// <summary>An index that has begun its life in that folder.</summary>
    public static GivenIndex Start(GivenHub hub, string folder, IFileTexts? files = null, IndexLayout? layout = null, TimeProvider? time = null) =>
        new(hub, folder, files, layout, time);

    /// <summary>The same, once it holds all that is published.</summary>
    public static async Task<GivenIndex> StartedAsync(GivenHub hub, string folder, IFileTexts? files = null, TimeProvider? time = null)
    {
        var index = Start(hub, folder, files, time: time);
        await index.IsFollowingAsync(hub.Head);
        return index;
    }

    /// <summary>Says that something was committed, and waits as a reader does.</summary>
    public async Task CaughtUpAsync()
    {
        Index.Raise();
        await Index.CaughtUpAsync(CancellationToken.None);
    }

    /// <summary>Waits until it is complete, follows, and stands at that change or beyond.</summary>
    public async Task IsFollowingAsync(long position) =>
        await UntilAsync(() => Index.Status is { Activity: IndexActivity.Following, IsComplete: true } status && status.Position >= position, () => Index.Status.ToString());

    public async Task<T> ReadAsync<T>(Func<IndexReading, T> read)
    {
        using var reading = await ((IIndexReadings)Index).BorrowAsync(CancellationToken.None);
        return read(reading);
    }

    /// <summary>The ids of the items that a word finds, in order.</summary>
    public Task<List<string>> FindAsync(string word) => ReadAsync(reading => Find(reading.Connection, word));

    public static List<string> Find(SqliteConnection connection, string word)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT item FROM words JOIN document ON document.number = words.rowid WHERE words MATCH $word ORDER BY item";
        command.Parameters.AddWithValue("$word", $"\"{word}\"");
        using var row = command.ExecuteReader();
        var found = new List<string>();
        while (row.Read())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }

    /// <summary>How it differs from one that is built from nothing.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync() => await new IndexUpkeep(Source, Layout, Place).VerifyAsync(null, CancellationToken.None);

    public static async Task UntilAsync(Func<bool> holds, Func<string> otherwise)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(2), otherwise());
            await Task.Delay(2);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        Index.Dispose();
        stop.Dispose();
    }

    private static string? Variable(Content.Delivery.PublicSnapshot ground, PublishedItem page, string path) =>
        path == "section.name" && page.Section is { } section ? ground.Find(section)?.DisplayText : null;
}

/// <summary>What is logged.</summary>
internal sealed class LogList : ILogger<SearchIndex>
{
    public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");
}

/// <summary>A full-text table and an ordinary one.</summary>
internal sealed class TestTables : IndexTables
{
    public override IEnumerable<string> Schema =>
    [
        "CREATE VIRTUAL TABLE words USING fts5(title, body)",
        "CREATE TABLE name (number INTEGER NOT NULL, name TEXT NOT NULL) STRICT",
        "CREATE INDEX name_number ON name (number)",
    ];

    public override IEnumerable<string> Contents => ["SELECT rowid, title, body FROM words", "SELECT number, name FROM name"];

    public override void Write(SqliteConnection connection, long number, IndexedItem item)
    {
        var text = item.Text;
        Run(connection, "INSERT INTO words (rowid, title, body) VALUES ($number, $first, $second)", number, text.Title,
            string.Join('\n', text.Names.Append(text.Headings).Append(text.Body).Concat(text.Files.SelectMany(file => file.Pages))));
        Run(connection, "INSERT INTO name (number, name) VALUES ($number, $first)", number, text.Title);
    }

    public override void Remove(SqliteConnection connection, long number)
    {
        Run(connection, "DELETE FROM words WHERE rowid = $number", number);
        Run(connection, "DELETE FROM name WHERE number = $number", number);
    }

    private static void Run(SqliteConnection connection, string statement, long number, string? first = null, string? second = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The constants above.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$number", number);
        command.Parameters.AddWithValue("$first", first ?? "");
        command.Parameters.AddWithValue("$second", second ?? "");
        command.ExecuteNonQuery();
    }
}

/// <summary>The titles by number.</summary>
internal sealed class TestMemory(ImmutableSortedDictionary<long, string> titles) : IndexMemory
{
    public static TestMemory Empty { get; } = new(ImmutableSortedDictionary<long, string>.Empty);

    public ImmutableSortedDictionary<long, string> Titles => titles;

    public static ImmutableSortedDictionary<long, string> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, title FROM document";
        using var row = command.ExecuteReader();
        var found = ImmutableSortedDictionary.CreateBuilder<long, string>();
        while (row.Read())
        {
            found.Add(row.GetInt64(0), row.GetString(1));
        }

        return found.ToImmutable();
    }

    public override IndexMemory Load(SqliteConnection connection) => new TestMemory(Read(connection));

    public override IndexMemory Updated(SqliteConnection connection, ImmutableArray<long> changed)
    {
        var now = Read(connection);
        var updated = titles.RemoveRange(changed).AddRange(changed.Where(now.ContainsKey).Select(number => KeyValuePair.Create(number, now[number])));
        return new TestMemory(updated);
    }
}
