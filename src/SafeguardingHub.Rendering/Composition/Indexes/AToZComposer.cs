using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition.Indexes;

/// <summary>Makes the A to Z: services, portals, guidance and pages by name, and by the names that they had. All from memory.</summary>
public static class AToZComposer
{
    /// <summary>The path of the A to Z.</summary>
    public const string Address = "/a-to-z";

    private const string Digits = "0 to 9";

    /// <summary>The page.</summary>
    public static ComposedPage Compose(PublicSnapshot snapshot, Instant now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var site = new SiteComposer(snapshot, now);
        var groups = ToldApart(Entries(snapshot, site, now).DistinctBy(entry => (entry.Link.Text, entry.Link.Address, entry.SeeUnder)).ToList())
            .GroupBy(entry => LetterOf(entry.Link.Text))
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var letters = Enumerable.Range('A', 26).Select(letter => ((char)letter).ToString()).Append(Digits).ToList();
        var view = new AToZView
        {
            Site = site.Site, Section = site.Section(null), Title = "A to Z", CanonicalPath = Address, Breadcrumbs = [site.Home],
            Banner = site.Notices.Banner(null),
            Letters = [.. letters.Select(letter => new LetterView(letter, groups.ContainsKey(letter) ? AnchorOf(letter) : null))],
            Groups =
            [
                .. letters.Where(groups.ContainsKey).Select(letter => new AToZGroupView(
                    letter,
                    AnchorOf(letter),
                    [.. groups[letter].OrderBy(entry => Slug.From(entry.Link.Text), StringComparer.Ordinal).ThenBy(entry => entry.Link.Address, StringComparer.Ordinal)])),
            ],
        };
        return new ComposedPage(view, Earlier(Earlier(site.NameHoldsUntil, site.Notices.HoldsUntil), EditionStates.HoldsUntil(snapshot, LondonTime.Day(now))));
    }

    internal static Instant? Earlier(Instant? one, Instant? other) => one < other ? one : other ?? one;

    private static IEnumerable<AToZEntryView> Entries(PublicSnapshot snapshot, SiteComposer site, Instant now)
    {
        foreach (var page in snapshot.Pages)
        {
            yield return Entry(page.DisplayText, page.Path!.Value, page.Section, site);
        }

        foreach (var item in snapshot.Items.Where(item => item.Path is { IsHome: false }))
        {
            var mark = EditionStates.Mark(EditionStates.Of(snapshot, item.Id, LondonTime.Day(now)));
            yield return Entry(mark is null ? item.DisplayText : $"{item.DisplayText} {mark}", item.Path!.Value, item.Section, site);
        }

        var former = snapshot.With<ServicePart>().Select(pair => (pair.Item, Names: pair.Part.FormerNames))
            .Concat(snapshot.With<OnlineServicePart>().Select(pair => (pair.Item, Names: pair.Part.FormerNames)))
            .Concat(snapshot.With<GuidancePart>().Select(pair => (pair.Item, Names: pair.Part.FormerNames)));
        foreach (var (item, names) in former)
        {
            // A portal without a page of its own is found in the directory of contacts.
            var address = item.Path?.Address ?? SiteComposer.Contacts.Address;
            foreach (var name in names.Where(name => !string.IsNullOrWhiteSpace(name) && !string.Equals(name, item.DisplayText, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new AToZEntryView(new LinkView(name, address), item.DisplayText ?? address, SectionOf(item.Section, site));
            }
        }

        foreach (var (item, _) in snapshot.With<OnlineServicePart>().Where(pair => pair.Item.Path is null))
        {
            yield return new AToZEntryView(new LinkView(item.DisplayText ?? "", SiteComposer.Contacts.Address), null, SectionOf(item.Section, site));
        }
    }

    // Pages of two sections may have one name: the words of a link say whose page it is where another has the same.
    private static IEnumerable<AToZEntryView> ToldApart(List<AToZEntryView> entries)
    {
        var shared = entries.GroupBy(entry => entry.Link.Text, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Select(entry => entry.Link.Address).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return entries.Select(entry => entry.Section is { } section && shared.Contains(entry.Link.Text)
            ? entry with { Link = entry.Link with { Text = $"{entry.Link.Text} ({section})" }, Section = null }
            : entry);
    }

    private static AToZEntryView Entry(string? name, ContentPath path, ContentItemId? section, SiteComposer site) =>
        new(new LinkView(string.IsNullOrWhiteSpace(name) ? path.Address : name, path.Address), null, SectionOf(section, site));

    private static string? SectionOf(ContentItemId? section, SiteComposer site) => section is null ? null : site.Section(section) is { IsShared: false } own ? own.Name : null;

    // Accented letters stand with the plain ones; what begins with neither letter nor digit stands under its first that is one.
    private static string LetterOf(string name) => Slug.From(name) is [var first, ..] && first is >= 'a' and <= 'z' ? char.ToUpperInvariant(first).ToString() : Digits;

    private static string AnchorOf(string letter) => letter == Digits ? "digits" : "letter-" + letter.ToLowerInvariant();
}
