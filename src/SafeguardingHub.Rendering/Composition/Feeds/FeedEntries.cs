using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition.Feeds;

/// <summary>
/// Entries of feeds. Each is read far from the hub and alone, so each says by itself what its page says around it: that its
/// section is not opened, and how far a number or an edition can be relied on.
/// </summary>
internal sealed class FeedEntries(SiteComposer site, PublicSnapshot snapshot, Instant now)
{
    /// <summary>The sentence for what is not opened.</summary>
    public const string NotInUse = "Not in use yet: do not rely on this.";

    /// <summary>The entry of a line of a list.</summary>
    public FeedEntry Of(ListEntry entry) => Entry(entry.Id, entry.DisplayText, entry.Path, entry.Section, entry.Parts, entry.PublishedAt);

    /// <summary>The entry of an item that has a page.</summary>
    public FeedEntry Of(PublishedItem item) => Entry(item.Id, item.DisplayText, item.Path!.Value, item.Section, item.Parts, item.PublishedAt);

    private FeedEntry Entry(ContentItemId id, string? name, ContentPath path, ContentItemId? section, PartMap parts, Instant publishedAt)
    {
        var title = string.IsNullOrWhiteSpace(name) ? path.Address : name;
        var prefix = GuidanceLines.StateOf(snapshot, id, now) is { } state ? state + ": " : "";
        string?[] sentences = [site.Section(section).IsOpened ? null : NotInUse, Reliance(id, parts), Summary(parts), Changed(parts)];
        return new FeedEntry(FeedIds.OfItem(id), prefix + title, path.Address, Words.OrNull(string.Join(' ', sentences.OfType<string>())), publishedAt);
    }

    // An edition that is not the one to use says so in its title.
    private string? Reliance(ContentItemId id, PartMap parts)
    {
        if (PartJson.FindReadable<ServicePart>(parts) is { } service)
        {
            return service.IsEmergency == true ? null : ServiceViews.Confirmation(service).Text + ".";
        }

        var today = LondonTime.Day(now);
        return EditionStates.ChainWith(snapshot, id) is { } chain && EditionStates.Of(snapshot, id, today) == EditionState.Current
            ? new EditionWords(chain, snapshot, today).Sentence
            : null;
    }

    // What is new on the page, for those who read only the feed.
    private static string? Changed(PartMap parts) =>
        PartJson.FindReadable<ChangesPart>(parts)?.Last is { Note: { Length: > 0 } note } change && change.Moment() is { } at
            ? $"Changed on {MomentWords.Date(LondonTime.Day(at))}: {note}"
            : null;

    internal static string? Summary(PartMap parts) => Words.OrNull(
        PartJson.FindReadable<PublicationPart>(parts)?.Summary ?? PartJson.FindReadable<GuidancePart>(parts)?.Summary ?? PartJson.FindReadable<ServicePart>(parts)?.Summary);
}
