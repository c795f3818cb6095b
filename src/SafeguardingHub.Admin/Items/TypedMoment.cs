using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Admin.Items;

/// <summary>A date and a time as typed, in the fields <c>When</c>.</summary>
public sealed record TypedMoment(string? Day, string? Month, string? Year, string? Time)
{
    private const string Field = "When.Day";

    /// <summary>Nothing typed.</summary>
    public static TypedMoment Nothing { get; } = new(null, null, null, null);

    /// <summary>The fields as somebody would type that date and time.</summary>
    public static TypedMoment Of(LocalDateTime local) => new(
        local.Day.ToString(CultureInfo.InvariantCulture), local.Month.ToString(CultureInfo.InvariantCulture), local.Year.ToString(CultureInfo.InvariantCulture),
        LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Format(local.TimeOfDay));

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year + Time);

    /// <summary>Whether the clocks show that time twice.</summary>
    public bool IsDoubled => Local is { } local && ChosenTime.IsDoubled(local);

    /// <summary>The date and time; null where the texts are none.</summary>
    public LocalDateTime? Local => ClockText.Day(Day, Month, Year) is { } day && ClockText.Time(Time) is { } time ? day + time : null;

    /// <summary>The instant, past or to come; null, with what is wrong in <paramref name="faults"/>, where there is none.</summary>
    public Instant? Read(Occurrence? which, ModelStateDictionary faults)
    {
        if (Local is not { } local)
        {
            faults.AddModelError(Field, "Enter a day, a month, a year and a time, for example 27 3 2027 and 9am.");
            return null;
        }

        var reasons = new List<Reason>();
        var at = new ChosenTime(local, IsDoubled ? which : null).Resolve(Field, reasons);
        foreach (var reason in reasons)
        {
            faults.AddModelError(Field, reason.Message);
        }

        return at;
    }

    /// <summary>The fields.</summary>
    public DateControl Control(string label, string hint, ModelStateDictionary faults, bool isOptional = false) => new("When", label)
    {
        HasTime = true, Day = Day, Month = Month, Year = Year, Time = Time, Hint = hint, IsOptional = isOptional,
        Fault = faults.TryGetValue(Field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null,
    };

    /// <summary>A moment as addresses write it, free of doubled hours: <c>?at=2027-03-27T09:00:00Z</c>.</summary>
    public static string InAddress(Instant at) => "at=" + Uri.EscapeDataString(InstantPattern.General.Format(at));
}
