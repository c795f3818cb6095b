using System.Globalization;
using NodaTime;

namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Filters on moments. A moment is shown in the zone that it carries until <c>local</c> or <c>utc</c> changes it.</summary>
internal static class DateFilters
{
    private static readonly decimal EarliestSeconds = Instant.MinValue.ToUnixTimeSeconds();
    private static readonly decimal LatestSeconds = Instant.MaxValue.ToUnixTimeSeconds();

    /// <summary>The moment in a strftime format; what is no moment stays as it is.</summary>
    public static LiquidValue Date(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        arguments[0].ToText() is { Length: > 0 } format && Read(input, context) is { } moment
            ? LiquidValue.Of(Strftime.Format(moment, format))
            : input;

    public static LiquidValue Local(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Read(input, context) is { } moment ? LiquidValue.Of(moment.WithZone(context.TimeZone)) : LiquidValue.Nil;

    public static LiquidValue Utc(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Read(input, context) is { } moment ? LiquidValue.Of(moment.WithZone(DateTimeZone.Utc)) : LiquidValue.Nil;

    private static ZonedDateTime? Read(LiquidValue value, LiquidContext context) => value.Kind switch
    {
        LiquidKind.Date => value.Date,
        LiquidKind.Number => FromSeconds(value.Number!.Value, context),
        LiquidKind.Text when value.Text is "now" or "today" => context.Now,
        LiquidKind.Text when value.Text!.Length > 0 && value.Text.All(char.IsAsciiDigit) =>
            value.TryNumber() is { } seconds ? FromSeconds(seconds, context) : null,
        LiquidKind.Text => FromText(value.Text!, context),
        _ => null,
    };

    private static ZonedDateTime? FromSeconds(decimal seconds, LiquidContext context) =>
        seconds > EarliestSeconds && seconds < LatestSeconds
            ? Instant.FromUnixTimeSeconds((long)seconds).InZone(context.TimeZone)
            : null;

    /// <summary>A date as people and programs write it, if it names its year: without one the answer would hang on today.</summary>
    private static ZonedDateTime? FromText(string text, LiquidContext context)
    {
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault | DateTimeStyles.RoundtripKind;
        if (text.Length > 60 || !HasYear(text) || !DateTime.TryParse(text, CultureInfo.InvariantCulture, Styles, out var read))
        {
            return null;
        }

        return read.Kind == DateTimeKind.Unspecified
            ? LocalDateTime.FromDateTime(read).InZoneLeniently(context.TimeZone)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var withOffset)
                ? ZonedDateTime.FromDateTimeOffset(withOffset)
                : null;
    }

    private static bool HasYear(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits = char.IsAsciiDigit(character) ? digits + 1 : 0;
            if (digits == 4)
            {
                return true;
            }
        }

        return false;
    }
}
