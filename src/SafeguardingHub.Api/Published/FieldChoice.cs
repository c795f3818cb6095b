using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Api.Published;

/// <summary>Which properties of items a client wants: <c>DisplayText,TitlePart.Title</c>. Without any, all.</summary>
internal sealed class FieldChoice
{
    private static readonly string[] WellKnown =
    [
        "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author",
    ];

    private readonly Node root;

    private FieldChoice(Node root) => this.root = root;

    /// <summary>All of an item.</summary>
    public static FieldChoice Everything { get; } = new(new Node());

    /// <summary>Whether all is wanted.</summary>
    public bool IsEverything => root.IsEmpty;

    /// <summary>Reads a choice; a name that no item can have is a fault.</summary>
    public static FieldChoice Read(AskedFields asked, string field, DefinitionSet definitions, ContentKinds kinds)
    {
        var root = new Node();
        foreach (var path in asked.Many(field))
        {
            var names = path.Split('.');
            if (Unknown(names, definitions, kinds) is { } unknown)
            {
                asked.Fault(field, $"No item has {AskedFields.Quoted(unknown)} ({AskedFields.Quoted(path)}): names are those of the item's JSON, in the same case, with dots between them.");
                continue;
            }

            var node = root;
            foreach (var name in names)
            {
                node = node.Below(name);
            }

            node.IsWhole = true;
        }

        return new FieldChoice(root);
    }

    /// <summary>Writes what is wanted of an item.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement item) => Write(writer, item, root);

    private static void Write(Utf8JsonWriter writer, JsonElement json, Node node)
    {
        if (node.IsWhole || node.IsEmpty)
        {
            json.WriteTo(writer);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var entry in json.EnumerateArray())
            {
                Write(writer, entry, node);
            }

            writer.WriteEndArray();
        }
        else if (json.ValueKind != JsonValueKind.Object)
        {
            json.WriteTo(writer);
        }
        else
        {
            writer.WriteStartObject();
            foreach (var property in json.EnumerateObject())
            {
                if (node.Find(property.Name) is { } below)
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, below);
                }
            }

            writer.WriteEndObject();
        }
    }

    // A part that is data may hold anything, and so may a field of a kind that the hub does not know.
    private static string? Unknown(string[] names, DefinitionSet definitions, ContentKinds kinds)
    {
        var first = names[0];
        if (WellKnown.Contains(first, StringComparer.Ordinal))
        {
            return names.Length == 1 ? null : names[1];
        }

        if (first == ItemReview.Name)
        {
            return names.Length == 1 || (names.Length == 2 && ItemReview.Names.Contains(names[1], StringComparer.Ordinal)) ? null : names[^1];
        }

        var partNames = definitions.Types.Select(type => type.FindPart(first)?.PartName).OfType<string>().Append(first).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var records = partNames.Select(kinds.FindPart).OfType<PartKind>().ToList();
        var parts = partNames.Select(definitions.FindPart).OfType<ContentPartDefinition>().ToList();
        if (records.Count == 0 && parts.Count == 0 && partNames.Length == 1)
        {
            return first;
        }

        if (names.Length == 1 || (records.Count == 0 && parts.TrueForAll(part => part.Fields.IsEmpty)))
        {
            return null;
        }

        var own = records.SelectMany(kind => PartJson.Options.GetTypeInfo(kind.PartType).Properties).Any(property => property.Name == names[1]);
        return own || parts.Exists(part => part.FindField(names[1]) is not null) ? null : names[1];
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> below = new(StringComparer.Ordinal);

        public bool IsWhole { get; set; }

        public bool IsEmpty => below.Count == 0 && !IsWhole;

        public Node Below(string name) => below.TryGetValue(name, out var known) ? known : below[name] = new Node();

        public Node? Find(string name) => below.GetValueOrDefault(name);
    }
}
