using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Glossary;

namespace SafeguardingHub.Rendering.Composition.Indexes;

/// <summary>Makes the glossary of the entries on the shared ground.</summary>
public static class GlossaryComposer
{
    /// <summary>The path of the glossary.</summary>
    public const string Address = "/glossary";

    /// <summary>The page.</summary>
    public static ComposedPage Compose(PublicSnapshot snapshot, Instant now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var site = new SiteComposer(snapshot, now);
        var anchored = Entries(snapshot);
        var byTerm = anchored.GroupBy(entry => entry.Term, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First().Anchor, StringComparer.OrdinalIgnoreCase);
        var view = new GlossaryView
        {
            Site = site.Site, Section = site.Section(null), Title = "Glossary", CanonicalPath = Address, Breadcrumbs = [site.Home],
            Banner = site.Notices.Banner(null),
            Terms =
            [
                .. anchored.Select(entry => new GlossaryTermView(
                    entry.Term,
                    entry.Anchor,
                    Words.OrNull(entry.Part.Expansion),
                    Words.OrNull(entry.Part.Meaning),
                    [.. entry.Part.SeeAlso.Where(term => byTerm.ContainsKey(term)).Select(term => new LinkView(term, "#" + byTerm[term]))])),
            ],
        };
        return new ComposedPage(view, AToZComposer.Earlier(site.NameHoldsUntil, site.Notices.HoldsUntil));
    }

    /// <summary>The entries in order of the alphabet, each with its id on the page.</summary>
    internal static IReadOnlyList<(string Term, GlossaryEntryPart Part, string Anchor)> Entries(PublicSnapshot snapshot)
    {
        // Two terms that differ in signs alone would share an anchor; the second gets a number.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. snapshot.With<GlossaryEntryPart>()
                .Where(pair => !string.IsNullOrWhiteSpace(pair.Item.DisplayText))
                .OrderBy(pair => Slug.From(pair.Item.DisplayText!), StringComparer.Ordinal).ThenBy(pair => pair.Item.Id.Value, StringComparer.Ordinal)
                .Select(pair => (pair.Item.DisplayText!, pair.Part, Anchor(pair.Item.DisplayText!, taken))),
        ];
    }

    private static string Anchor(string term, HashSet<string> taken)
    {
        var wanted = "term-" + (Slug.From(term) is { Length: > 0 } slug ? slug : "sign");
        var anchor = wanted;
        for (var number = 2; !taken.Add(anchor); number++)
        {
            anchor = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{wanted}-{number}");
        }

        return anchor;
    }
}
