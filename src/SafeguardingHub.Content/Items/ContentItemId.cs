using System.Diagnostics.CodeAnalysis;

namespace SafeguardingHub.Content.Items;

/// <summary>
/// Identifies a content item through all its versions. Orchard Core makes 26 characters of Base32; what an import brings
/// is kept as it is, up to <see cref="MaximumLength"/> visible ASCII characters.
/// </summary>
public readonly record struct ContentItemId
{
    /// <summary>The longest id that the hub stores, in characters.</summary>
    public const int MaximumLength = 64;

    private ContentItemId(string value) => Value = value;

    /// <summary>The id as text; null only for <c>default</c>, which identifies nothing.</summary>
    public string Value { get; }

    /// <summary>A new id, different from every other.</summary>
    public static ContentItemId New() => new(IdText.New());

    /// <summary>The id of that text.</summary>
    /// <exception cref="FormatException">The text is empty, too long, or holds blanks or other than visible ASCII.</exception>
    public static ContentItemId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a content item id: use 1 to {MaximumLength} letters, digits or other visible ASCII characters.");

    /// <summary>Whether the text is an id, and which.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentItemId id)
    {
        id = IdText.IsUsable(text) ? new ContentItemId(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Identifies one version of a content item.</summary>
public readonly record struct ContentItemVersionId
{
    private ContentItemVersionId(string value) => Value = value;

    /// <summary>The id as text; null only for <c>default</c>, which identifies nothing.</summary>
    public string Value { get; }

    /// <summary>A new id, different from every other.</summary>
    public static ContentItemVersionId New() => new(IdText.New());

    /// <summary>The id of that text.</summary>
    /// <exception cref="FormatException">The text cannot be an id; see <see cref="ContentItemId.Parse"/>.</exception>
    public static ContentItemVersionId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a content item version id: use 1 to {ContentItemId.MaximumLength} visible ASCII characters.");

    /// <summary>Whether the text is an id, and which.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentItemVersionId id)
    {
        id = IdText.IsUsable(text) ? new ContentItemVersionId(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>How ids are written: Orchard Core's Base32 of a random GUID, without the letters that are mistaken for digits.</summary>
public static class IdText
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new id of 26 characters.</summary>
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> text = stackalloc char[26];
        var bits = 0;
        var held = 0;
        var next = 0;
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[next++] = Alphabet[(held >> bits) & 31];
                held &= (1 << bits) - 1;
            }
        }

        text[next] = Alphabet[(held << (5 - bits)) & 31];

        // Orchard's ids begin with 4: a letter-free first character keeps them usable as identifiers elsewhere.
        text[0] = '4';
        return new string(text);
    }

    internal static bool IsUsable([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= ContentItemId.MaximumLength } && text.All(character => character is > ' ' and < (char)127);
}
