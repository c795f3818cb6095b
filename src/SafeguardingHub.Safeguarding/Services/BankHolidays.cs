using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>The bank holidays that the hub goes by: the rules, and what editors have corrected.</summary>
public sealed class BankHolidays
{
    private readonly ImmutableDictionary<LocalDate, string?> corrections;

    private BankHolidays(ImmutableDictionary<LocalDate, string?> corrections, LocalDate? knownUntil) =>
        (this.corrections, KnownUntil) = (corrections, knownUntil);

    /// <summary>The rules alone, compared with the official list by nobody.</summary>
    public static BankHolidays Computed { get; } = new(ImmutableDictionary<LocalDate, string?>.Empty, knownUntil: null);

    /// <summary>The last day up to which somebody has compared the holidays with the official list; null while nobody has.</summary>
    public LocalDate? KnownUntil { get; }

    /// <summary>The rules with a part's corrections; corrections whose date cannot be read are left out.</summary>
    public static BankHolidays Of(BankHolidaysPart? part)
    {
        if (part is null)
        {
            return Computed;
        }

        var corrections = ImmutableDictionary.CreateBuilder<LocalDate, string?>();
        foreach (var correction in part.Corrections)
        {
            if (HoursText.Date(correction.Date) is { } day)
            {
                corrections[day] = !correction.IsHoliday ? null : string.IsNullOrWhiteSpace(correction.Name) ? "Bank holiday" : correction.Name;
            }
        }

        return new BankHolidays(corrections.ToImmutable(), HoursText.Date(part.KnownUntil));
    }

    /// <summary>The name of the holiday on a day, or null where it is none.</summary>
    public string? NameOn(LocalDate day) => corrections.TryGetValue(day, out var name) ? name : EnglandBankHolidays.NameOn(day);

    /// <summary>The holidays of a year in order, each with its name.</summary>
    public IEnumerable<(LocalDate Day, string Name)> In(int year) =>
        EnglandBankHolidays.In(year).Where(holiday => !corrections.ContainsKey(holiday.Day))
            .Concat(corrections.Where(pair => pair.Key.Year == year && pair.Value is not null).Select(pair => (pair.Key, pair.Value!)))
            .OrderBy(holiday => holiday.Item1);
}

/// <summary>The kind of <see cref="BankHolidaysPart"/>.</summary>
public sealed class BankHolidaysPartKind : PartKind<BankHolidaysPart>
{
    /// <inheritdoc />
    protected override BankHolidaysPart Normalise(BankHolidaysPart part) => part with
    {
        KnownUntil = part.KnownUntil?.Trim(),
        Corrections = [.. part.Corrections.Select(correction => correction with { Date = correction.Date?.Trim(), Name = PlainText.Normalise(correction.Name)?.Trim() })],
    };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(BankHolidaysPart part) =>
        part.Corrections.Select((day, index) => new PartText($"Corrections[{index}].Name", day.Name));

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(BankHolidaysPart part, PartContext context)
    {
        if (!string.IsNullOrEmpty(part.KnownUntil) && HoursText.Date(part.KnownUntil) is null)
        {
            yield return Reason.Invalid(
                context.Place + ".KnownUntil", $"'{part.KnownUntil}' is not a date: write it as 2028-12-31, or leave it out while nobody has compared the holidays with the official list.");
        }

        var days = new HashSet<LocalDate>();
        for (var index = 0; index < part.Corrections.Length; index++)
        {
            var place = $"{context.Place}.Corrections[{index}]";
            var correction = part.Corrections[index];
            if (HoursText.Date(correction.Date) is not { } day)
            {
                yield return Reason.Invalid(place + ".Date", $"'{correction.Date}' is not a date: write it as 2027-05-03.");
            }
            else if (!days.Add(day))
            {
                yield return Reason.Invalid(place + ".Date", $"{correction.Date} is corrected twice: take one line out.");
            }

            if (correction.IsHoliday && string.IsNullOrWhiteSpace(correction.Name))
            {
                yield return Reason.Invalid(place + ".Name", "Write the holiday's name.");
            }
        }
    }
}
