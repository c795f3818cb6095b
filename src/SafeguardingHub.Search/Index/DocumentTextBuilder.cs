using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// Makes the words of published items: the one place that says what an item is found by, for a rebuild and for a single change
/// alike. What items refer to is loaded for a whole batch at once, and what is on the shared ground is read once a generation.
/// </summary>
internal sealed partial class DocumentTextBuilder(
    ContentKinds kinds, IPublishedContent published, IFileTexts files, PageVariable variable, ILogger<DocumentTextBuilder> logger)
{
    // A route embeds services, a page a route; deeper there is nothing that a page shows.
    internal const int Deepest = 4;

    private readonly ConditionalWeakTable<PublicSnapshot, ConcurrentDictionary<ContentItemId, ItemContent>> ofGrounds = [];

    /// <summary>The items with their words.</summary>
    public async Task<ImmutableArray<IndexedItem>> BuildAsync(
        IReadOnlyList<PublishedDocument> documents, PublicSnapshot ground, CancellationToken cancellationToken)
    {
        var surroundings = new Surroundings(ground, kinds, ofGrounds.GetValue(ground, static _ => []));
        var contents = documents.Select(document => Read(document.Item, ground)).ToList();
        await GatherAsync(contents, surroundings, cancellationToken);
        return [.. documents.Select((document, index) => new IndexedItem(document, Assemble(contents[index], surroundings), ground))];
    }

    // What is embedded may itself embed what is not at hand, so each round looks at what the round before has found.
    private async Task GatherAsync(List<ItemContent> contents, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var seen = new HashSet<WantedItem>();
        var round = contents;
        for (var depth = 0; depth <= Deepest && round.Count > 0; depth++)
        {
            var wanted = new Wanted();
            foreach (var content in round)
            {
                Gather(content, wanted, isEmbedded: depth > 0);
            }

            if (depth == Deepest)
            {
                // The deepest are shown with the names that they link to, and without what they would embed.
                wanted.Embeds.Clear();
            }

            await surroundings.LoadAsync(wanted, published, files, cancellationToken);
            round = [.. wanted.Embeds.Where(seen.Add).Select(target => surroundings.Find(target.Kind, target.Target)).OfType<ItemContent>()];
        }
    }

    private static void Gather(ItemContent content, Wanted wanted, bool isEmbedded)
    {
        foreach (var piece in content.Pieces)
        {
            switch (piece.Content)
            {
                case SearchEmbed embed:
                    wanted.Embeds.Add(new WantedItem(embed.Kind, embed.Target));
                    break;
                case SearchFile file when !isEmbedded:
                    wanted.Media.Add(file.Media);
                    break;
            }

            foreach (var code in piece.Body?.Segments.OfType<ShortcodeSegment>() ?? [])
            {
                (code.Name == "link" ? wanted.Links : wanted.Embeds).Add(new WantedItem(ReferenceKind.Alias, code.Target));
            }
        }
    }

    private ItemContent Read(PublishedItem item, PublicSnapshot ground)
    {
        try
        {
            return ItemContent.Of(item, ground.Definitions, kinds);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // One item that cannot be read must not keep all others from being found.
            LogUnreadable(item.Id.Value, error);
            return new ItemContent(item, [], [], IsSharedText: false);
        }
    }

    private DocumentText Assemble(ItemContent content, Surroundings surroundings)
    {
        try
        {
            return new DocumentTextWriter(content, surroundings, variable).Write();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogUnreadable(content.Item.Id.Value, error);
            return new DocumentText { Title = content.Item.DisplayText ?? "" };
        }
    }

    [LoggerMessage(40, LogLevel.Error, "Item {Item} cannot be read for the search index; it is found by its title alone.", EventName = "ItemUnreadable")]
    private partial void LogUnreadable(string item, Exception error);
}
