using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>
/// Follows a <see cref="Utf8JsonReader"/> and knows where it stands. Names are remembered as slices of the bytes and
/// only decoded when a place is asked for: a recipe of 25 MB has hundreds of thousands of keys and hardly any problems.
/// </summary>
internal sealed class PlaceTracker
{
    private readonly List<Level> levels = [];

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth => levels.Count;

    /// <summary>Takes note of the token that the reader has just read.</summary>
    public void Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                levels[^1] = levels[^1] with { NameStart = (int)reader.TokenStartIndex, NameLength = reader.ValueSpan.Length + 2 };
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.RemoveAt(levels.Count - 1);
                break;
            default:
                if (levels.Count > 0 && levels[^1].IsArray)
                {
                    levels[^1] = levels[^1] with { Index = levels[^1].Index + 1 };
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    levels.Add(new Level(reader.TokenType == JsonTokenType.StartArray, -1, 0, 0));
                }

                break;
        }
    }

    /// <summary>The place of the token last read, below <paramref name="root"/>.</summary>
    /// <param name="utf8">The bytes that the reader reads.</param>
    /// <param name="root">The place of the outermost value.</param>
    public string Place(ReadOnlySpan<byte> utf8, string root)
    {
        var place = root;
        foreach (var level in levels)
        {
            if (level.IsArray && level.Index >= 0)
            {
                place = RecipePlace.Item(place, level.Index);
            }
            else if (level.NameLength > 0)
            {
                place = RecipePlace.Key(place, Decode(utf8.Slice(level.NameStart, level.NameLength)));
            }
        }

        return place;
    }

    private static string Decode(ReadOnlySpan<byte> quoted)
    {
        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: shown as written, since it stands for no text.
            return System.Text.Encoding.UTF8.GetString(quoted[1..^1]);
        }
    }

    private readonly record struct Level(bool IsArray, int Index, int NameStart, int NameLength);
}
