using System.Collections.Concurrent;
using System.Text.Json;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>Renders the Liquid patterns of titles, paths and aliases. Parsed templates are kept: a hub has a handful.</summary>
public sealed class ContentPatterns(TimeProvider time)
{
    private const int MaximumKept = 500;
    private readonly ConcurrentDictionary<string, LiquidTemplate> templates = new(StringComparer.Ordinal);

    /// <summary>
    /// The pattern's text for an item, trimmed. Patterns see <c>ContentItem</c> and <c>Model.ContentItem</c> as Orchard Core
    /// hands them, and the filter <c>container</c> for the item's list.
    /// </summary>
    /// <exception cref="LiquidException">The pattern is no Liquid, or does not end.</exception>
    public string Render(string pattern, ContentItem item, ContentItem? container)
    {
        if (templates.Count > MaximumKept)
        {
            // Patterns come from definitions, so this is reached only by a hub that changes them all the time.
            templates.Clear();
        }

        var template = templates.GetOrAdd(pattern, LiquidTemplate.Parse);
        var value = Value(item);
        return template.Render(new LiquidContext(time)
        {
            Variables = new Dictionary<string, LiquidValue>(StringComparer.Ordinal)
            {
                ["ContentItem"] = value,
                ["Model"] = LiquidValue.Of(new Model(value)),
            },
            Filters = new Dictionary<string, LiquidFilter>(StringComparer.Ordinal)
            {
                ["container"] = (_, _, _) => container is null ? LiquidValue.Nil : Value(container),
            },
        }).Trim();
    }

    private static LiquidValue Value(ContentItem item) => LiquidValue.Of(new Members(item));

    private sealed class Model(LiquidValue item) : ILiquidObject
    {
        public LiquidValue Get(string name) => name == "ContentItem" ? item : LiquidValue.Nil;
    }

    private sealed class Members(ContentItem item) : ILiquidObject
    {
        public LiquidValue Get(string name) => name switch
        {
            "ContentItemId" => LiquidValue.Of(item.Id.Value),
            "ContentItemVersionId" => LiquidValue.Of(item.VersionId.Value),
            "ContentType" => LiquidValue.Of(item.ContentType),
            "DisplayText" => LiquidValue.Of(item.DisplayText),
            "Owner" => LiquidValue.Of(item.Owner),
            "Author" => LiquidValue.Of(item.Author),
            "Published" => LiquidValue.Of(item.Published),
            "Latest" => LiquidValue.Of(item.Latest),
            "CreatedUtc" => item.CreatedAt is { } at ? LiquidValue.Of(at) : LiquidValue.Nil,
            "ModifiedUtc" => item.ModifiedAt is { } at ? LiquidValue.Of(at) : LiquidValue.Nil,
            "PublishedUtc" => item.PublishedAt is { } at ? LiquidValue.Of(at) : LiquidValue.Nil,
            "Content" => LiquidValue.Of(this),
            _ => item.Parts.Find(name) is { } json ? LiquidJson.Read(json) : LiquidValue.Nil,
        };
    }
}
