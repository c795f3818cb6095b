using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Notices;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// The notices of a moment: those of shared ground for every page, those of a section for its own pages; the highest rank
/// first, then those that the section has put in order (<see cref="NoticeOrderPart"/>), then the newest.
/// </summary>
public sealed class NoticeBoard
{
    private readonly PublicSnapshot snapshot;
    private readonly List<(string Id, string Title, ContentItemId? Section, NoticePart Part, Instant From)> shown = [];
    private readonly HashSet<ContentItemId> shared;

    /// <summary>The notices that show at that moment.</summary>
    public NoticeBoard(PublicSnapshot snapshot, Instant now)
    {
        this.snapshot = snapshot;
        shared = [.. snapshot.With<SectionProfilePart>().Where(pair => pair.Item.Path is { IsHome: true }).Select(pair => pair.Item.Id)];
        foreach (var (item, part) in snapshot.With<NoticePart>())
        {
            if (NoticePeriod.Of(part) is not { } period)
            {
                continue;
            }

            if (period.ChangesAfter(now) is { } change && (HoldsUntil is not { } earlier || change < earlier))
            {
                HoldsUntil = change;
            }

            if (period.Holds(now))
            {
                shown.Add((item.Id.Value, item.DisplayText ?? "", item.Section, part, period.From));
            }
        }

        shown = [.. shown.OrderByDescending(notice => notice.Part.Rank).ThenByDescending(notice => notice.From).ThenBy(notice => notice.Title, StringComparer.Ordinal)];
    }

    /// <summary>The next instant at which a notice comes or goes; null for none.</summary>
    public Instant? HoldsUntil { get; }

    /// <summary>The banner of a section's pages: the first urgent notice, or null. There is never more than one.</summary>
    public NoticeView? Banner(ContentItemId? section) => For(section).Where(notice => notice.Rank == NoticeRank.Urgent).Select(notice => notice.View).FirstOrDefault();

    /// <summary>The other notices of a section's front page.</summary>
    public IReadOnlyList<NoticeView> Others(ContentItemId? section)
    {
        var banner = Banner(section);
        return [.. For(section).Select(notice => notice.View).Where(view => view != banner)];
    }

    private IEnumerable<(NoticeRank Rank, NoticeView View)> For(ContentItemId? section)
    {
        // Nothing shows as a rule, and one notice needs no order.
        var seen = shown.Where(notice => notice.Section is not { } of || shared.Contains(of) || of == section).ToList();
        if (seen.Count > 1)
        {
            var order = OrderOf(section);
            seen = [.. seen.OrderByDescending(notice => notice.Part.Rank).ThenBy(notice => order.GetValueOrDefault(notice.Id, int.MaxValue))];
        }

        return seen.Select(notice => (notice.Part.Rank, View(notice.Title, notice.Part)));
    }

    private Dictionary<string, int> OrderOf(ContentItemId? section)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        var says = snapshot.With<NoticeOrderPart>().Where(pair => pair.Item.Id == section || shared.Contains(pair.Item.Id)).OrderByDescending(pair => pair.Item.Id == section);
        foreach (var id in says.SelectMany(pair => pair.Part.Notices))
        {
            order.TryAdd(id, order.Count);
        }

        return order;
    }

    private NoticeView View(string title, NoticePart part) => new(
        title,
        Words.OrNull(part.Text),
        More(part.Page),
        part.Rank != NoticeRank.Information);

    // Pages of shared ground and of the navigation are in memory; a notice costs no query.
    private LinkView? More(string? id)
    {
        if (!ContentItemId.TryParse(id, out var page))
        {
            return null;
        }

        var path = snapshot.Find(page)?.Path ?? snapshot.FindPage(page)?.Path;
        var name = snapshot.Find(page)?.DisplayText ?? snapshot.FindPage(page)?.DisplayText;
        return path is { } found ? new LinkView(name ?? found.Address, found.Address) : null;
    }
}
