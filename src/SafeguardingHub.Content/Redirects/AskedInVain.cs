using System.Text.RegularExpressions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Redirects;

/// <summary>
/// Which of the addresses that lead nowhere are worth keeping: not those of programs that look for holes, and none that may hold
/// something about a person. Where there is doubt, an address is not kept.
/// </summary>
public static partial class AskedInVain
{
    /// <summary>The longest path that is kept, in characters.</summary>
    public const int LongestPath = 200;

    /// <summary>How many addresses are kept.</summary>
    public const int Most = 1_000;

    /// <summary>For how many days after it was last asked for an address is kept.</summary>
    public const int Days = 90;

    private const int LongestNumber = 10;

    // What scanners ask every site for. Old sites of the hub's bodies had pages that end in .aspx, .asp and .html.
    private static readonly string[] Endings = [".php", ".env", ".ini", ".sql", ".bak", ".cgi", ".jsp", ".sh", ".yml", ".yaml", ".config", ".git", ".log", ".key", ".pem", ".zip", ".gz", ".tar", ".rar", ".exe", ".dll", ".xml", ".json", ".map", ".ico", ".js", ".css"];
    private static readonly string[] Within = [".php", "wp-", "cgi-bin", "phpmyadmin", "xmlrpc", "favicon", "apple-touch-icon", "/.", "..", "eval(", "<", ">", "'", "\"", "`", "$", "{", "}", "|", ";", "%", "\\"];

    /// <summary>The address as it is kept; null where it is not.</summary>
    /// <param name="host">The site that was asked.</param>
    /// <param name="requested">The path as it was asked for, without its query.</param>
    public static UnmatchedAddress? Of(string? host, string? requested)
    {
        var path = RedirectSource.PathOf(requested);
        return path is { Length: > 0 and <= LongestPath } && !IsProbe(path) && !MayNameSomebody(path) ? new UnmatchedAddress(RedirectSource.HostOf(host), path) : null;
    }

    private static bool IsProbe(string path) =>
        path.StartsWith('.') || path.Any(letter => letter is < ' ' or '\u007f') || Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.Ordinal))
        || Array.Exists(Within, part => path.Contains(part, StringComparison.Ordinal));

    private static bool MayNameSomebody(string path) => path.Contains('@', StringComparison.Ordinal) || HasLongNumber(path) || Postcode().IsMatch(path);

    // Telephone and NHS numbers, whatever stands between their digits.
    private static bool HasLongNumber(string path)
    {
        var digits = 0;
        foreach (var letter in path)
        {
            digits = char.IsDigit(letter) ? digits + 1 : letter is ' ' or '-' or '.' or '_' or '+' ? digits : 0;
            if (digits >= LongestNumber)
            {
                return true;
            }
        }

        return false;
    }

    // A postcode of the United Kingdom, as whole words; with a hyphen, an underline, a plus or nothing between its halves. It looks
    // at no more than eight letters from any place, so it needs no limit of time, which a busy machine would reach.
    [GeneratedRegex("(?<![a-z0-9])[a-z]{1,2}[0-9][a-z0-9]?[ _+-]?[0-9][a-z]{2}(?![a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
