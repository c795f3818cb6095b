using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>
/// What a published item gives to Orchard Core's index documents, under Orchard Core's names. The names of people are left out:
/// owners and authors work for the hub, and anybody may ask the index. So is what parts do not give to readers.
/// </summary>
internal sealed class OrchardDocument(ContentKinds kinds, TimeProvider time)
{
    // An item in a Bag in a Flow is deep enough for any page.
    private const int Deepest = 5;
    private readonly FullTextTemplate templates = new(time);

    /// <summary>All that is indexed of an item, in Orchard Core's order.</summary>
    public List<IndexField> Of(IndexedItem indexed)
    {
        var item = indexed.Document.Item;
        var plan = TypePlan.Of(indexed.Ground.Definitions, item.ContentType);
        var readable = new ReadersContent(kinds, indexed.Ground.Definitions).PartsOf(item);
        return
        [
            .. Item(indexed),
            .. Texts(indexed, plan.FullText, readable),
            .. Parts(readable, plan, [item.ContentType], indexed, 0),
        ];
    }

    /// <summary>What every item has, whatever its type and parts: nothing of it can be odd.</summary>
    public static List<IndexField> Least(IndexedItem indexed) =>
        [.. Item(indexed), new TextOf([ItemFields.DisplayTextAnalyzed, ItemFields.FullText], indexed.Document.Item.DisplayText ?? indexed.Text.Title)];

    private static IEnumerable<IndexField> Item(IndexedItem indexed)
    {
        var item = indexed.Document.Item;
        var title = item.DisplayText ?? "";
        (string Name, string Value)[] values =
        [
            (ItemFields.Id, item.Id.Value),
            (ItemFields.VersionId, item.VersionId.Value),
            (ItemFields.DisplayTextKeyword, title.Length == 0 ? ItemFields.Missing : title),
            (ItemFields.DisplayTextNormalized, title.Length == 0 ? ItemFields.Missing : StandardWords.Fold(title)),
            (ItemFields.ContentType, item.ContentType),
            (ItemFields.CreatedUtc, FieldValues.Moment(item.CreatedAt)),
            (ItemFields.ModifiedUtc, FieldValues.Moment(item.ModifiedAt)),
            (ItemFields.PublishedUtc, FieldValues.Moment(item.PublishedAt)),
        ];
        return values.SelectMany(value => FieldValues.Value([value.Name], value.Value));
    }

    // A type that says what its full text is gets that. Of other types it is all that their pages say, what they embed included:
    // Orchard Core would leave a page of blocks without any.
    private IEnumerable<IndexField> Texts(IndexedItem indexed, FullTextAspectSettings? settings, PartMap readable)
    {
        var (item, text) = (indexed.Document.Item, indexed.Text);
        yield return new TextOf(settings?.IncludeDisplayText ?? true ? [ItemFields.DisplayTextAnalyzed, ItemFields.FullText] : [ItemFields.DisplayTextAnalyzed], item.DisplayText ?? text.Title);
        if (settings is null)
        {
            yield return new TextOf([ItemFields.Body, ItemFields.FullText], text.Body);
            yield return new TextOf([ItemFields.FullText], text.Headings);
            yield return new TextOf([ItemFields.FullText], text.Summary);
            yield break;
        }

        yield return new TextOf(settings.IncludeBodyAspect ? [ItemFields.Body, ItemFields.FullText] : [ItemFields.Body], BodyText.Of(item));
        if (settings is { IncludeFullTextTemplate: true, FullTextTemplate: { Length: > 0 } template })
        {
            yield return new TextOf([ItemFields.FullText], templates.Render(template, item, readable));
        }
    }

    private IEnumerable<IndexField> Parts(PartMap item, TypePlan plan, ImmutableArray<string> prefixes, IndexedItem indexed, int depth)
    {
        foreach (var part in plan.Parts)
        {
            var json = item.Find(part.Name);
            ImmutableArray<string> names = [part.Name, .. prefixes.Select(prefix => $"{prefix}.{part.Name}")];
            foreach (var field in Part(part, names, json, depth).Concat(Fields(part, prefixes, json, indexed)).Concat(Nested(part, names, json, indexed, depth)))
            {
                yield return field;
            }
        }
    }

    private static IEnumerable<IndexField> Part(PlannedPart part, ImmutableArray<string> names, JsonElement? json, int depth) => (part.PartName, part.Settings) switch
    {
        ("ContainedPart", _) when depth == 0 => Contained(Read<ContainedPart>(json)),
        (_, null) => [],
        (nameof(TitlePart), { } settings) => FieldValues.Text(names, Read<TitlePart>(json)?.Title, settings),
        (nameof(AliasPart), _) => FieldValues.Value(names, Read<AliasPart>(json)?.Alias is { Length: > 0 } alias ? alias.ToLowerInvariant() : ItemFields.Missing),
        (nameof(AutoroutePart), _) => FieldValues.Value(names, Read<AutoroutePart>(json)?.Path is { Length: > 0 } path ? path : ItemFields.Missing),
        (nameof(HtmlBodyPart), { } settings) => FieldValues.Text(names, BodyText.Of(Read<HtmlBodyPart>(json)?.Html), settings, Read<HtmlBodyPart>(json)?.Html),
        (nameof(MarkdownBodyPart), { } settings) => FieldValues.Text(names, Read<MarkdownBodyPart>(json)?.Markdown, settings),
        ("LocalizationPart", _) => Localization(names, json),
        _ => [],
    };

    private static IEnumerable<IndexField> Contained(ContainedPart? part) =>
    [
        .. FieldValues.Value([ItemFields.ListId], part?.ListContentItemId is { Length: > 0 } list ? list : ItemFields.Missing),
        new ValueOf([ItemFields.ListOrder], (long)(part?.Order ?? 0)),
        new StoredOf([ItemFields.ListOrder], (part?.Order ?? 0).ToString(CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<IndexField> Localization(ImmutableArray<string> names, JsonElement? json)
    {
        foreach (var key in new[] { "LocalizationSet", "Culture" })
        {
            if (json is { ValueKind: JsonValueKind.Object } part && part.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String)
            {
                var text = value.GetString()!;
                foreach (var field in FieldValues.Value([.. names.Select(name => $"{name}.{key}")], key == "Culture" ? text.ToLowerInvariant() : text))
                {
                    yield return field;
                }
            }
        }
    }

    private IEnumerable<IndexField> Fields(PlannedPart part, ImmutableArray<string> prefixes, JsonElement? json, IndexedItem indexed)
    {
        foreach (var planned in part.Fields)
        {
            var name = planned.Definition.Name;
            var value = json is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var own) ? own : (JsonElement?)null;
            ImmutableArray<string> names = [.. prefixes.Append(part.Name).Distinct(StringComparer.Ordinal).Select(prefix => $"{prefix}.{name}")];
            foreach (var field in FieldValues.Of(
                names, Field(planned.Definition.FieldName, value), planned.Definition.FieldName, planned.Settings,
                (taxonomy, term) => TermsAbove.Of(indexed.Ground, taxonomy, term), media => FileText(indexed, media)))
            {
                yield return field;
            }
        }
    }

    private IEnumerable<IndexField> Nested(PlannedPart part, ImmutableArray<string> names, JsonElement? json, IndexedItem indexed, int depth)
    {
        if (depth == Deepest || part.Settings is null || json is not { } given || kinds.FindPart(part.PartName) is not { } kind || PartJson.ReadableOrNull(given, kind.PartType) is not { } read)
        {
            return [];
        }

        var children = new List<NestedItem>();
        kind.MapNested(read, (_, child) =>
        {
            children.Add(child);
            return child;
        });
        return children.Where(child => child.ContentType is not null).SelectMany(child => Parts(
            child.Parts, TypePlan.Of(indexed.Ground.Definitions, child.ContentType),
            [child.ContentType!, .. names.Select(name => $"{name}.{child.ContentType}")], indexed, depth + 1));
    }

    private static T? Read<T>(JsonElement? json) where T : ContentPart => json is { } part ? (T?)PartJson.ReadableOrNull(part, typeof(T)) : null;

    private ContentField? Field(string kind, JsonElement? json)
    {
        try
        {
            return json is { } value ? kinds.FindField(kind)?.Read(value, kind) : null;
        }
        catch (ContentFormatException)
        {
            return null;
        }
    }

    private static string? FileText(IndexedItem indexed, string media)
    {
        var file = indexed.Text.Files.FirstOrDefault(file => string.Equals(file.Media, media, StringComparison.OrdinalIgnoreCase));
        return file is null ? null : string.Join('\n', file.Pages);
    }
}
