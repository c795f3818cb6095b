using System.Text.Json;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Conformance.Tests.Vectors;

/// <summary>Says in short lines where a hub's state differs from Orchard Core's.</summary>
internal sealed partial class Difference
{
    private const int MostShown = 60;
    private readonly List<string> lines = [];

    private Difference()
    {
    }

    /// <summary>The differences; none where the two are the same but for ids that were made on the way.</summary>
    public static IReadOnlyList<string> Between(HubState orchard, HubState hub, string inputs)
    {
        var difference = new Difference();
        for (var index = 0; index < orchard.Imports.Length; index++)
        {
            difference.Values($"import {index + 1}", Word(orchard.Imports[index]), Word(hub.Imports[index]));
        }

        var (theirs, ours) = (MadeIds.In(orchard, inputs), MadeIds.In(hub, inputs));
        difference.Versions(orchard, theirs, hub, ours);
        if (orchard.Export is { } expected && hub.Export is { } actual)
        {
            difference.Entries("type", "Name", [.. expected.Types], [.. actual.Types]);
            difference.Entries("part", "Name", [.. expected.Parts], [.. actual.Parts]);
            difference.Entries("item", "ContentItemId", [.. expected.Items.Select(theirs.Name)], [.. actual.Items.Select(ours.Name)]);
        }

        return difference.lines;
    }

    private static string Word(bool succeeded) => succeeded ? "imported" : "refused";

    private void Versions(HubState orchard, MadeIds theirs, HubState hub, MadeIds ours)
    {
        static string Line(VersionState version, MadeIds ids) =>
            $"version {ids.Name(version.Version)} of {ids.Name(version.Item)}, {version.ContentType} '{Visible(version.DisplayText)}', {version.Flags}";
        var (expected, actual) = (orchard.Versions.Select(version => Line(version, theirs)).ToList(), hub.Versions.Select(version => Line(version, ours)).ToList());
        lines.AddRange(expected.Except(actual, StringComparer.Ordinal).Select(line => $"Orchard Core only: {line}"));
        lines.AddRange(actual.Except(expected, StringComparer.Ordinal).Select(line => $"hub only: {line}"));
    }

    private void Entries(string what, string key, List<JsonElement> expected, List<JsonElement> actual)
    {
        foreach (var one in expected)
        {
            var name = one.GetProperty(key).GetString();
            var at = actual.FindIndex(other => other.GetProperty(key).GetString() == name);
            if (at < 0)
            {
                lines.Add($"Orchard Core only: {what} {name}");
                continue;
            }

            Json($"{what} {name}", one, actual[at]);
            actual.RemoveAt(at);
        }

        lines.AddRange(actual.Select(other => $"hub only: {what} {other.GetProperty(key).GetString()}"));
    }

    private void Json(string place, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in expected.EnumerateObject().Concat(actual.EnumerateObject()).Select(property => property.Name).Distinct(StringComparer.Ordinal))
            {
                Json($"{place}.{name}", Property(expected, name), Property(actual, name));
            }
        }
        else if (expected.ValueKind == JsonValueKind.Undefined || actual.ValueKind == JsonValueKind.Undefined || !JsonElement.DeepEquals(expected, actual))
        {
            Values(place, Shown(expected), Shown(actual));
        }
    }

    // A no-break space looks like any other in a list of differences.
    private static string Visible(string? text) => (text ?? "").Replace('\u00a0', '\u237d');

    private static JsonElement Property(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value : default;

    private static string Shown(JsonElement json)
    {
        var text = json.ValueKind == JsonValueKind.Undefined ? "nothing" : json.ValueKind == JsonValueKind.String ? json.GetString()! : JsonSerializer.Serialize(json);
        text = Visible(text);
        return text.Length > MostShown ? text[..MostShown] + "…" : text;
    }

    private void Values(string place, string expected, string actual)
    {
        if (expected != actual)
        {
            lines.Add($"{place}: Orchard Core {expected}, hub {actual}");
        }
    }

    /// <summary>Names for ids that were made on the way, in an order that does not depend on them: only their pattern counts.</summary>
    private sealed partial class MadeIds
    {
        private readonly Dictionary<string, string> made = new(StringComparer.Ordinal);

        public static MadeIds In(HubState state, string inputs)
        {
            var ids = new MadeIds();
            bool IsMade(string id) => !inputs.Contains($"\"{id}\"", StringComparison.Ordinal);
            string Known(string id) => IsMade(id) ? "" : id;
            var versions = state.Versions
                .OrderBy(version => Known(version.Item), StringComparer.Ordinal).ThenBy(version => Known(version.Version), StringComparer.Ordinal)
                .ThenBy(version => version.DisplayText, StringComparer.Ordinal).ThenBy(version => version.Latest).ThenBy(version => version.Published)
                .SelectMany(version => new[] { version.Item, version.Version });
            var texts = (state.Export?.Items ?? []).OrderBy(item => Known(item.GetProperty("ContentItemId").GetString()!), StringComparer.Ordinal)
                .SelectMany(item => Id().Matches(item.GetRawText()).Select(match => match.Value));
            foreach (var id in versions.Concat(texts).Where(IsMade))
            {
                ids.made.TryAdd(id, $"made-{ids.made.Count + 1}");
            }

            return ids;
        }

        public string Name(string id) => made.GetValueOrDefault(id, id);

        public JsonElement Name(JsonElement item) => JsonElement.Parse(Id().Replace(item.GetRawText(), match => Name(match.Value)));

        [GeneratedRegex("4[0-9a-hjkmnp-tv-z]{25}")]
        private static partial Regex Id();
    }
}
