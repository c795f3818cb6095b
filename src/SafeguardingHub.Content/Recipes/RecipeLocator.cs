using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>Finds the lines of places by reading the file once more, and only where somebody asks.</summary>
internal static class RecipeLocator
{
    private static readonly JsonReaderOptions Reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 4096,
    };

    /// <summary>
    /// The line, from 1, of each place; where a place does not exist (a missing property), that of the nearest value
    /// around it. One pass serves all places.
    /// </summary>
    public static ImmutableDictionary<string, int> Lines(ReadOnlySpan<byte> utf8, IEnumerable<string> places)
    {
        var root = new Wanted();
        var wanted = new Dictionary<string, Wanted>(StringComparer.Ordinal);
        foreach (var place in places.Distinct(StringComparer.Ordinal))
        {
            if (RecipePlace.Parse(place) is { } parts)
            {
                wanted[place] = parts.Aggregate(root, (node, part) => node.Child(part));
            }
        }

        var reader = new Utf8JsonReader(utf8, Reading);
        if (wanted.Count > 0 && reader.Read())
        {
            Visit(ref reader, root, (int)reader.TokenStartIndex);
        }

        // Counting new lines from one hit to the next keeps the whole to a single pass over the bytes.
        var lines = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var (line, from) = (1, 0);
        foreach (var (place, offset) in wanted.Select(pair => (pair.Key, Offset: pair.Value.Nearest())).OrderBy(pair => pair.Offset))
        {
            line += utf8[from..offset].Count((byte)'\n');
            from = offset;
            lines[place] = line;
        }

        return lines.ToImmutable();
    }

    private static void Visit(ref Utf8JsonReader reader, Wanted node, int offset)
    {
        // Of a key that is there twice the last one counts, as everywhere in the reader.
        node.Offset = offset;
        if (node.Children.Count == 0 || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            reader.Skip();
            return;
        }

        var isArray = reader.TokenType == JsonTokenType.StartArray;
        for (var index = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); index++)
        {
            object part = index;
            var start = (int)reader.TokenStartIndex;
            if (!isArray)
            {
                part = reader.GetString() ?? "";
                reader.Read();
            }

            if (node.Children.TryGetValue(part, out var child))
            {
                Visit(ref reader, child, start);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private sealed class Wanted
    {
        private Wanted? Parent { get; init; }

        public Dictionary<object, Wanted> Children { get; } = [];

        public int? Offset { get; set; }

        public Wanted Child(object part)
        {
            if (!Children.TryGetValue(part, out var child))
            {
                Children[part] = child = new Wanted { Parent = this };
            }

            return child;
        }

        public int Nearest() => Offset ?? Parent?.Nearest() ?? 0;
    }
}
