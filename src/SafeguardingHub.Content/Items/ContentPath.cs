using System.Diagnostics.CodeAnalysis;

namespace SafeguardingHub.Content.Items;

/// <summary>
/// The address of an item below the site's root, without leading or trailing slash: <c>wyre-forest/children</c>. The empty
/// path is the home page. Letters keep the case they were typed in; two paths that differ in case alone are the same path,
/// and <see cref="Key"/> is what indexes compare.
/// </summary>
public readonly record struct ContentPath
{
    /// <summary>The longest path, in characters, as in Orchard Core.</summary>
    public const int MaximumLength = 1024;

    // Orchard Core's forbidden characters; a blank and a control character are refused too.
    private const string Forbidden = ":?#[]@!$&'()*+,.;=<>\\|%\"";

    private readonly string? text;

    private ContentPath(string text) => this.text = text;

    /// <summary>The home page's path.</summary>
    public static ContentPath Home { get; } = new("");

    /// <summary>The path as typed, without slashes at its ends.</summary>
    public string Text => text ?? "";

    /// <summary>The path in the form that is compared: lower case.</summary>
    public string Key => Text.ToLowerInvariant();

    /// <summary>The address to link to, with its leading slash.</summary>
    public string Address => "/" + Text;

    /// <summary>Whether this is the home page's path.</summary>
    public bool IsHome => Text.Length == 0;

    /// <summary>The path of a text, or why it is none; slashes at the ends are taken off.</summary>
    public static bool TryParse(string? text, out ContentPath path, [NotNullWhen(false)] out string? fault)
    {
        var trimmed = (text ?? "").Trim('/');
        path = new ContentPath(trimmed);
        fault = FaultOf(trimmed);
        return fault is null;
    }

    /// <summary>The path of a text known to be one.</summary>
    /// <exception cref="FormatException">The text is not a path; the message says why.</exception>
    public static ContentPath Parse(string text) => TryParse(text, out var path, out var fault) ? path : throw new FormatException(fault);

    /// <summary>Whether this path is below <paramref name="other"/>; every path but the home page is below the home page.</summary>
    public bool IsBelow(ContentPath other) =>
        other.IsHome ? !IsHome : Key.StartsWith(other.Key + "/", StringComparison.Ordinal);

    /// <summary>The path of a child of this one.</summary>
    public ContentPath Child(string name) => new(IsHome ? name : Text + "/" + name);

    /// <summary>This path after what it is below has moved from one path to another.</summary>
    public ContentPath Moved(ContentPath from, ContentPath to)
    {
        var rest = Text[from.Text.Length..].TrimStart('/');
        return rest.Length == 0 ? to : to.Child(rest);
    }

    /// <inheritdoc />
    public bool Equals(ContentPath other) => string.Equals(Key, other.Key, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string? FaultOf(string path)
    {
        if (path.Length > MaximumLength)
        {
            return $"A path may have {MaximumLength} characters; this one has {path.Length}.";
        }

        if (path.Contains("//", StringComparison.Ordinal))
        {
            return $"The path '{path}' has two slashes in a row: take one out.";
        }

        foreach (var character in path)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                return $"The path '{path}' holds a blank: use hyphens between words.";
            }

            if (Forbidden.Contains(character, StringComparison.Ordinal))
            {
                return $"The path '{path}' holds '{character}', which an address cannot have: use letters, digits and hyphens.";
            }
        }

        return null;
    }
}
