using System.Text.RegularExpressions;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Guidance;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>That a version leads to an item of the shared ground.</summary>
/// <param name="Item">The item, as the public sees it.</param>
/// <param name="Place">Where, as a JSON path from the version's root.</param>
/// <param name="Words">The words around it; the item's name where a list or field leads to it.</param>
internal sealed record Citation(PublishedItem Item, string Place, string Words);

/// <summary>What of the shared ground a version leads to: by a list or field, by a shortcode, by a link in a text.</summary>
internal static partial class Citations
{
    public static IEnumerable<Citation> Of(CheckContext context) => Chosen(context).Concat(Written(context)).Concat(Linked(context)).DistinctBy(cited => (cited.Item.Id, cited.Place));

    // What an edition says of its own chain cites nothing.
    private static IEnumerable<Citation> Chosen(CheckContext context) =>
        from reference in context.Reading.Parts.Where(found => found.Part is not EditionPart).SelectMany(found => found.Kind.References(found.Part).Select(reference => (found.Place, Reference: reference)))
            .Concat(context.Reading.Fields.Where(found => found.Field is not null).SelectMany(found => found.Kind.References(found.Field!).Select(reference => (found.Place, Reference: reference))))
        let item = reference.Reference.Kind switch
        {
            ReferenceKind.Item => context.Ground.Snapshot.Find(reference.Reference.Target),
            ReferenceKind.Alias => context.Ground.Snapshot.FindByAlias(reference.Reference.Target),
            _ => null,
        }
        where item is not null
        select new Citation(item, $"{reference.Place}.{reference.Reference.Place}", item.DisplayText ?? "");

    private static IEnumerable<Citation> Written(CheckContext context) =>
        from block in context.Texts.Blocks
        from Match code in Shortcode().Matches(block.Text)
        let item = context.Ground.Snapshot.FindByAlias(code.Groups["alias"].Value)
        where item is not null
        select new Citation(item, block.Place, Shortcode().Replace(block.Text, match => match.Groups["text"] is { Success: true, Value: var text } ? text : "…"));

    private static IEnumerable<Citation> Linked(CheckContext context) =>
        from link in context.Texts.Links
        let target = context.Targets.Of(link.Address)
        where target.Kind is TargetKind.Page or TargetKind.Moved
        let item = target.Item is { } id ? context.Ground.Snapshot.Find(id) : null
        where item is not null
        select new Citation(item, link.Place, link.Around);

    [GeneratedRegex("""\[(?:contact|route|text|link)\s+(?:alias=)?(?:"(?<alias>[^"\]]+)"|'(?<alias>[^'\]]+)')(?:\s+text=(?:"(?<text>[^"\]]*)"|'(?<text>[^'\]]*)'))?[^\]]*\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Shortcode();
}
