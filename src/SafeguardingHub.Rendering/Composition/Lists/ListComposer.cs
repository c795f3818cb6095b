using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Search;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition.Lists;

/// <summary>Makes the pages of lists: two queries for those of the archive, none for guidance.</summary>
public sealed class ListComposer(IPublishedLists lists)
{
    /// <summary>How many entries a page shows.</summary>
    public const int PageSize = 20;

    /// <summary>The list that stands at a path, and whose it is; null where none does.</summary>
    /// <param name="snapshot">The shared ground.</param>
    /// <param name="path">A path, in any case.</param>
    /// <returns>The list, the section below whose prefix it stands or null for the hub's own, and its true path.</returns>
    public static (SiteList List, ContentItemId? Section, string Address)? Find(PublicSnapshot snapshot, ContentPath path)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var slash = path.Text.LastIndexOf('/');
        if (SiteList.Find(path.Text[(slash + 1)..]) is not { } list)
        {
            return null;
        }

        if (slash < 0)
        {
            return (list, null, "/" + list.Name);
        }

        var prefix = ContentPath.Parse(path.Text[..slash]);
        var section = snapshot.With<SectionProfilePart>().Select(pair => pair.Item).FirstOrDefault(item => item.Path is { IsHome: false } own && own.Equals(prefix));
        return section is null ? null : (list, section.Id, $"{section.Path!.Value.Address}/{list.Name}");
    }

    /// <summary>
    /// Where a list stands now that stood below an address that a section had before it was moved or merged; null where none did.
    /// One query, and none for an address that ends in no list's name.
    /// </summary>
    public static async Task<string?> FindMovedAsync(PublicSnapshot snapshot, IPublishedContent published, ContentPath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(published);
        var slash = path.Text.LastIndexOf('/');
        return slash > 0 && SiteList.Find(path.Text[(slash + 1)..]) is { } list
            && await published.FindRouteAsync(ContentPath.Parse(path.Text[..slash]), cancellationToken) is { RedirectTo: { IsHome: false } prefix }
            && Find(snapshot, prefix.Child(list.Name)) is var (_, _, address)
            ? address
            : null;
    }

    /// <summary>The page of a list.</summary>
    public async Task<ComposedPage> ComposeAsync(ListRequest request, PublicSnapshot snapshot, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var site = new SiteComposer(snapshot, now);
        var today = LondonTime.Day(now);
        var labels = new ListLabels(snapshot, site, today);
        var guidance = request.List.Query is null ? new GuidanceLines(snapshot, site, today) : null;
        var part = guidance is not null
            ? guidance.Read(request, PageSize + 1)
            : await new PublicationLines(lists, snapshot, site, now).ReadAsync(request, PageSize + 1, cancellationToken);
        Instant? validUntil = null;
        foreach (var end in new[] { site.NameHoldsUntil, site.Notices.HoldsUntil, guidance?.HoldsUntil() })
        {
            validUntil = validUntil < end ? validUntil : end ?? validUntil;
        }

        return new ComposedPage(View(request, site, labels, part) with { Banner = site.Notices.Banner(request.Section) }, validUntil);
    }

    private static ListPageView View(ListRequest request, SiteComposer site, ListLabels labels, ListPart part)
    {
        var section = site.Section(request.Section);
        var shown = part.Lines.Take(PageSize).ToList();
        var total = part.Counts.Total;
        return new ListPageView
        {
            Site = site.Site,
            Section = section,
            Title = request.Section is null ? request.List.Title : $"{request.List.Title} in {section.Name}",
            Summary = request.List.Summary,
            CanonicalPath = request.Address,
            NoIndex = request.IsFiltered,
            Breadcrumbs = request.Section is null ? [site.Home] : [site.Home, new LinkView(section.Name, section.HomeAddress)],
            Action = request.Address,
            Filters = [.. Filters(request, labels, part.Counts)],
            Words = request.Words.Length == 0 ? null : request.Words,
            Everything = request.Words.Length == 0
                ? new LinkView("Search everything", SearchQuestion.Page)
                : new LinkView($"Search everything for {request.Words}", SearchQuestion.AddressOf(request.Words)),
            Chosen = [.. Chosen(request, labels)],
            CountText = request.List.Count(total),
            Groups = [.. Groups(shown)],
            EmptyText = shown.Count > 0 ? null : Empty(request, total),
            First = request.After is null ? null : new LinkView("First page", request.FirstAddress()),
            Next = part.Lines.Count > PageSize ? new LinkView($"Next page ({Number(request.Page + 1)})", request.NextAddress(shown[^1].Position)) : null,
            PageNumber = request.Page,
            OtherLists = [.. SiteList.All.Where(list => list != request.List).Select(list => Beside(request, section, list))],
            Feeds =
            [
                new FeedLinkView($"{request.List.Title} (RSS)", request.Address + "/feed.rss", "application/rss+xml"),
                new FeedLinkView($"{request.List.Title} (Atom)", request.Address + "/feed.atom", "application/atom+xml"),
            ],
        };
    }

    // The foot of every page leads to the whole archive: a section's own says whose it is.
    private static LinkView Beside(ListRequest request, SectionView section, SiteList list) => request.Section is null
        ? new LinkView(list.Title, "/" + list.Name)
        : new LinkView($"{list.Title} in {section.Name}", $"{section.HomeAddress}/{list.Name}");

    private static string Empty(ListRequest request, int total) =>
        total > 0 ? "There are no further entries. Go back to the first page."
        : request.IsFiltered ? $"No {request.List.Many} match what you chose. Take a filter off, or look in another list."
        : $"There are no {request.List.Many} here yet.";

    private static IEnumerable<FilterView> Filters(ListRequest request, ListLabels labels, ListCounts counts) =>
        from name in request.List.Filters
        where !(request.Section is not null && name == ListFilters.Section)
        let chosen = request.Chosen(name)
        let choices =
            from count in counts.ByValue
            where count.Key.Key == name
            let label = labels.Of(name, count.Key.Value)
            where label is not null
            select (count.Key.Value, Label: label, Count: count.Value)
        select new FilterView(
            name,
            ListFilters.LabelOf(name),
            [.. Ordered(name, choices).Select(choice => new FilterChoiceView(choice.Value, $"{choice.Label} ({Number(choice.Count)})", choice.Value == chosen))]);

    // Years run backwards, the unknown one last; everything else goes by name.
    private static IEnumerable<(string Value, string Label, int Count)> Ordered(string filter, IEnumerable<(string Value, string Label, int Count)> choices) =>
        filter == ListFilters.Year
            ? choices.OrderBy(choice => choice.Value == PublicationPartKind.UnknownYear).ThenByDescending(choice => choice.Value, StringComparer.Ordinal)
            : choices.OrderBy(choice => choice.Label, StringComparer.OrdinalIgnoreCase).ThenBy(choice => choice.Value, StringComparer.Ordinal);

    // A value that nobody knows is shown as it was typed, so that it can be taken off.
    private static IEnumerable<ChosenFilterView> Chosen(ListRequest request, ListLabels labels)
    {
        if (request.Words.Length > 0)
        {
            yield return new ChosenFilterView($"Words: {request.Words}", request.WithoutWords());
        }

        foreach (var filter in request.Filters)
        {
            yield return new ChosenFilterView($"{ListFilters.LabelOf(filter.Key)}: {labels.Of(filter.Key, filter.Value) ?? filter.Value}", request.Without(filter));
        }
    }

    private static IEnumerable<ListGroupView> Groups(IReadOnlyList<ListLine> lines) =>
        lines.GroupBy(line => line.Position.SortOn?.Year)
            .Select(year => year.Key is { } known
                ? new ListGroupView(Number(known), "year-" + Number(known), [.. year.Select(line => line.View)])
                : new ListGroupView("Date unknown", "date-unknown", [.. year.Select(line => line.View)]));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
