using NodaTime;
using NodaTime.Text;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>A moment that somebody asks about, as text: <c>2027-02-12T16:45</c>.</summary>
/// <param name="At">The moment; null where the text cannot be read.</param>
/// <param name="Fault">What is wrong with the text, and how to write it; null for nothing.</param>
public sealed record AskedMoment(Instant? At, string? Fault)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int LongestQuoted = 40;
    private const int PlaceOfT = 10;

    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss"),
    ];

    private static readonly OffsetDateTimePattern[] WithOffset =
    [
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<Z+HH:mm>"),
    ];

    /// <summary>
    /// Reads a moment: London's time where no offset is given, of the years 2000 to 2100. A time that the clocks skip is the
    /// moment at which they do; one that they show twice is the first of both.
    /// </summary>
    public static AskedMoment Read(string text)
    {
        // In a query string, a plus sign that nobody encoded arrives as a space.
        var clean = text.Trim().ToUpperInvariant();
        clean = clean.Length > PlaceOfT && clean[PlaceOfT] == ' ' ? clean[..PlaceOfT] + 'T' + clean[(PlaceOfT + 1)..] : clean;
        clean = clean.Replace(' ', '+');
        if (Array.Find(Local, pattern => pattern.Parse(clean).Success) is { } local)
        {
            var time = local.Parse(clean).Value;
            return IsNear(time.Year) ? Near(LondonTime.At(time), text) : TooFar(text);
        }

        if (Array.Find(WithOffset, pattern => pattern.Parse(clean).Success) is { } offset)
        {
            var time = offset.Parse(clean).Value;
            return IsNear(time.Year) ? Near(time.ToInstant(), text) : TooFar(text);
        }

        return Faulty($"{Quoted(text)} is not a date and time.");
    }

    /// <summary>A moment that cannot be read, for that reason.</summary>
    public static AskedMoment Faulty(string fault) => new(
        null, $"{fault} Write the day and the time as 2027-02-12T16:45: year, month, day, the letter T, then the time in 24 hours, between {FirstYear} and {LastYear}.");

    // Asked before the moment is worked out: at the ends of the calendar, it cannot be.
    private static bool IsNear(int year) => year is >= FirstYear - 1 and <= LastYear + 1;

    private static AskedMoment Near(Instant moment, string text) =>
        LondonTime.DayOf(moment).Year is < FirstYear or > LastYear ? TooFar(text) : new AskedMoment(moment, null);

    private static AskedMoment TooFar(string text) => Faulty($"{Quoted(text)} is too far from now.");

    private static string Quoted(string text) => text.Length <= LongestQuoted ? $"'{text}'" : $"'{text[..LongestQuoted]}…'";
}
