using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SafeguardingHub.Safeguarding.Publications.Import;

/// <summary>
/// Dates as people in Britain write them, and as spreadsheets rewrite them: 31/01/2018, 31 January 2018, January 2018, Jan-18. The
/// month never stands first.
/// </summary>
internal static class SpokenDate
{
    private static readonly LocalDatePattern[] Days = Patterns("d/M/uuuu", "d.M.uuuu", "d-M-uuuu", "d MMMM uuuu", "d MMM uuuu", "d-MMM-uuuu", "d MMMM, uuuu");
    private static readonly LocalDatePattern[] Months = Patterns("MMMM uuuu", "MMM uuuu", "MMM-uuuu", "MMM-yy", "M/uuuu");

    /// <summary>The date as <see cref="PublicationPart.Date"/> holds it: empty for "unknown"; null where the text is no date.</summary>
    public static string? Read(string text)
    {
        if (text.Equals("unknown", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        if (text.Length > 0 && UncertainDate.TryParse(text, out _))
        {
            return text;
        }

        var stored = Find(Days, text) is { } day ? LocalDatePattern.Iso.Format(day) : Find(Months, text) is { } month ? string.Create(CultureInfo.InvariantCulture, $"{month.Year:D4}-{month.Month:D2}") : null;
        return stored is not null && UncertainDate.TryParse(stored, out _) ? stored : null;
    }

    private static LocalDate? Find(LocalDatePattern[] patterns, string text) =>
        patterns.Select(pattern => pattern.Parse(text)).Where(parsed => parsed.Success).Select(parsed => (LocalDate?)parsed.Value).FirstOrDefault();

    private static LocalDatePattern[] Patterns(params string[] texts) => [.. texts.Select(LocalDatePattern.CreateWithInvariantCulture)];
}
