using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Editing.Questions;

/// <summary>How much of a date is asked for.</summary>
internal enum DateAsked
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A day, or only the month or the year where no more is known.</summary>
    Vague,

    /// <summary>A day and, where known, a time in London.</summary>
    DayAndTime,

    /// <summary>A day and a time, stored as an instant in UTC.</summary>
    Instant,
}

/// <summary>A date in fields of its own, stored as text in ISO 8601.</summary>
internal sealed record DateQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    private static readonly ImmutableArray<string> Months =
        [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(month => month.Length > 0)];

    /// <summary>How much of a date is asked for.</summary>
    public DateAsked Asked { get; init; }

    private bool HasTime => Asked is DateAsked.DayAndTime or DateAsked.Instant;

    /// <inheritdoc />
    protected override ImmutableArray<string> Fields => HasTime ? [".Day", ".Month", ".Year", ".Time"] : [".Day", ".Month", ".Year"];

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var typed = Typed(name, values);
        var hint = Asked switch
        {
            DateAsked.Vague => "For example, 31 1 2018. Leave out the day, or the day and the month, where nobody knows them. Leave all empty where nothing is known.",
            DateAsked.DayAndTime or DateAsked.Instant => "For example, 31 1 2027 and 5:30pm.",
            _ => "For example, 31 1 2027.",
        };
        return Dressed(
            new DateControl(name, Label) { Day = typed[0], Month = typed[1], Year = typed[2], Time = HasTime ? typed[3] : null, HasTime = HasTime, Hint = Hint is null ? hint : $"{Hint} {hint}" }, ground);
    }

    /// <inheritdoc />
    public override string Gist(string name, FormValues values, FormGround ground) =>
        string.Join(' ', Typed(name, values).Where(field => field.Length > 0));

    // What is no date is shown whole in the last field of the date, where the fault that names it can be mended.
    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored)
    {
        var text = Text(stored).Trim();
        if (Asked == DateAsked.Instant && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            text = NodaTime.Instant.FromDateTimeOffset(moment).InZone(London).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        }

        var (date, time) = text.Split('T') is [var first, var rest] ? (first, rest) : (text, "");
        var parts = date.Split('-');
        var isDate = text.Length > 0 && parts.Length <= 3 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));
        ImmutableArray<string> shown = isDate
            ? [parts.Length > 2 ? parts[2].TrimStart('0') : "", parts.Length > 1 ? parts[1].TrimStart('0') : "", parts[0]]
            : ["", "", date];
        return HasTime ? shown.Add(ClockText.Minute(time.Length >= 5 ? time[..5] : time) is { } minute ? MomentWords.TimeOfDay(minute) : time) : shown;
    }

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground)
    {
        var (day, month, year) = (typed[0].Trim(), typed[1].Trim(), typed[2].Trim());
        var time = HasTime ? typed[3].Trim() : "";
        if ((day + month + year + time).Length == 0)
        {
            return null;
        }

        var mayLack = Asked == DateAsked.Vague;
        if (year.Length != 4 || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var years))
        {
            return Refused(name, ground, "Write the year with four digits, such as 2027.");
        }

        if (month.Length == 0 && day.Length == 0 && mayLack)
        {
            return JsonValue.Create(year);
        }

        if (MonthOf(month) is not { } months || years < 1)
        {
            return Refused(name, ground, "Write the month as a number from 1 to 12.");
        }

        if (day.Length == 0 && mayLack)
        {
            return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{year}-{months:00}"));
        }

        if (!int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days < 1 || days > CalendarSystem.Iso.GetDaysInMonth(years, months))
        {
            return Refused(name, ground, day.Length == 0 ? "Write the day." : $"{day} {Months[months - 1]} {year} is not a date: check the day and the month.");
        }

        return WithTime(new LocalDate(years, months, days), time, name, ground);
    }

    private static DateTimeZone London => DateTimeZoneProviders.Tzdb["Europe/London"];

    private JsonNode? WithTime(LocalDate date, string time, string name, FormGround ground)
    {
        var iso = date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        if (time.Length == 0 && Asked != DateAsked.Instant)
        {
            return JsonValue.Create(iso);
        }

        if (ClockText.Minute(time.Length == 0 ? "00:00" : time) is not { } minute || minute >= 1440)
        {
            return Refused(name, ground, $"'{time}' is not a time: write it as 5:30pm.");
        }

        if (Asked == DateAsked.Instant)
        {
            var at = London.AtLeniently(date.At(LocalTime.FromMinutesSinceMidnight(minute))).ToInstant();
            return JsonValue.Create(at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{iso}T{minute / 60:00}:{minute % 60:00}"));
    }

    private static int? MonthOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? month
        : text.Length >= 3 && Months.FirstOrDefault(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)) is { } found ? Months.IndexOf(found) + 1
        : null;

    private static JsonNode? Refused(string name, FormGround ground, string message)
    {
        ground.Fault(name, message);
        return null;
    }
}

/// <summary>Times of day as editors type them.</summary>
internal static class ClockText
{
    /// <summary>Minutes from midnight of "8:30am", "5pm", "17:30", "midday", "midnight"; 1440 for "24:00"; null for what is no time.</summary>
    public static int? Minute(string text, bool isEnd = false) =>
        HoursText.TryTime(HoursText.Time(text, isEnd), out var minute) ? minute : null;
}

/// <summary>A time of day.</summary>
internal sealed record TimeQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) =>
        Dressed(new TextControl(name, Label) { Value = Typed(name, values)[0], Width = 5, Hint = Hint ?? "Such as 5:30pm." }, ground);

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored)
    {
        var text = Text(stored);
        return [text.EndsWith(":00", StringComparison.Ordinal) && ClockText.Minute(text.Length >= 5 ? text[..5] : text) is { } minute ? MomentWords.TimeOfDay(minute) : text];
    }

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground)
    {
        var text = typed[0].Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (ClockText.Minute(text) is { } minute and < 1440)
        {
            return JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}:00"));
        }

        ground.Fault(name, $"'{text}' is not a time: write it as 5:30pm.");
        return null;
    }
}
