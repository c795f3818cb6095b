using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition.Lists;

/// <summary>An entry of a list with what places it.</summary>
internal sealed record ListLine(ListItemView View, ListPosition Position);

/// <summary>A page's worth of a list.</summary>
/// <param name="Lines">The entries, one more than a page shows where there are more.</param>
/// <param name="Counts">How many entries there are in all, and for each choice of the filters.</param>
internal sealed record ListPart(IReadOnlyList<ListLine> Lines, ListCounts Counts);

/// <summary>The entries of the archive's lists as readers see them.</summary>
internal sealed class PublicationLines(IPublishedLists lists, PublicSnapshot snapshot, SiteComposer site, Instant now)
{
    /// <summary>Two queries: the page, and the counts of all its filters.</summary>
    public async Task<ListPart> ReadAsync(ListRequest request, int limit, CancellationToken cancellationToken)
    {
        var query = request.ToQuery();
        var entries = await lists.PageAsync(query, request.After, limit, cancellationToken);
        var counts = await lists.CountAsync(query, request.List.Filters, cancellationToken);
        return new ListPart([.. entries.Select(entry => new ListLine(View(entry, request), entry.Position))], counts);
    }

    private ListItemView View(ListEntry entry, ListRequest request)
    {
        var part = PartJson.FindReadable<PublicationPart>(entry.Parts) ?? new PublicationPart();
        var kind = PublicationKinds.Find(part.Kind);
        var date = UncertainDate.Of(part.Date);
        var section = request.Section is null && entry.Section is { } id && snapshot.Find(id) is not null ? site.Section(id) : null;
        return new ListItemView
        {
            Link = new LinkView(string.IsNullOrWhiteSpace(entry.DisplayText) ? entry.Path.Address : entry.DisplayText, entry.Path.Address),
            Kind = request.List.Filters.Contains(ListFilters.Kind) || !string.Equals(kind?.Words, request.List.One, StringComparison.OrdinalIgnoreCase) ? kind?.Words : null,
            Date = date.Words,
            Publisher = snapshot.Find(part.Publisher) is { } publisher ? PublisherNames.Then(publisher, date) : Words.OrNull(part.PublisherName),
            States = [.. States(part), .. NotInUse(site, request, entry.Section)],
            Summary = Words.OrNull(part.Summary),
            Section = section is { IsShared: false } ? section.Name : null,
        };
    }

    /// <summary>That an entry's section is not opened, where the list's own is; where neither is, the whole page says so.</summary>
    public static IEnumerable<string> NotInUse(SiteComposer site, ListRequest request, ContentItemId? section) =>
        site.Section(request.Section).IsOpened && !site.Section(section).IsOpened ? ["Not in use yet"] : [];

    private IEnumerable<string> States(PublicationPart part)
    {
        if (PublicationPartKind.PeriodEnd(part) is { } year && LondonTime.Day(now).Year > year)
        {
            yield return "Period ended";
        }

        if (part.Files.IsEmpty && PublicationPartKind.NeedsDocument(part))
        {
            yield return FilesBlock.NotYetUploaded;
        }
    }
}
