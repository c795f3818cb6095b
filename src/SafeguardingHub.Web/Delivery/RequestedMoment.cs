using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Web.Delivery;

/// <summary>The moment in an address, <c>?at=2027-02-12T16:45</c>: for which pages with a route or a service answer instead of now.</summary>
/// <param name="At">The moment; null where none is given, or none that can be read.</param>
/// <param name="Fault">What is wrong with what was given, and how to write it; null for nothing.</param>
internal sealed record RequestedMoment(Instant? At, string? Fault)
{
    /// <summary>The name in the query.</summary>
    public const string QueryKey = "at";

    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int LongestQuoted = 40;
    private const int PlaceOfT = 10;
    private static readonly RequestedMoment None = new(null, null);

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

    /// <summary>Whether a request names a moment, readable or not.</summary>
    public static bool IsIn(HttpRequest request) => request.Query.ContainsKey(QueryKey);

    /// <summary>The moment that a request names.</summary>
    public static RequestedMoment Of(HttpRequest request)
    {
        if (!request.Query.TryGetValue(QueryKey, out var given))
        {
            return None;
        }

        return given is not [{ } text] ? Faulty("The address names several moments.")
            : !TryRead(text, out var moment) ? Faulty($"{Quoted(text)} is not a date and time.")
            : moment.Value.InZone(LondonTime.Zone).Year is < FirstYear or > LastYear ? Faulty($"{Quoted(text)} is too far from now.")
            : new RequestedMoment(moment, null);
    }

    /// <summary>
    /// Reads a moment: London's time where no offset is given. A time that the clocks skip is the moment at which they do;
    /// one that they show twice is the first of both.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Instant? moment)
    {
        // In a query string, a plus sign that nobody encoded arrives as a space.
        var clean = text.Trim().ToUpperInvariant();
        clean = clean.Length > PlaceOfT && clean[PlaceOfT] == ' ' ? clean[..PlaceOfT] + 'T' + clean[(PlaceOfT + 1)..] : clean;
        clean = clean.Replace(' ', '+');
        moment = Local.Select(pattern => pattern.Parse(clean)).FirstOrDefault(parsed => parsed.Success) is { } local ? Instant(local.Value)
            : WithOffset.Select(pattern => pattern.Parse(clean)).FirstOrDefault(parsed => parsed.Success) is { } offset ? offset.Value.ToInstant()
            : null;
        return moment is not null;
    }

    private static Instant? Instant(LocalDateTime local) => local.Year is < 1 or > 9998 ? null : LondonTime.At(local);

    private static RequestedMoment Faulty(string fault) => new(
        null, $"{fault} Write the day and the time as 2027-02-12T16:45: year, month, day, the letter T, then the time in 24 hours, between {FirstYear} and {LastYear}.");

    private static string Quoted(string text) => text.Length <= LongestQuoted ? $"'{text}'" : $"'{text[..LongestQuoted]}…'";
}
