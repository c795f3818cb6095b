using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Versions;

/// <summary>A place of an item at which two versions say something.</summary>
/// <param name="Place">Its JSON path in the newer version, or in the older one where the newer has it no longer.</param>
/// <param name="Label">What editors call it.</param>
/// <param name="Runs">The words of both versions, in order.</param>
public sealed record ComparedPlace(string Place, string Label, ImmutableArray<TextRun> Runs)
{
    /// <summary>Whether the versions differ here.</summary>
    public bool IsChanged => Runs.Any(run => run.Kind != RunKind.Same);

    /// <summary>What the older version says.</summary>
    public IEnumerable<TextRun> Before => Runs.Where(run => run.Kind != RunKind.Inserted);

    /// <summary>What the newer version says.</summary>
    public IEnumerable<TextRun> After => Runs.Where(run => run.Kind != RunKind.Deleted);
}

/// <summary>
/// Two versions side by side: every text, number and choice in them, HTML as the words that a reader sees. Items inside an item
/// are recognised by their ids, so that a block that only moved is not shown as another.
/// </summary>
public static class CompareVersions
{
    private static readonly string[] Technical = ["ContentItemId", "ContentItemVersionId", "ContentType", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author", "DisplayText"];

    /// <summary>What is said of an id that has no name among those given.</summary>
    public const string Unseen = "An item that is gone or not yours to see";

    /// <summary>The ids that the version names: of items, taxonomies included, and of terms.</summary>
    public static IEnumerable<string> Named(ContentItem item, DefinitionSet definitions, ContentKinds kinds) =>
        Texts(item, definitions, kinds).Where(text => text.IsId).Select(text => text.Words);

    /// <summary>The places of both versions, in the order of the newer one; those that only the older one has stand where they stood.</summary>
    /// <param name="older">The older version.</param>
    /// <param name="newer">The newer version.</param>
    /// <param name="definitions">The definitions of types.</param>
    /// <param name="kinds">The kinds of parts and fields.</param>
    /// <param name="names">The names of items and terms by their ids, as far as whoever compares may see them.</param>
    public static ImmutableArray<ComparedPlace> Of(
        ContentItem older, ContentItem newer, DefinitionSet definitions, ContentKinds kinds, IReadOnlyDictionary<string, string> names)
    {
        var before = Texts(older, definitions, kinds);
        var after = Texts(newer, definitions, kinds);
        var old = before.ToDictionary(text => text.Key, StringComparer.Ordinal);
        var keys = after.Select(text => text.Key).ToHashSet(StringComparer.Ordinal);

        var places = new List<ComparedPlace>();
        var taken = 0;
        foreach (var text in after)
        {
            var was = old.GetValueOrDefault(text.Key);
            if (was is not null)
            {
                // What stood before this place and is gone is told before it.
                var at = before.IndexOf(was);
                for (; taken < at; taken++)
                {
                    AddGone(before[taken]);
                }

                taken = Math.Max(taken, at + 1);
            }

            places.Add(new ComparedPlace(text.Place, text.Label, Runs(was, text)));
        }

        for (; taken < before.Count; taken++)
        {
            AddGone(before[taken]);
        }

        return [.. places];

        // Two items may have the same name, so ids are compared whole and shown as names.
        ImmutableArray<TextRun> Runs(Text? was, Text? now)
        {
            if (was?.IsId != true && now?.IsId != true)
            {
                return WordDiff.Of(was?.Words ?? "", now?.Words ?? "");
            }

            return was?.Words == now?.Words
                ? [new TextRun(RunKind.Same, Shown(now!))]
                : [.. was is null ? [] : new[] { new TextRun(RunKind.Deleted, Shown(was)) }, .. now is null ? [] : new[] { new TextRun(RunKind.Inserted, Shown(now)) }];
        }

        string Shown(Text text) => !text.IsId ? text.Words : names.GetValueOrDefault(text.Words) ?? Unseen;

        void AddGone(Text text)
        {
            if (!keys.Contains(text.Key))
            {
                places.Add(new ComparedPlace(text.Place, text.Label, Runs(text, null)));
            }
        }
    }

    private static List<Text> Texts(ContentItem item, DefinitionSet definitions, ContentKinds kinds)
    {
        var reading = ContentReading.Of(item, definitions, kinds);
        var html = reading.Parts.SelectMany(found => found.Kind.Bodies(found.Part).Select(body => $"{found.Place}.{body.Place}"))
            .Concat(reading.Fields.Where(found => found.Field is not null).SelectMany(found => found.Kind.Bodies(found.Field!).Select(body => $"{found.Place}.{body.Place}")))
            .ToHashSet(StringComparer.Ordinal);
        var fields = reading.Fields.ToDictionary(found => found.Place, found => found.DisplayName, StringComparer.Ordinal);
        var ids = CollectReferences.References(reading).Where(reference => reference.Kind == ReferenceKind.Item).Select(reference => reference.Place)
            .Concat(reading.Fields.Where(found => found.Field is TaxonomyField)
                .SelectMany(found => ((TaxonomyField)found.Field!).TermContentItemIds?.Select((_, index) => $"{found.Place}.{nameof(TaxonomyField.TermContentItemIds)}[{index}]") ?? []))
            .ToHashSet(StringComparer.Ordinal);
        var walk = new Walk(html, fields, ids);
        foreach (var (name, json) in item.Parts.All)
        {
            walk.Visit(json, name, name, label: Words(name));
        }

        return walk.Texts;
    }

    // HtmlBodyPart reads "Html body", FourthRole "Fourth role".
    private static string Words(string name)
    {
        var text = name.EndsWith("Part", StringComparison.Ordinal) && name.Length > 4 ? name[..^4] : name;
        var words = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (words.Length > 0 && char.IsUpper(letter) && !char.IsUpper(words[^1]) && words[^1] != ' ')
            {
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            }
            else
            {
                words.Append(letter);
            }
        }

        return words.ToString();
    }

    private sealed record Text(string Key, string Place, string Label, string Words, bool IsId);

    private sealed class Walk(HashSet<string> html, Dictionary<string, string> fields, HashSet<string> ids)
    {
        private readonly HashSet<string> keys = new(StringComparer.Ordinal);

        public List<Text> Texts { get; } = [];

        public void Visit(JsonElement json, string place, string key, string label)
        {
            switch (json.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in json.EnumerateObject().Where(property => !Technical.Contains(property.Name)))
                    {
                        var at = $"{place}.{property.Name}";
                        Visit(property.Value, at, $"{key}.{property.Name}", LabelOf(label, at, property.Name));
                    }

                    break;
                case JsonValueKind.Array:
                    VisitList(json, place, key, label);
                    break;
                case JsonValueKind.String:
                    Add(place, key, label, TextOf(place, json.GetString()!));
                    break;
                case JsonValueKind.Number:
                    Add(place, key, label, json.GetRawText());
                    break;
                case JsonValueKind.True:
                    Add(place, key, label, "Yes");
                    break;
                case JsonValueKind.False:
                    Add(place, key, label, "No");
                    break;
            }
        }

        private void VisitList(JsonElement list, string place, string key, string label)
        {
            var index = 0;
            foreach (var entry in list.EnumerateArray())
            {
                var id = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("ContentItemId", out var found) ? found.GetString() : null;
                var type = id is not null && entry.TryGetProperty("ContentType", out var name) ? Words(name.GetString() ?? "") : null;
                var number = (index + 1).ToString(CultureInfo.InvariantCulture);
                Visit(entry, $"{place}[{index}]", $"{key}[{id ?? number}]", type is null ? $"{label} {number}" : $"{label}, {type} {number}");
                index++;
            }
        }

        // A field is called as its definition calls it; what holds a part's one text needs no second name.
        private string LabelOf(string label, string place, string name) => fields.TryGetValue(place, out var field) ? $"{label}, {field}"
            : name is "Html" or "Text" or "Markdown" or "Title" ? label
            : $"{label}, {Words(name)}";

        private string TextOf(string place, string text) => html.Contains(place) ? HtmlText.Plain(text) : text;

        private void Add(string place, string key, string label, string words)
        {
            if (words.Length > 0 && keys.Add(key))
            {
                Texts.Add(new Text(key, place, label, words, ids.Contains(place)));
            }
        }
    }
}
