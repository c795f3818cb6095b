using System.Collections.Frozen;
using System.Text;

namespace SafeguardingHub.Content.Html;

/// <summary>
/// Which addresses may be stored. An address is read as a browser reads it: tabs and line ends are taken out anywhere,
/// control characters and spaces at both ends, and only then is there a scheme.
/// </summary>
internal static class UrlRules
{
    private const string SafeLinksHost = ".safelinks.protection.outlook.com/";

    private static readonly FrozenSet<string> LinkSchemes =
        new[] { "http", "https", "mailto", "tel" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> ImageSchemes =
        new[] { "http", "https" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address to write in a link, or null where it may not be linked to.</summary>
    public static string? Link(string value)
    {
        var url = Allowed(value, LinkSchemes);

        // Word's own bookmarks ("#_Toc123", "#_ftn1") lead nowhere once the text is here.
        return url is null || url.StartsWith("#_", StringComparison.Ordinal) ? null : Unwrapped(url);
    }

    /// <summary>The address to write as an image's source, or null where it may not be loaded.</summary>
    public static string? Image(string value) => Allowed(value, ImageSchemes);

    /// <summary>True for an address that names its own host.</summary>
    public static bool IsAbsolute(string url) =>
        url.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static string? Allowed(string value, FrozenSet<string> schemes)
    {
        var url = Normalised(value);

        // A browser takes a backslash for a slash, so it could hide another host.
        if (url.Length == 0 || url.Contains('\\', StringComparison.Ordinal) || url.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var end = url.AsSpan().IndexOfAny(":/?#");
        if (end < 0 || url[end] != ':')
        {
            return url;
        }

        return schemes.Contains(url[..end]) ? url : null;
    }

    private static string Normalised(string value)
    {
        var builder = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            if (character is not ('\t' or '\n' or '\r'))
            {
                builder.Append(character);
            }
        }

        return builder.ToString().Trim(' ');
    }

    /// <summary>
    /// Outlook replaces links in mail by its own scanning address, which names the mailbox that received it. What editors
    /// paste from mail is stored as the address that was meant.
    /// </summary>
    private static string? Unwrapped(string url)
    {
        var host = url.IndexOf(SafeLinksHost, StringComparison.OrdinalIgnoreCase);
        if (host < 0 || !IsAbsolute(url) || url.AsSpan(0, host).Count('/') != 2)
        {
            return url;
        }

        var query = url.AsSpan(host + SafeLinksHost.Length).TrimStart('?');
        foreach (var range in query.Split('&'))
        {
            if (query[range].StartsWith("url=", StringComparison.OrdinalIgnoreCase))
            {
                var target = TextCleaning.Clean(Uri.UnescapeDataString(query[range][4..].ToString()));
                return Allowed(target, LinkSchemes);
            }
        }

        return url;
    }
}
