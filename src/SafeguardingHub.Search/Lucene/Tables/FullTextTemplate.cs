using System.Collections.Concurrent;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>Renders the templates that add to the full text of a type's items. Parsed templates are kept: a hub has a handful.</summary>
internal sealed class FullTextTemplate(TimeProvider time)
{
    private const int MostKept = 500;
    private readonly ConcurrentDictionary<string, LiquidTemplate?> templates = new(StringComparer.Ordinal);

    /// <summary>
    /// What a template gives for an item, as plain text. A template that cannot be read or that does not end gives nothing: an
    /// item must not be missing from the index because of what only adds to it.
    /// </summary>
    /// <param name="template">The template.</param>
    /// <param name="item">The item.</param>
    /// <param name="readable">Its parts as readers see them: what a template adds is found by anybody.</param>
    public string Render(string template, PublishedItem item, PartMap readable)
    {
        if (templates.Count > MostKept)
        {
            templates.Clear();
        }

        if (templates.GetOrAdd(template, text => LiquidTemplate.TryParse(text, out var parsed, out _) ? parsed : null) is not { } liquid)
        {
            return "";
        }

        var model = LiquidValue.Of(new Members(item, readable));
        try
        {
            var text = liquid.Render(new LiquidContext(time)
            {
                Variables = new Dictionary<string, LiquidValue>(StringComparer.Ordinal) { ["Model"] = model, ["ContentItem"] = model },
            });
            return HtmlText.Plain(text);
        }
        catch (LiquidException)
        {
            return "";
        }
    }

    private sealed class Members(PublishedItem item, PartMap readable) : ILiquidObject
    {
        public LiquidValue Get(string name) => name switch
        {
            "ContentItemId" => LiquidValue.Of(item.Id.Value),
            "ContentItemVersionId" => LiquidValue.Of(item.VersionId.Value),
            "ContentType" => LiquidValue.Of(item.ContentType),
            "DisplayText" => LiquidValue.Of(item.DisplayText),
            "Published" or "Latest" => LiquidValue.Of(true),
            "CreatedUtc" => LiquidValue.Of(item.CreatedAt),
            "ModifiedUtc" => LiquidValue.Of(item.ModifiedAt),
            "PublishedUtc" => LiquidValue.Of(item.PublishedAt),
            "Content" or "ContentItem" => LiquidValue.Of(this),
            _ => readable.Find(name) is { } json ? LiquidJson.Read(json) : LiquidValue.Nil,
        };
    }
}
