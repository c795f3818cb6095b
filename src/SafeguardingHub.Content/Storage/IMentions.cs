using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// What items type in place of referring to it, as the last look of the checks found it. It checks nobody's rights: who reads
/// drafts here checks them.
/// </summary>
public interface IMentions
{
    /// <summary>
    /// The items whose newest or live version types one of these, in order of name; what is in the bin is left out. One query.
    /// </summary>
    /// <param name="numbers">Digits of telephone numbers.</param>
    /// <param name="named">An item, for its names.</param>
    /// <param name="limit">How many mentions at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<ItemMention>> FindAsync(IReadOnlyCollection<string> numbers, ContentItemId named, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// What the live versions of these items point to, directly: ids of items, and aliases in lower case. One query.
    /// </summary>
    Task<IReadOnlyList<string>> PointsToAsync(IReadOnlyCollection<ContentItemId> items, CancellationToken cancellationToken);

    /// <summary>The old numbers that live versions hold of which readers are to be told, by item. One query over few rows.</summary>
    Task<ImmutableDictionary<ContentItemId, ImmutableArray<string>>> OutOfDateAsync(CancellationToken cancellationToken);
}

/// <summary>A mention, and the item that has it.</summary>
/// <param name="Mention">What it types.</param>
/// <param name="Item">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">The name of its newest version; its id where it has none.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="Owner">Who made it; null for nobody known.</param>
/// <param name="IsLive">Whether the public's version has it.</param>
/// <param name="IsNewest">Whether the newest version has it.</param>
public sealed record ItemMention(Mention Mention, ContentItemId Item, string ContentType, string Name, ContentItemId? Section, string? Owner, bool IsLive, bool IsNewest)
{
    /// <summary>The name that readers know; null where the item is not live.</summary>
    public string? LiveName { get; init; }

    /// <summary>Whether who asks may open the item: see <see cref="SeenBy"/>.</summary>
    public bool MayBeOpened { get; init; } = true;

    /// <summary>It as somebody sees it: by the name that readers know where they may not see its drafts; null where they see nothing of it.</summary>
    public ItemMention? SeenBy(Actor actor) =>
        Rights.Allows(actor, new Demand(Permission.PreviewContent, ContentType), Section, Owner) ? this
        : IsLive ? this with { Name = LiveName ?? Item.Value, MayBeOpened = false }
        : null;
}
