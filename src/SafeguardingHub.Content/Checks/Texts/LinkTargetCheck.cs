using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Follows the links of a page: to other pages of the hub, to places on the page itself, to other sites.</summary>
public sealed partial class LinkTargetCheck : Check
{
    private static readonly CheckCode Missing = new(
        "link-missing", "Link leads nowhere", Severity.Error, "There is no page or file at that address, so readers get “page not found”. Link to the page that took its place, or take the link out.");

    private static readonly CheckCode Draft = new(
        "link-to-draft", "Link to a page that is not published", Severity.Warning, "Editors see the page, readers do not. Publish it before this one, or take the link out until then.");

    private static readonly CheckCode Moved = new(
        "link-moved", "Link to an old address", Severity.Warning, "The page has moved. Readers still get there, by way of the old address; link to where it is.");

    private static readonly CheckCode Anchor = new(
        "link-anchor-missing", "Link to a place that is not on the page", Severity.Warning, "A link that begins with # jumps to a heading of the same page. There is none by that name.");

    private static readonly CheckCode Broken = new(
        "outside-broken", "Page of another site is gone", Severity.Warning, "The other site says that it has no such page. Find the page there and link to it, or take the link out.");

    private static readonly CheckCode OutsideMoved = new(
        "outside-moved", "Page of another site has moved", Severity.Warning, "The other site sends readers on to another address. Look whether it is still the same page, and link to it.");

    private static readonly CheckCode NoAnswer = new(
        "outside-no-answer", "Another site does not answer", Severity.Warning, "The hub has tried several times without an answer. Try the link yourself, and take it out if it stays silent.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Missing, Draft, Moved, Anchor, Broken, OutsideMoved, NoAnswer];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        var anchors = new Lazy<HashSet<string>>(() => Anchors(context));
        return context.Texts.Links.Select(link => Look(link, context, anchors)).OfType<Finding>().Once();
    }

    private static Finding? Look(TextLink link, CheckContext context, Lazy<HashSet<string>> anchors)
    {
        if (link.Address.StartsWith('#'))
        {
            return link.Address == "#top" || anchors.Value.Contains(Uri.UnescapeDataString(link.Address[1..]))
                ? null
                : Anchor.At(link.Place, link.Address, $"{Named(link)} leads to {link.Address} on this page, and no heading has that name.");
        }

        var target = context.Targets.Of(link.Address);
        return target.Kind switch
        {
            TargetKind.Missing => Missing.At(link.Place, link.Address, $"{Named(link)} leads to {link.Address}, where there is nothing."),
            TargetKind.File when target.File is null => Missing.At(link.Place, link.Address, $"{Named(link)} leads to the file {link.Address}, which is not in the library."),
            TargetKind.Draft => Draft.At(link.Place, link.Address, $"{Named(link)} leads to {link.Address}, which is not published."),
            TargetKind.Moved when NewAddress(target, context) is { } now => Moved.At(
                link.Place, link.Address, $"{Named(link)} leads to {link.Address}, and the page is at {now} now.", Fixes.Address(context.Texts, link, now, $"Link to {now}")),
            TargetKind.Moved => Moved.At(link.Place, link.Address, $"{Named(link)} leads to {link.Address}, from where the page has moved. Link to where it is."),
            TargetKind.Outside => Outside(link, target.Outside, context),
            _ => null,
        };
    }

    private static Finding? Outside(TextLink link, OutsideLink? outside, CheckContext context) => outside?.State switch
    {
        OutsideState.Broken => Broken.At(link.Place, link.Address, $"{Named(link)} leads to {link.Address}, and that site says that there is no such page{Detail(outside)}."),
        OutsideState.NoAnswer => NoAnswer.At(link.Place, link.Address, $"{Named(link)} leads to {link.Address}, which has not answered{Detail(outside)}."),
        OutsideState.Moved when outside.LeadsTo is { Length: > 0 } now => OutsideMoved.At(
            link.Place, link.Address, $"{Named(link)} leads to {link.Address}, which sends readers on to {now}.", UrlRules.Link(now) == now ? Fixes.Address(context.Texts, link, now, "Link to the new address") : null),
        OutsideState.Moved => OutsideMoved.At(link.Place, link.Address, $"{Named(link)} leads to {link.Address}, which sends readers on to another address."),
        _ => null,
    };

    private static string? NewAddress(LinkTarget target, CheckContext context) =>
        target.Outside?.LeadsTo is { Length: > 0 } known ? known
        : target.Item is not { } id ? null
        : (context.Ground.Snapshot.FindPage(id)?.Path ?? context.Ground.Snapshot.Find(id)?.Path) is { } path ? "/" + path.Text
        : null;

    // The ids that editors gave, and those that a long page gives its headings for the contents list.
    private static HashSet<string> Anchors(CheckContext context) =>
    [
        .. context.Texts.Blocks.Select(block => block.Html).OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(html => Id().Matches(html)).Select(match => match.Groups[1].Value),
        .. context.Texts.Blocks.Where(block => block.Kind == TextBlockKind.Heading && block.Text.Length > 0).Select(block => "section-" + Slug.From(block.Text)),
        "maincontent",
    ];

    private static string Named(TextLink link) => link.Text.Length > 0 ? $"The link {Finds.Quoted(link.Text)}" : "A link";

    private static string Detail(OutsideLink outside) => outside.Detail is { Length: > 0 } detail ? $" ({detail})" : "";

    [GeneratedRegex(@"\sid=""([^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
