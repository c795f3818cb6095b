using System.Globalization;
using AngleSharp.Dom;

namespace SafeguardingHub.Content.Html;

/// <summary>Copies attributes that the allow-list names and whose value passes its rule, in a fixed order.</summary>
internal sealed class AttributeRules
{
    private const int MaxNumber = 100_000;

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <summary>The address of a link or image, or null where it has none that may be stored.</summary>
    public static string? Address(IElement element, string name) => name == "a"
        ? element.GetAttribute("href") is { } href ? UrlRules.Link(TextCleaning.Clean(href)) : null
        : element.GetAttribute("src") is { } src ? UrlRules.Image(TextCleaning.Clean(src)) : null;

    /// <summary>Adds the allowed attributes to <paramref name="target"/>; answers what holds inside it.</summary>
    public WalkContext Write(IElement source, CleanElement target, WalkContext context)
    {
        foreach (var name in AllowList.Attributes.GetValueOrDefault(target.Name) ?? [])
        {
            if (source.GetAttribute(name) is { } value && Checked(target.Name, name, TextCleaning.Clean(value)) is { } kept)
            {
                target.Attributes.Add(new(name, kept));
                if (name == "href" && UrlRules.IsAbsolute(kept))
                {
                    target.Attributes.Add(new("rel", "noopener noreferrer"));
                }
            }
        }

        if (Language(source, context) is { } language)
        {
            target.Attributes.Add(new("lang", language));
            context = context with { InForeignLanguage = true };
        }

        if (Direction(source, context) is { } direction)
        {
            target.Attributes.Add(new("dir", direction));
            context = context with { InOtherDirection = true };
        }

        return context;
    }

    /// <summary>True where the element says a language or direction that has to stay.</summary>
    public static bool HasLanguage(IElement element, WalkContext context) =>
        Language(element, context) is not null || Direction(element, context) is not null;

    private string? Checked(string element, string name, string value) => name switch
    {
        "href" => UrlRules.Link(value),
        "src" => UrlRules.Image(value),
        "alt" or "title" => value,
        "id" => value.Length is > 0 and <= 100 && value.All(IsNameCharacter) && ids.Add(value) ? value : null,
        "width" or "height" or "colspan" or "rowspan" => Number(value, 1),
        "start" or "value" => Number(value, -MaxNumber),
        "scope" => OneOf(value, "col", "row", "colgroup", "rowgroup"),
        "type" => value is "1" or "a" or "A" or "i" or "I" ? value : null,
        "datetime" => value.Length is > 0 and <= 40 && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or ':' or '.' or '+' or ' ')
            ? value : null,
        "reversed" or "open" => string.Empty,
        _ => throw new InvalidOperationException($"The allow-list names {element} {name}, for which there is no rule."),
    };

    /// <summary>Word marks every run as English; the site is English, so that says something only inside another language.</summary>
    private static string? Language(IElement element, WalkContext context)
    {
        var value = element.GetAttribute("lang");
        return value is { Length: > 1 and <= 35 } && value.All(IsNameCharacter) && LanguageNames.IsKnown(value)
            && (context.InForeignLanguage || !value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ? value : null;
    }

    /// <summary>Google Docs marks every paragraph as left to right, which all text is unless something says otherwise.</summary>
    private static string? Direction(IElement element, WalkContext context) =>
        element.GetAttribute("dir") is { } value ? OneOf(value, "rtl", "auto", context.InOtherDirection ? "ltr" : "rtl") : null;

    private static string? Number(string value, int least) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= MaxNumber
            ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static string? OneOf(string value, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (word.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';
}
