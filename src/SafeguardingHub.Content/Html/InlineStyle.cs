namespace SafeguardingHub.Content.Html;

/// <summary>
/// Reads single declarations of a style attribute. Styles are never stored; they are read because word processors say
/// in them what they mean (bold, list level, hidden).
/// </summary>
internal static class InlineStyle
{
    /// <summary>The trimmed value of the first declaration of that name, or an empty span.</summary>
    public static ReadOnlySpan<char> Value(string? style, string name)
    {
        var rest = style.AsSpan();
        foreach (var range in rest.Split(';'))
        {
            var declaration = rest[range];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && declaration[..colon].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return declaration[(colon + 1)..].Trim();
            }
        }

        return default;
    }

    public static bool Has(string? style, string name, string value) =>
        Value(style, name).Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for bold, false for a stated ordinary weight, null where the style does not say.</summary>
    public static bool? IsBold(string? style)
    {
        var weight = Value(style, "font-weight");
        if (weight.IsEmpty)
        {
            return null;
        }

        if (int.TryParse(weight, out var number))
        {
            return number >= 600;
        }

        return weight.StartsWith("bold", StringComparison.OrdinalIgnoreCase) ? true
            : weight.Equals("normal", StringComparison.OrdinalIgnoreCase) ? false : null;
    }

    /// <summary>True for italic, false for stated upright, null where the style does not say.</summary>
    public static bool? IsItalic(string? style) =>
        Has(style, "font-style", "italic") ? true : Has(style, "font-style", "normal") ? false : null;
}
