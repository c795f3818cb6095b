using System.Text.Json;
using Xunit.Abstractions;

namespace SafeguardingHub.Conformance.Tests.Vectors;

/// <summary>The measured exports, of which names, keys and their order are known: what the hub's own export has of them.</summary>
public sealed class ExportConformanceTests(ITestOutputHelper output)
{
    private const string Recipe = """
        { "name": "site", "steps": [
          { "name": "settings", "SiteName": "Hub", "TimeZoneId": "Europe/London", "HomeRoute": { "Area": "A" }, "PageSize": 10 },
          { "name": "Roles", "Roles": [ { "Name": "Editor", "Description": "Edits", "Permissions": [ "EditContent" ] } ] },
          { "name": "media", "Files": [ { "TargetPath": "notes/readme.txt", "Base64": "aGVsbG8=" } ] },
          { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Note", "DisplayName": "Note", "Settings": {}, "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} } ] } ], "ContentParts": [] },
          { "name": "content", "data": [ { "ContentItemId": "note1", "ContentItemVersionId": "note1v", "ContentType": "Note", "DisplayText": "Note", "Latest": true, "Published": true, "Owner": "o", "Author": "a", "TitlePart": { "Title": "Note" } } ] }
        ] }
        """;

    public static TheoryData<string> Cases() => [.. Vector.Names.Where(name => name[0] == 'E')];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Export_OfASite_HasTheNamesAndKeysOrDiffersAsListed(string name)
    {
        var expected = Vector.Read(name).Expected;
        await using var hub = await TestHub.WithAsync(Recipe);

        var export = JsonElement.Parse(await hub.ExportAsync());

        var rootKeys = expected.TryGetProperty("rootKeys", out var keys) ? keys.EnumerateArray().Select(key => key.GetString()!) : Keys(expected);
        Assert.Equal(rootKeys, Keys(export));
        var isSummary = expected.TryGetProperty("rootKeys", out _);
        var (theirs, ours) = (Steps(expected, isSummary).ToList(), Steps(export, isSummary).ToList());
        var differences = theirs.Except(ours, StringComparer.Ordinal).Select(step => $"Orchard Core only: {step}")
            .Concat(ours.Except(theirs, StringComparer.Ordinal).Select(step => $"hub only: {step}"))
            .Concat(InOrder(theirs, ours) ? [] : [$"hub's order: {string.Join(", ", ours.Select(step => step.Split(':')[0]))}"]);
        var deviation = Deviations.Find(name);
        output.WriteLine($"{deviation?.Kind}: {deviation?.Reason}");
        Assert.Equal(string.Join('\n', deviation?.Instead ?? []), string.Join('\n', differences));
    }

    private static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(property => property.Name);

    // Most cases list each step's keys alone; the others have the whole export, and so the keys of an item too.
    private static IEnumerable<string> Steps(JsonElement export, bool isSummary) => export.GetProperty("steps").EnumerateArray().Select(step =>
    {
        var keys = step.TryGetProperty("keys", out var listed) ? listed.EnumerateArray().Select(key => key.GetString()!) : Keys(step);
        var line = $"{step.GetProperty("name").GetString()!.ToLowerInvariant()}: {string.Join(' ', keys)}";
        return isSummary || !step.TryGetProperty("data", out var data) ? line : $"{line}, an item: {string.Join(' ', Keys(data[0]).TakeWhile(key => key != "TitlePart"))}";
    });

    private static bool InOrder(List<string> theirs, List<string> ours)
    {
        var places = ours.Select(step => theirs.FindIndex(other => other.Split(':')[0].Equals(step.Split(':')[0], StringComparison.OrdinalIgnoreCase))).Where(place => place >= 0).ToList();
        return places.SequenceEqual(places.Order());
    }
}
