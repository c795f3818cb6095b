using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Stored content by its types, for whoever changes definitions. Items that hold others of these types inside them, such as pages with
/// blocks, belong to it as well. It checks nobody's rights.
/// </summary>
public interface ITypeContent
{
    /// <summary>How many items there are of each type that has any; one query.</summary>
    Task<IReadOnlyList<TypeCount>> CountAsync(CancellationToken cancellationToken);

    /// <summary>How many items are of these types, or hold items of them; one query.</summary>
    Task<int> CountAsync(IReadOnlyCollection<string> types, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="limit"/> of them with their newest and live versions, in order of id, after <paramref name="after"/>. Three queries.</summary>
    Task<IReadOnlyList<StoredItem>> AfterAsync(IReadOnlyCollection<string> types, ContentItemId? after, int limit, CancellationToken cancellationToken);

    /// <summary>How many live items are of these types, or hold items of them; one query.</summary>
    Task<int> CountLiveAsync(IReadOnlyCollection<string> types, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="limit"/> of them with all that was worked out of them, in order of id, after <paramref name="after"/>. Three queries.</summary>
    Task<IReadOnlyList<ProjectedItem>> LiveAfterAsync(IReadOnlyCollection<string> types, ContentItemId? after, int limit, CancellationToken cancellationToken);

    /// <summary>Which definitions have changed after a position; 0 for since ever. One query.</summary>
    Task<ChangedDefinitions> ChangedAsync(long position, CancellationToken cancellationToken);
}

/// <summary>How many items there are of a type.</summary>
/// <param name="ContentType">The type, which need not be defined any longer.</param>
/// <param name="Items">All that are stored, those in the bin included.</param>
/// <param name="Live">Those that the public sees.</param>
public sealed record TypeCount(string ContentType, int Items, int Live);

/// <summary>A live item with all that was worked out of it.</summary>
/// <param name="Item">What the public sees.</param>
/// <param name="Values">What lists filter and sort it by.</param>
/// <param name="References">What it points to.</param>
public sealed record ProjectedItem(PublishedItem Item, ImmutableArray<ProjectedValue> Values, ImmutableArray<ContentReference> References);

/// <summary>Definitions that have changed.</summary>
/// <param name="Position">The position of the newest change; that asked for where there is none.</param>
/// <param name="Types">Names of types.</param>
/// <param name="Parts">Names of parts.</param>
public sealed record ChangedDefinitions(long Position, ImmutableArray<string> Types, ImmutableArray<string> Parts);

/// <summary>What is worked out anew of live items. It is no change of theirs: no revision grows and no audit tells of it.</summary>
public interface IProjectionWork
{
    /// <summary>
    /// Replaces what was worked out of a live item. An item of which another version is live by now is left alone: that one was
    /// worked out with newer definitions.
    /// </summary>
    /// <returns>Whether it was replaced.</returns>
    Task<bool> ReplaceAsync(ProjectedItem item, Instant at, CancellationToken cancellationToken);
}

/// <summary>How far those have come that follow for all nodes together. One of the nodes acts, as long as its lease lasts.</summary>
public interface IFollowerPositions
{
    /// <summary>The follower's position, whoever acts for it; 0 for a new one. One query.</summary>
    Task<long> FindAsync(string follower, CancellationToken cancellationToken);

    /// <summary>The follower's position, where this node may act for it until <paramref name="until"/>; null where another node does. A new follower begins at 0.</summary>
    Task<long?> TakeAsync(string follower, string node, Instant now, Instant until, CancellationToken cancellationToken);

    /// <summary>Moves the position and lets go of the lease; nothing where another node has taken it over.</summary>
    Task MoveAsync(string follower, string node, long position, CancellationToken cancellationToken);
}
