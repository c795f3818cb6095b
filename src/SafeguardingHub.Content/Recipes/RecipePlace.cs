using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>
/// Places inside a recipe, written <c>steps[2].data[5].AutoroutePart.Path</c>. A key with dots, brackets or blanks is
/// written <c>["a.b"]</c>, so that every place can be read back.
/// </summary>
public static class RecipePlace
{
    /// <summary>The whole file.</summary>
    public const string Root = "$";

    /// <summary>The place of the property <paramref name="name"/> of the object at <paramref name="place"/>.</summary>
    public static string Key(string place, string name)
    {
        var parent = place == Root ? "" : place;
        if (!IsPlain(name))
        {
            return $"{parent}[\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name)}\"]";
        }

        return parent.Length == 0 ? name : $"{parent}.{name}";
    }

    /// <summary>The place of the entry <paramref name="index"/>, from 0, of the array at <paramref name="place"/>.</summary>
    public static string Item(string place, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{(place == Root ? "" : place)}[{index}]");

    /// <summary>The parts of a place: keys as <see cref="string"/>, positions as <see cref="int"/>; null where it cannot be read.</summary>
    internal static ImmutableArray<object>? Parse(string place)
    {
        var parts = ImmutableArray.CreateBuilder<object>();
        var at = 0;
        while (place != Root && at < place.Length)
        {
            if (place[at] == '[')
            {
                var end = place.AsSpan(at).StartsWith("[\"", StringComparison.Ordinal) ? EndOfQuoted(place, at + 2) : place.IndexOf(']', at);
                if (end < 0 || ReadBracket(place[(at + 1)..end]) is not { } part)
                {
                    return null;
                }

                parts.Add(part);
                at = end + 1;
                continue;
            }

            var start = place[at] == '.' ? at + 1 : at;
            var next = place.AsSpan(start).IndexOfAny('.', '[');
            at = next < 0 ? place.Length : start + next;
            if (at == start)
            {
                return null;
            }

            parts.Add(place[start..at]);
        }

        return parts.ToImmutable();
    }

    private static int EndOfQuoted(string place, int at)
    {
        while (at < place.Length && place[at] != '"')
        {
            at += place[at] == '\\' ? 2 : 1;
        }

        return at + 1 < place.Length && place[at + 1] == ']' ? at + 1 : -1;
    }

    private static object? ReadBracket(string inside)
    {
        if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index;
        }

        try
        {
            return inside.StartsWith('"') ? JsonSerializer.Deserialize<string>(inside) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && name != Root && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '$' or '@');
}
