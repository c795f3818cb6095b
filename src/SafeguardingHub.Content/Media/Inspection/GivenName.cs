using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>The name that somebody's computer gave a file: of any length, with folders, controls and tricks.</summary>
internal sealed class GivenName
{
    /// <summary>The longest name that is kept, its ending included.</summary>
    public const int Longest = 100;

    private const int LongestShown = 80;

    // What Windows takes for a device, whatever ending stands behind it.
    private static readonly FrozenSet<string> Devices =
        new[] { "con", "prn", "aux", "nul", "conin", "conout", "clock" }
            .Concat(Enumerable.Range(0, 10).SelectMany(number => new[] { "com", "lpt" }.Select(port => port + number.ToString(CultureInfo.InvariantCulture))))
            .ToFrozenSet(StringComparer.Ordinal);

    private readonly string stem;

    public GivenName(string given)
    {
        // Browsers of old sent the whole path, Windows drops dots and blanks at the end, and invisible characters turn names round.
        var visible = new string([.. given.Where(character => CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format))]);
        var name = visible[(visible.LastIndexOfAny(['/', '\\']) + 1)..].TrimEnd(' ', '.').TrimStart();
        var dot = name.LastIndexOf('.');
        Ending = dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
        Plain = name;
        stem = dot < 0 ? name : name[..dot];
        Shown = name.Length == 0 ? "The file" : $"'{(name.Length <= LongestShown ? name : $"{name[..(LongestShown - 20)]}…{name[^18..]}")}'";
    }

    /// <summary>The ending in lower case without the dot, as written; empty for none.</summary>
    public string Ending { get; }

    /// <summary>The name without folders and invisible characters, however long.</summary>
    public string Plain { get; }

    /// <summary>The name as messages show it: short, without folders, in quotes.</summary>
    public string Shown { get; }

    /// <summary>The name to keep, with the ending that belongs to what the file is.</summary>
    public string Safe(string ending)
    {
        var safe = new StringBuilder();
        foreach (var character in Slug.From(stem.Length > 400 ? stem[..400] : stem))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                safe.Append(character);
            }
            else if (safe.Length > 0 && safe[^1] != '-')
            {
                safe.Append('-');
            }
        }

        var name = safe.ToString(0, Math.Min(safe.Length, Longest - ending.Length - 1)).Trim('-');
        return (name.Length == 0 ? "file" : Devices.Contains(name) ? name + "-file" : name) + "." + ending;
    }
}
