using System.Globalization;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Checking;

/// <summary>How the screens speak of findings.</summary>
public static class FindingWords
{
    /// <summary>The weight in a word, for a tag.</summary>
    public static string Tag(Severity severity) => severity switch
    {
        Severity.Error => "Error",
        Severity.Warning => "Warning",
        _ => "Note",
    };

    /// <summary>The colour of the tag; the word says the same.</summary>
    public static string TagClass(Severity severity) => "nhsuk-tag nhsuk-tag--" + severity switch
    {
        Severity.Error => "red",
        Severity.Warning => "yellow",
        _ => "grey",
    };

    /// <summary>How many of each there are: <c>2 errors, 1 warning</c>; null for none.</summary>
    public static string? Count(IEnumerable<Severity> severities)
    {
        var words = severities.GroupBy(severity => severity).OrderByDescending(same => same.Key).Select(same => Count(same.Key, same.Count())).ToList();
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    /// <summary>How many: <c>1 error</c>, <c>12 warnings</c>.</summary>
    public static string Count(Severity severity, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {Tag(severity).ToLowerInvariant()}{(count == 1 ? "" : "s")}");

    /// <summary>What is open in an item; null for nothing.</summary>
    public static string? Open(OpenFindings? open) => open is null ? null : Count(
        Enumerable.Repeat(Severity.Error, open.Errors).Concat(Enumerable.Repeat(Severity.Warning, open.Warnings)));

    /// <summary>Who has accepted it, until when, and why.</summary>
    public static string Accepted(Acceptance acceptance, LocalDate today) => acceptance.Counts(today)
        ? $"Accepted by {acceptance.By.ActorName} until {MomentWords.Date(acceptance.ReviewOn)}: {acceptance.By.Note}"
        : $"{acceptance.By.ActorName} accepted it until {MomentWords.Date(acceptance.ReviewOn)}, which is over: {acceptance.By.Note}";
}
