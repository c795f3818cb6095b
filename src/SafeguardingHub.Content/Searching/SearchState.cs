using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Searching;

/// <summary>What the search index of a server is doing.</summary>
public enum SearchActivity
{
    /// <summary>It has not begun yet.</summary>
    Starting,

    /// <summary>It follows what is published.</summary>
    Following,

    /// <summary>It is being built anew.</summary>
    Building,

    /// <summary>It cannot go on for now, and tries again by itself.</summary>
    Failing,
}

/// <summary>How the search index of this server stands.</summary>
/// <param name="Activity">What it is doing.</param>
/// <param name="Documents">How many items can be found.</param>
/// <param name="IsComplete">Whether all that is published can be found.</param>
/// <param name="Position">The number of the last change that is in it.</param>
/// <param name="Head">The number of the last change of the hub.</param>
/// <param name="Schema">What it was made by: another version of the hub that reads texts in another way has another.</param>
/// <param name="BuiltAt">When it was last built anew; null where there is none.</param>
/// <param name="Bytes">Its size.</param>
public sealed record SearchState(SearchActivity Activity, int Documents, bool IsComplete, long Position, long Head, string Schema, Instant? BuiltAt, long Bytes)
{
    /// <summary>Items written and items to write; null where it is not being built.</summary>
    public (int Done, int Total)? Progress { get; init; }

    /// <summary>Whether it was asked to be built anew, and that has not begun.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Why it cannot go on; null where it can.</summary>
    public string? Fault { get; init; }

    /// <summary>What files are not read on this server and why; null for none.</summary>
    public string? Missing { get; init; }

    /// <summary>How many files were read.</summary>
    public int FilesRead { get; init; }

    /// <summary>How many files wait to be read.</summary>
    public int FilesWaiting { get; init; }

    /// <summary>How many files have no text that can be searched.</summary>
    public int FilesFailed { get; init; }

    /// <summary>The first of these, with the reason.</summary>
    public ImmutableArray<UnreadFile> Failed { get; init; } = [];
}

/// <summary>A file whose text is not searched, or not all of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Reason">Why, with what editors can do about it.</param>
public sealed record UnreadFile(MediaFile File, string Reason);

/// <summary>The search index of this server. It checks nobody's rights.</summary>
public interface ISearchDesk
{
    /// <summary>How it stands.</summary>
    Task<SearchState> StateAsync(CancellationToken cancellationToken);

    /// <summary>Has it built anew; the old one serves until then.</summary>
    void Ask();
}

/// <summary>That the index is to be built anew.</summary>
/// <param name="At">Since when.</param>
public sealed record RebuildAsked(Instant At);

/// <summary>Has the search index of this server built anew. Readers search the old one meanwhile.</summary>
public sealed class RebuildSearch(ContentEngine engine, ISearchDesk desk)
{
    /// <summary>How the index stands; null for who may not change it.</summary>
    public async Task<SearchState?> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        Rights.AllowsEverywhere(actor, Permission.ManageLuceneIndexes) ? await desk.StateAsync(cancellationToken) : null;

    /// <summary>Has it built anew. Needs ManageLuceneIndexes for the whole hub.</summary>
    public async Task<Outcome<RebuildAsked>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!Rights.AllowsEverywhere(actor, Permission.ManageLuceneIndexes))
        {
            return Outcome<RebuildAsked>.Refused(new Reason(
                ReasonKind.NotPermitted, "", $"{actor.Name} may not have the search built anew: it needs the permission {Permission.ManageLuceneIndexes}."));
        }

        await using (var unit = await engine.Store.BeginAsync(cancellationToken))
        {
            unit.Note(AuditEntry.Of(actor, nameof(RebuildSearch), engine.Now), AuditSubject.Hub);
            await unit.CommitAsync(cancellationToken);
        }

        desk.Ask();
        return new RebuildAsked(engine.Now);
    }
}
