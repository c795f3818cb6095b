using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>Reads content as editors have it, for somebody: what they may not see is answered as if it did not exist.</summary>
public sealed class ReadDrafts(IEditorsContent content, ContentEngine engine)
{
    private const int UsesShown = 100;

    /// <summary>The item, or null where it does not exist or the actor may not do <paramref name="permission"/> with it.</summary>
    public async Task<StoredItem?> FindAsync(Actor actor, ContentItemId id, string permission, CancellationToken cancellationToken) =>
        await content.FindAsync(id, cancellationToken) is { Latest: not null } stored && May(actor, stored, permission) ? stored : null;

    /// <summary>The items among these that the actor may see the drafts of. Two queries.</summary>
    public async Task<IReadOnlyDictionary<ContentItemId, StoredItem>> FindManyAsync(
        Actor actor, IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken) =>
        (await content.FindManyAsync(ids, cancellationToken)).Values
            .Where(stored => stored.Latest is not null && May(actor, stored, Permission.PreviewContent)).ToDictionary(stored => stored.Id);

    /// <summary>A page of the list, as far as the actor may see drafts.</summary>
    public Task<EditorsPage> ListAsync(Actor actor, EditorsQuery query, CancellationToken cancellationToken) =>
        ListAsync(actor, query, Permission.PreviewContent, cancellationToken);

    /// <summary>A page of the list, as far as the actor may do that with what it holds.</summary>
    public Task<EditorsPage> ListAsync(Actor actor, EditorsQuery query, string permission, CancellationToken cancellationToken) =>
        content.ListAsync(query with { Reach = Rights.ReachOf(actor, permission), Reader = actor.Id }, cancellationToken);

    /// <summary>
    /// Names for a picker: items of these types (none for all) with all these words in their names, live ones and those whose
    /// drafts the actor may see, in order of name.
    /// </summary>
    public Task<IReadOnlyList<ContentName>> NamesAsync(
        Actor actor, ImmutableArray<string> types, string words, int limit, CancellationToken cancellationToken) =>
        content.NamesAsync(
            new EditorsQuery { Reach = Rights.ReachOf(actor, Permission.PreviewContent), Reader = actor.Id, Types = types, Words = words, Limit = limit },
            cancellationToken);

    /// <summary>The history of an item that the actor may see. Three queries.</summary>
    public Task<ItemHistory> HistoryAsync(StoredItem seen, CancellationToken cancellationToken) => content.HistoryAsync(seen.Id, cancellationToken);

    /// <summary>A version of an item that the actor may see, or null.</summary>
    public async Task<StoredVersion?> VersionAsync(StoredItem seen, ContentItemVersionId version, CancellationToken cancellationToken) =>
        await content.FindVersionAsync(version, cancellationToken) is { } found && found.Item.Id == seen.Id ? found : null;

    /// <summary>What editors said about an item that the actor may see, oldest first.</summary>
    public Task<IReadOnlyList<Remark>> RemarksAsync(StoredItem seen, CancellationToken cancellationToken) => content.RemarksAsync(seen.Id, cancellationToken);

    /// <summary>Where an item that the actor may see is used: by what is live, and by drafts that they may see. What they may not open bears the name that readers know.</summary>
    public async Task<IReadOnlyList<ItemUse>> UsesAsync(Actor actor, StoredItem seen, CancellationToken cancellationToken)
    {
        var aliases = new[] { ItemState.AliasOf(seen.Latest?.Item), ItemState.AliasOf(seen.Live?.Item) }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var uses = await content.UsesAsync(seen.Id, aliases, UsesShown, cancellationToken);
        return [.. uses.Select(use => use.SeenBy(actor)).OfType<ItemUse>()];
    }

    /// <summary>
    /// Whether the draft of an item that the actor may see needs a second person: because its section asks for one, or because of
    /// what it changes. Two queries at most.
    /// </summary>
    public async Task<bool> AsksForSecondPersonAsync(StoredItem seen, CancellationToken cancellationToken) =>
        FourEyes.IsAskedForByParts(engine.Kinds, seen) || await SectionAsksForSecondPersonAsync(seen, cancellationToken);

    private async Task<bool> SectionAsksForSecondPersonAsync(StoredItem seen, CancellationToken cancellationToken) =>
        seen.Section is { } section && await content.FindAsync(section, cancellationToken) is { } found
        && (found.Live ?? found.Latest)?.Item.Part<Parts.SectionProfilePart>()?.RequiresApproval == true;

    /// <summary>The sections in which the actor may do that, by name.</summary>
    public async Task<IReadOnlyList<SectionEntry>> SectionsAsync(Actor actor, string permission, CancellationToken cancellationToken)
    {
        var reach = Rights.ReachOf(actor, permission);
        var all = await content.SectionsAsync(cancellationToken);
        return [.. all.Where(section => reach.Any(part => part.Section is null || part.Section == section.Id))];
    }

    /// <summary>Whether the actor may do that with the item.</summary>
    public static bool May(Actor actor, StoredItem stored, string permission) =>
        Rights.Allows(actor, new Demand(permission, stored.ContentType), stored.Section, stored.Owner);
}
