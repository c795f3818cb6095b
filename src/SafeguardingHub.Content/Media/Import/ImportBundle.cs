using System.Collections.Immutable;
using NodaTime;

namespace SafeguardingHub.Content.Media.Import;

/// <summary>A file that waits to be imported, and what it was found to be.</summary>
/// <param name="Name">Its name as it was sent, without folders.</param>
/// <param name="Key">Its name within the bundle.</param>
/// <param name="Length">Its bytes as it was sent.</param>
/// <param name="Sha256">The hash of the bytes that the library would keep, 64 lower-case hexadecimal digits; empty where it is refused.</param>
/// <param name="Refusal">Why it is not kept; null where it is.</param>
/// <param name="Remark">What whoever sent it should know though it is kept; null for nothing.</param>
public sealed record WaitingFile(string Name, string Key, long Length, string Sha256, string? Refusal, string? Remark);

/// <summary>A table and its files, sent together; they wait for a day, for the person who sent them and nobody else.</summary>
/// <param name="Id">Random, 32 lower-case hexadecimal digits.</param>
/// <param name="Person">The id of who sent it.</param>
/// <param name="SentAt">When.</param>
/// <param name="TableName">The table's name as it was sent.</param>
/// <param name="Files">The files.</param>
public sealed record ImportBundle(string Id, string Person, Instant SentAt, string TableName, ImmutableArray<WaitingFile> Files)
{
    /// <summary>How long a bundle waits.</summary>
    public static readonly Duration Life = Duration.FromDays(1);
}

/// <summary>How far an import is.</summary>
public enum ImportStage
{
    /// <summary>It waits for others to end.</summary>
    Waiting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It has come to its end, whatever became of each row.</summary>
    Ended,
}

/// <summary>What became of a row.</summary>
/// <param name="Row">The row's number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Item">The id of the draft that was made; null where none was.</param>
/// <param name="Fault">Why none was made; null where one was.</param>
public sealed record ImportedRow(int Row, string Title, string? Item, string? Fault);

/// <summary>How far an import is, and what became of the rows so far.</summary>
/// <param name="Stage">How far.</param>
/// <param name="At">When it last went on.</param>
/// <param name="Total">How many rows there are to import.</param>
/// <param name="Rows">The rows so far.</param>
public sealed record ImportProgress(ImportStage Stage, Instant At, int Total, ImmutableArray<ImportedRow> Rows)
{
    private static readonly Duration Patience = Duration.FromMinutes(3);

    /// <summary>Whether it goes on by itself. One that stood still for long was interrupted, and can be run again.</summary>
    public bool IsGoingOn(Instant now) => Stage != ImportStage.Ended && now - At < Patience;
}

/// <summary>Keeps bundles while they wait: the port to a folder that nobody reads but this hub. Names are safe whatever was sent.</summary>
public interface IWaitingBundles
{
    /// <summary>Keeps a file of a bundle, in place of the one of that name before.</summary>
    /// <param name="bundle">The bundle's id.</param>
    /// <param name="key">The file's name within it: digits and letters.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="most">The most bytes that are kept; one more and the file is gone again.</param>
    /// <param name="cancellationToken">Gives up; nothing of the file is then kept.</param>
    /// <returns>How many bytes it has; null where it has more than <paramref name="most"/>.</returns>
    Task<long?> KeepAsync(string bundle, string key, Stream content, long most, CancellationToken cancellationToken);

    /// <summary>Opens a file of a bundle, seekable; null where there is none.</summary>
    Stream? Open(string bundle, string key);

    /// <summary>Throws a bundle away.</summary>
    void Discard(string bundle);

    /// <summary>Throws the bundles away that nobody has touched since that moment.</summary>
    /// <returns>How many there were.</returns>
    int Sweep(Instant before);
}

/// <summary>Runs imports after the request that asked for them, one after another.</summary>
public interface IImportQueue
{
    /// <summary>Notes that a bundle is to be imported by somebody; their rights are read again when it begins.</summary>
    Task AddAsync(Access.Actor actor, ImportBundle bundle, CancellationToken cancellationToken);
}
