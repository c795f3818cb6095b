using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Conformance.Tests.Engine;

/// <summary>A small site for tests: two sections with prefixes, pages, services; and the changes in a short form.</summary>
internal static class Site
{
    public const string Definitions = """
        { "name": "ContentDefinition",
          "ContentTypes": [
            { "Name": "Section", "DisplayName": "Section", "Settings": {}, "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} },
              { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "" } } },
              { "PartName": "SectionProfilePart", "Name": "SectionProfilePart", "Settings": {} } ] },
            { "Name": "Page", "DisplayName": "Page", "Settings": {}, "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "TitlePartSettings": { "Options": 3 } } },
              { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": {} },
              { "PartName": "AliasPart", "Name": "AliasPart", "Settings": { "AliasPartSettings": { "Pattern": "" } } },
              { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": {} },
              { "PartName": "SectionPart", "Name": "SectionPart", "Settings": {} },
              { "PartName": "Page", "Name": "Page", "Settings": {} } ] },
            { "Name": "Service", "DisplayName": "Service", "Settings": {}, "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} },
              { "PartName": "AliasPart", "Name": "AliasPart", "Settings": { "AliasPartSettings": { "Pattern": "" } } },
              { "PartName": "ServicePart", "Name": "ServicePart", "Settings": {} },
              { "PartName": "SectionPart", "Name": "SectionPart", "Settings": {} } ] } ],
          "ContentParts": [ { "Name": "Page", "Settings": {}, "ContentPartFieldDefinitionRecords": [
            { "FieldName": "HtmlField", "Name": "Intro", "Settings": {} } ] } ] }
        """;

    public static string Sections => string.Join(",\n", Section("north", "North"), Section("south", "South"));

    /// <summary>A recipe of the definitions, the two sections and these items.</summary>
    public static string Recipe(params string[] items) => Steps(Definitions, Content([Sections, .. items]));

    /// <summary>A recipe of these steps.</summary>
    public static string Steps(params string[] steps) => $$"""{ "name": "site", "steps": [{{string.Join(",\n", steps)}}] }""";

    /// <summary>A content step of these items.</summary>
    public static string Content(params string[] items) => $$"""{ "name": "content", "data": [{{string.Join(",\n", items)}}] }""";

    public static string Section(string id, string title) => Item(id, "Section", title, new JsonObject
    {
        ["AutoroutePart"] = new JsonObject { ["Path"] = id },
        ["SectionProfilePart"] = new JsonObject(),
    });

    /// <summary>A section that asks for a second person before anything becomes live.</summary>
    public static string Careful(string id) => Item(id, "Section", id, new JsonObject
    {
        ["AutoroutePart"] = new JsonObject { ["Path"] = id },
        ["SectionProfilePart"] = new JsonObject { ["RequiresApproval"] = true },
    });

    public static string Page(
        string id, string title = "A page", string? path = null, string? section = "north", string html = "<p>Text</p>", string? alias = null,
        bool isLive = true, string? version = null) =>
        Item(id, "Page", title, PageParts(title, path, section, html, alias), isLive, version);

    public static string Service(string id, string? section = "north", bool isLive = true) => Item(id, "Service", "Service " + id, new JsonObject
    {
        ["AliasPart"] = new JsonObject { ["Alias"] = id },
        ["ServicePart"] = new JsonObject { ["Numbers"] = new JsonArray(new JsonObject { ["Number"] = "01905822666" }) },
        ["SectionPart"] = section is null ? null : new JsonObject { ["Section"] = section },
    }, isLive);

    public static string Item(string id, string type, string title, JsonObject parts, bool isLive = true, string? version = null)
    {
        var item = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentType"] = type,
            ["DisplayText"] = title,
            ["Latest"] = true,
            ["Published"] = isLive,
            ["TitlePart"] = new JsonObject { ["Title"] = title },
        };
        if (version is not null)
        {
            item["ContentItemVersionId"] = version;
        }

        foreach (var (name, part) in parts.Where(part => part.Value is not null))
        {
            item[name] = part!.DeepClone();
        }

        return item.ToJsonString();
    }

    public static JsonObject PageParts(string title, string? path = null, string? section = "north", string html = "<p>Text</p>", string? alias = null) => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["HtmlBodyPart"] = new JsonObject { ["Html"] = html },
        ["AutoroutePart"] = path is null ? null : new JsonObject { ["Path"] = path },
        ["AliasPart"] = alias is null ? null : new JsonObject { ["Alias"] = alias },
        ["SectionPart"] = section is null ? null : new JsonObject { ["Section"] = section },
    };

    public static PartMap Parts(JsonObject json) => PartMap.Of(json.Where(part => part.Value is not null)
        .Select(part => KeyValuePair.Create(part.Key, JsonElement.Parse(part.Value!.ToJsonString()))));

    /// <summary>A person with these permissions in one section, or everywhere.</summary>
    public static Actor Person(string? section, params string[] permissions) => new(
        ActorKind.User, "ann", "Ann", [new Grant("role", [.. permissions], section is null ? null : ContentItemId.Parse(section))]);

    public static Task<Outcome<SavedContent>> CreateAsync(this TestHub hub, JsonObject parts, Actor? actor = null, string type = "Page") =>
        new CreateContent(hub.Engine).ExecuteAsync(actor ?? TestHub.System, new NewContent(type, Parts(parts)), CancellationToken.None);

    public static async Task<Outcome<SavedContent>> SaveAsync(this TestHub hub, string id, JsonObject parts, Actor? actor = null, long? seen = null) =>
        await new SaveDraft(hub.Engine).ExecuteAsync(
            actor ?? TestHub.System, new DraftToSave(ContentItemId.Parse(id), seen ?? await hub.RevisionAsync(id), Parts(parts)), CancellationToken.None);

    public static async Task<Outcome<SavedContent>> PublishAsync(this TestHub hub, string id, Actor? actor = null, long? seen = null) =>
        await new PublishContent(hub.Engine).ExecuteAsync(
            actor ?? TestHub.System, ContentItemId.Parse(id), seen ?? await hub.RevisionAsync(id), null, CancellationToken.None);

    public static async Task<Outcome<SavedContent>> UnpublishAsync(this TestHub hub, string id, Actor? actor = null, long? seen = null) =>
        await new UnpublishContent(hub.Engine).ExecuteAsync(
            actor ?? TestHub.System, ContentItemId.Parse(id), seen ?? await hub.RevisionAsync(id), null, CancellationToken.None);

    public static async Task<Outcome<SavedContent>> DiscardAsync(this TestHub hub, string id, Actor? actor = null, long? seen = null) =>
        await new DiscardDraft(hub.Engine).ExecuteAsync(
            actor ?? TestHub.System, ContentItemId.Parse(id), seen ?? await hub.RevisionAsync(id), null, CancellationToken.None);

    public static async Task<Outcome<SavedContent>> MoveAsync(
        this TestHub hub, string id, string? path = null, string? section = null, Actor? actor = null, long? seen = null) =>
        await new MoveContent(hub.Engine).ExecuteAsync(
            actor ?? TestHub.System,
            new Move(
                ContentItemId.Parse(id), seen ?? await hub.RevisionAsync(id), path is null ? null : ContentPath.Parse(path),
                section is null ? null : ContentItemId.Parse(section)),
            CancellationToken.None);

    /// <summary>What the public finds at an address: <c>page1</c>, or <c>page1 by redirect</c>, or nothing.</summary>
    public static async Task<string> AtAsync(this TestHub hub, string path) =>
        await hub.Published.FindRouteAsync(ContentPath.Parse(path), CancellationToken.None) switch
        {
            null => "nothing",
            { RedirectTo: { } to } route => $"{route.Item}, now at {to}",
            var route => route.Item.Value,
        };

    public static async Task<string?> HtmlAsync(this TestHub hub, string id) =>
        (await hub.Published.FindAsync(ContentItemId.Parse(id), CancellationToken.None))?.Parts.Find("HtmlBodyPart")?.GetProperty("Html").GetString();

    private static async Task<long> RevisionAsync(this TestHub hub, string id) => (await hub.FindAsync(id)).Revision;
}
