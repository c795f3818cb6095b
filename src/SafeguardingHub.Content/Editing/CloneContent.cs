using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>
/// Copies an item's newest version into a new draft: new ids for it and for every item inside it, a title of its own, no path
/// and no alias of another, nothing of its history.
/// </summary>
public sealed class CloneContent(ContentEngine engine)
{
    private const string IdProperty = "ContentItemId";

    /// <summary>Copies the item. Needs CloneContent for it, and EditContent in its section.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId id, string? note, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(CloneContent), note, cancellationToken);
        var found = (await unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id);
        if (await work.FindAsync(id, Permission.CloneContent, found?.Revision ?? 0, cancellationToken) is not { Latest: { } latest } stored)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        if (ItemState.SectionOf(latest.Item) is not null)
        {
            return Outcome<SavedContent>.Refused(new Reason(ReasonKind.InUse, "", "A section is not copied: make a new one, with a path of its own."));
        }

        var copy = Fresh(Copy(latest.Item), engine.Kinds) with
        {
            Id = ContentItemId.New(),
            VersionId = ContentItemVersionId.New(),
            CreatedAt = work.Now,
            ModifiedAt = work.Now,
            PublishedAt = null,
            Owner = actor.Id,
            Author = actor.Name,
        };
        var drafted = await work.DraftAsync(copy, stored: null, new DraftOptions { KeepsDisplayText = true, MayMove = true }, cancellationToken);
        if (drafted is null || work.Reasons.Count > 0)
        {
            return Outcome<SavedContent>.Refused(work.Reasons);
        }

        var saved = work.Put(before: null, new ItemState(copy.Id, drafted.Item, Live: null)
        {
            Altered = [drafted.Item],
            Section = drafted.Section,
            DraftReferences = drafted.References,
        });
        return await work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }

    private static ContentItem Copy(ContentItem item)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in item.Parts.All)
        {
            Collect(part.Value, ids);
        }

        var parts = PartMap.Of(item.Parts.All
            .Where(part => part.Key is not (nameof(ChangesPart) or nameof(PublishLaterPart) or nameof(ArchiveLaterPart)))
            .Select(part => KeyValuePair.Create(part.Key, ids.Count == 0 ? part.Value : Replaced(part.Value, ids))));
        var name = "Copy of " + item.DisplayText;
        var copy = item with { Parts = parts, DisplayText = name };
        if (copy.Part<TitlePart>() is { } title)
        {
            copy = copy.With(title with { Title = name });
        }

        if (copy.Part<AutoroutePart>() is { } route)
        {
            copy = copy.With(route with { Path = "", SetHomepage = false });
        }

        return copy.Part<AliasPart>() is { } alias ? copy.With(alias with { Alias = "" }) : copy;
    }

    private static ContentItem Fresh(ContentItem copy, ContentKinds kinds)
    {
        foreach (var (name, json) in copy.Parts.All)
        {
            if (kinds.FindPart(name) is { HasMarks: true } kind && PartJson.ReadableOrNull(json, kind.PartType) is { } part)
            {
                copy = copy with { Parts = copy.Parts.With(name, PartJson.Write(kind.Copied(part), json)) };
            }
        }

        return copy;
    }

    // Any object that has an id of its own and says its type is an item inside the item, in whatever part it stands.
    private static void Collect(JsonElement json, Dictionary<string, string> ids)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in json.EnumerateArray())
            {
                Collect(entry, ids);
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            if (json.TryGetProperty(IdProperty, out var id) && id.ValueKind == JsonValueKind.String && json.TryGetProperty("ContentType", out _))
            {
                ids.TryAdd(id.GetString()!, ContentItemId.New().Value);
            }

            foreach (var property in json.EnumerateObject())
            {
                Collect(property.Value, ids);
            }
        }
    }

    private static JsonElement Replaced(JsonElement json, Dictionary<string, string> ids) =>
        JsonSerializer.SerializeToElement(Replaced(JsonSerializer.SerializeToNode(json, PartJson.Options), ids), PartJson.Options);

    private static JsonNode? Replaced(JsonNode? node, Dictionary<string, string> ids) => node switch
    {
        JsonObject map => new JsonObject(map.Select(property => KeyValuePair.Create(property.Key, Replaced(property.Value, ids)))),
        JsonArray list => new JsonArray([.. list.Select(entry => Replaced(entry, ids))]),
        JsonValue value when value.TryGetValue<string>(out var text) && ids.TryGetValue(text, out var other) => JsonValue.Create(other),
        _ => node?.DeepClone(),
    };
}
