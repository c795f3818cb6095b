using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SafeguardingHub.Content.Redirects;

/// <summary>
/// An old address in the form in which addresses are compared: lower case, percent-decoded, without slashes at its ends, without
/// what follows <c>?</c> or <c>#</c>.
/// </summary>
/// <param name="Host">The site, such as <c>www.old.example</c>, in lower case and without a port; empty for whichever site is asked.</param>
/// <param name="Path">The path; empty for the root.</param>
/// <param name="IsTree">Whether everything below the path is meant, and not the path itself.</param>
public sealed record RedirectSource(string Host, string Path, bool IsTree)
{
    /// <summary>The longest path that is looked at, in characters.</summary>
    public const int LongestPath = 400;

    private const int LongestHost = 253;

    // Deeper addresses are asked for by nobody but those who look for holes.
    private const int MostSteps = 24;

    /// <summary>One text for the whole, by which no two redirects are the same. Databases sort by it: path first.</summary>
    public string Key => $"{Path}\n{Host}\n{(IsTree ? "*" : "")}";

    /// <summary>The address as people write it: <c>/old/page</c>, <c>https://www.old.example/old/*</c>.</summary>
    public string Address => $"{(Host.Length == 0 ? "" : "https://" + Host)}/{Path}{(!IsTree ? "" : Path.Length == 0 ? "*" : "/*")}";

    /// <summary>The form in which the path of a request is compared; null for one that no redirect can stand for.</summary>
    public static string? PathOf(string? requested)
    {
        var path = (requested ?? "").Trim('/').ToLowerInvariant();
        return FaultOf(path) is null && !path.Contains('*', StringComparison.Ordinal) ? path : null;
    }

    /// <summary>The form in which the host of a request is compared; empty for one that is none.</summary>
    public static string HostOf(string? requested)
    {
        var host = (requested ?? "").Trim().TrimEnd('.').ToLowerInvariant();
        return IsHost(host) ? host : "";
    }

    /// <summary>The path and all paths above it, the path itself first: where a redirect that stands for it can be.</summary>
    public static ImmutableArray<string> Candidates(string path)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var rest = path; ; rest = rest[..rest.LastIndexOf('/')])
        {
            found.Add(rest);
            if (!rest.Contains('/', StringComparison.Ordinal))
            {
                break;
            }
        }

        if (path.Length > 0)
        {
            found.Add("");
        }

        return found.ToImmutable();
    }

    /// <summary>Whether it stands for that address.</summary>
    public bool Covers(string host, string path) =>
        (Host.Length == 0 || Host == host) && (IsTree ? path.Length > Path.Length && (Path.Length == 0 || path.StartsWith(Path + "/", StringComparison.Ordinal)) : Path == path);

    /// <summary>Of those that stand for an address, the one that counts: the address itself before all below, the longer path before the shorter, a named site before any.</summary>
    public static T? Best<T>(IEnumerable<T> redirects, Func<T, RedirectSource> sourceOf, string host, string path) where T : class => redirects
        .Where(redirect => sourceOf(redirect).Covers(host, path))
        .OrderBy(redirect => sourceOf(redirect).IsTree).ThenByDescending(redirect => sourceOf(redirect).Path.Length).ThenByDescending(redirect => sourceOf(redirect).Host.Length)
        .FirstOrDefault();

    /// <summary>Reads an address as somebody typed it.</summary>
    /// <param name="text">A path with its slash, or an address with its site; <c>/*</c> at the end for everything below.</param>
    /// <param name="source">What it means.</param>
    /// <param name="fault">What is wrong and how to mend it.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RedirectSource? source, [NotNullWhen(false)] out string? fault)
    {
        source = null;
        var typed = (text ?? "").Trim();
        var (host, rest, hasSite) = Divide(typed);
        fault = typed.Length == 0 ? "Enter the old address, such as /old-page or https://www.old-site.example/old-page."
            : !hasSite && !typed.StartsWith('/') ? $"“{Short(typed)}” is not an address. Begin with a slash, such as /old-page, or with https:// and the old site."
            : hasSite && HostOf(host).Length == 0 ? $"“{Short(typed)}” does not name a site that can be understood. Write it as your browser shows it, such as https://www.old-site.example/old-page."
            : null;
        if (fault is not null)
        {
            return false;
        }

        var path = Decoded(rest[..(rest.IndexOfAny(['?', '#']) is var end and >= 0 ? end : rest.Length)]).Trim('/').ToLowerInvariant();
        var isTree = path == "*" || path.EndsWith("/*", StringComparison.Ordinal);
        path = isTree ? path[..^1].TrimEnd('/') : path;
        fault = path.Contains('*', StringComparison.Ordinal) ? $"“{Short(typed)}” has a * in it. A * may stand only at the end, after a slash: /old/* means everything below /old." : FaultOf(path);
        source = fault is null ? new RedirectSource(hasSite ? HostOf(host) : "", path, isTree) : null;
        return source is not null;
    }

    // Host without port, and what follows it.
    internal static (string Host, string Behind, bool HasSite) Divide(string text)
    {
        var start = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (start == 0)
        {
            return ("", text, false);
        }

        var end = text.IndexOfAny(['/', '?', '#'], start) is var at and >= 0 ? at : text.Length;
        var host = text[start..end];
        return (host.IndexOf(':', StringComparison.Ordinal) is >= 0 and var port ? host[..port] : host, text[end..], true);
    }

    internal static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private static string Decoded(string path) => Uri.UnescapeDataString(path);

    private static bool IsHost(string host) => host.Length is > 0 and <= LongestHost && host.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-')
        && !host.StartsWith('.') && !host.Contains("..", StringComparison.Ordinal);

    private static string? FaultOf(string path) =>
        path.Length > LongestPath ? $"The address is longer than {LongestPath} characters. No redirect can be kept for it."
        : path.Any(letter => char.IsControl(letter) || letter is '\\' or '\ufffd' || char.IsSurrogate(letter)) ? "The address holds a character that addresses cannot have. Type it as your browser shows it."
        : path.Split('/') is var steps && steps.Length > MostSteps ? $"The address has more than {MostSteps} parts. No redirect can be kept for it."
        : Array.Exists(steps, step => step is "." or "..") ? "The address has a part made of dots. Type it as your browser shows it."
        : path.Contains("//", StringComparison.Ordinal) ? "The address has two slashes in a row. Take one out."
        : null;
}
