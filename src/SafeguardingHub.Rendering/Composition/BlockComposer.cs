using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Makes the blocks of a page from the parts and fields of its item, nested ones included, in their order.</summary>
/// <param name="displays">How parts are shown.</param>
/// <param name="fields">How fields are shown.</param>
public sealed class BlockComposer(IEnumerable<PartDisplay> displays, FieldComposer fields)
{
    private readonly ImmutableDictionary<string, PartDisplay> byPart =
        displays.ToImmutableDictionary(display => display.PartType.Name, StringComparer.Ordinal);

    /// <summary>The parts of an item that can be shown, found once and used twice: to gather links, and to show.</summary>
    public IReadOnlyList<FoundPart> Find(PublishedItem item, PublicSnapshot snapshot) => [.. Parts(item, snapshot, "")];

    /// <summary>The blocks.</summary>
    public ImmutableArray<BlockView> Show(IEnumerable<FoundPart> parts, PageContext page) =>
        [.. SideBySide(FactsTogether(parts.SelectMany(found => Show(found, page))))];

    private IEnumerable<BlockView> Show(FoundPart found, PageContext page)
    {
        var own = found.Display is { } display ? display.Show(found.Part!, found.Place, page) : [];
        return own.Concat(fields.Show(found.PartName, found.Json, found.Place, page));
    }

    // Facts of several parts and fields are one list, where the first of them stands.
    private static List<BlockView> FactsTogether(IEnumerable<BlockView> blocks)
    {
        var together = new List<BlockView>();
        var at = -1;
        foreach (var block in blocks)
        {
            if (block is not FactsBlock facts)
            {
                together.Add(block);
            }
            else if (at < 0)
            {
                at = together.Count;
                together.Add(facts);
            }
            else
            {
                together[at] = new FactsBlock([.. ((FactsBlock)together[at]).Facts, .. facts.Facts]);
            }
        }

        return together;
    }

    // Contacts that follow each other are one list: read as one, and side by side where there is room. Below a heading of
    // the page's own text they are one level down, so that the outline says what belongs to what.
    private static IEnumerable<BlockView> SideBySide(IEnumerable<BlockView> blocks)
    {
        var run = new List<ContactBlock>();
        var level = 2;
        foreach (var block in blocks)
        {
            if (block is ContactBlock contact)
            {
                run.Add(contact);
                continue;
            }

            foreach (var earlier in Finish(run, level))
            {
                yield return earlier;
            }

            level = HasHeading(block) ? 3 : level;
            yield return block;
        }

        foreach (var last in Finish(run, level))
        {
            yield return last;
        }
    }

    private static List<BlockView> Finish(List<ContactBlock> run, int level)
    {
        List<BlockView> finished = run.Count > 1
            ? [new ContactsBlock([.. run.Select(contact => contact.Service)]) { HeadingLevel = level }]
            : [.. run.Select(contact => contact with { HeadingLevel = level })];
        run.Clear();
        return finished;
    }

    private static bool HasHeading(BlockView block) => block switch
    {
        ProseBlock prose => prose.Body.Pieces.OfType<HtmlPiece>().Any(piece => piece.Html.Contains("<h2", StringComparison.Ordinal)),
        StepsBlock steps => steps.Heading is not null,
        _ => false,
    };

    private IEnumerable<FoundPart> Parts(IPartHolder holder, PublicSnapshot snapshot, string prefix)
    {
        var type = holder.ContentType is { } name ? snapshot.Definitions.FindType(name) : null;
        foreach (var (key, json) in holder.Parts.All)
        {
            var place = prefix + key;

            // What cannot be read is not shown; the rest of the page is.
            switch (type?.FindPart(key)?.PartName ?? key)
            {
                case nameof(FlowPart):
                    var widgets = (PartJson.ReadableOrNull(json, typeof(FlowPart)) as FlowPart)?.Widgets ?? [];
                    for (var index = 0; index < widgets.Length; index++)
                    {
                        foreach (var inner in Parts(widgets[index], snapshot, $"{place}.{nameof(FlowPart.Widgets)}[{index}]."))
                        {
                            yield return inner;
                        }
                    }

                    break;
                case var partName when byPart.TryGetValue(partName, out var display) && PartJson.ReadableOrNull(json, display.PartType) is { } part:
                    yield return new FoundPart(partName, json, place, display, part);
                    break;
                case var partName:
                    yield return new FoundPart(partName, json, place, Display: null, Part: null);
                    break;
            }
        }
    }
}

/// <summary>A part that was found in an item.</summary>
/// <param name="PartName">The part's technical name.</param>
/// <param name="Json">Its JSON.</param>
/// <param name="Place">Its JSON path from the item's root.</param>
/// <param name="Display">How it is shown; null where only its fields are.</param>
/// <param name="Part">The part as its record; null where there is no display.</param>
public sealed record FoundPart(string PartName, JsonElement Json, string Place, PartDisplay? Display, ContentPart? Part);
