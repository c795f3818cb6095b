using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>A section as those see it who run the hub.</summary>
/// <param name="Entry">Its name and where it stands.</param>
/// <param name="Item">Its own item.</param>
/// <param name="Organisation">The organisation that runs it; null for none.</param>
/// <param name="Owners">The names of those who may publish in it, in order of name.</param>
public sealed record SectionLine(SectionEntry Entry, StoredItem Item, StoredItem? Organisation, ImmutableArray<string> Owners)
{
    /// <summary>What is said of it, as the public has it, or as its draft says while it is not live.</summary>
    public SectionProfilePart Profile => PartJson.FindReadable<SectionProfilePart>((Item.Live ?? Item.Latest)!.Item.Parts) ?? new SectionProfilePart();

    /// <summary>Since when readers may rely on it; null while they may not.</summary>
    public Instant? OpenedAt => Profile.Opened();
}

/// <summary>Reads the sections for those who may add, rename, end and merge them.</summary>
public sealed class ReadSections(IEditorsContent content, IActors actors)
{
    /// <summary>Whether somebody may change sections as wholes.</summary>
    public static bool May(Actor actor) => SectionChange.MayChange(actor);

    /// <summary>All sections: shared ground first, then those that go on and those that have ended, by name; none for who may not change them.</summary>
    public async Task<ImmutableArray<SectionLine>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!May(actor))
        {
            return [];
        }

        var entries = await content.SectionsAsync(cancellationToken);
        var items = await content.FindManyAsync([.. entries.Select(entry => entry.Id)], cancellationToken);
        var organisations = await content.FindManyAsync([.. items.Values.Select(OrganisationOf).OfType<ContentItemId>().Distinct()], cancellationToken);
        var lines = ImmutableArray.CreateBuilder<SectionLine>();
        foreach (var entry in entries.OrderBy(entry => entry.EndedAt is not null).ThenBy(entry => !entry.Prefix.IsHome).ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (items.GetValueOrDefault(entry.Id) is { Latest: not null } item)
            {
                var owners = await actors.WhoMayAsync(new Demand(Permission.PublishContent), entry.Id, cancellationToken);
                lines.Add(new SectionLine(
                    entry, item, OrganisationOf(item) is { } organisation ? organisations.GetValueOrDefault(organisation) : null,
                    [.. owners.Select(owner => owner.Name).Order(StringComparer.OrdinalIgnoreCase)]));
            }
        }

        return lines.ToImmutable();
    }

    private static ContentItemId? OrganisationOf(StoredItem item) =>
        ContentItemId.TryParse(PartJson.FindReadable<SectionProfilePart>((item.Live ?? item.Latest)?.Item.Parts ?? PartMap.Empty)?.Organisation, out var id) ? id : null;
}
