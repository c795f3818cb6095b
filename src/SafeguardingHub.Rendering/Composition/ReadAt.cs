using NodaTime;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>The moment that a page answers for: now, or another one that the reader asked for.</summary>
/// <param name="Moment">The moment.</param>
/// <param name="IsNow">Whether it is now.</param>
public sealed record ReadAt(Instant Moment, bool IsNow)
{
    /// <summary>The moment asked for, or now.</summary>
    public static ReadAt Of(Instant now, Instant? asked) => new(asked ?? now, asked is null);

    /// <summary>The day in London.</summary>
    public LocalDate Day => LondonTime.DayOf(Moment);

    /// <summary>Its words.</summary>
    public MomentWords Words { get; } = new(Moment, IsNow);

    /// <summary>The instant up to which an answer for now may be shown: the next whole minute, because it says "as at" to the minute.</summary>
    public static Instant HoldsUntil(Instant now)
    {
        const int SecondsOfMinute = 60;
        var minute = now.ToUnixTimeSeconds() / SecondsOfMinute;
        return Instant.FromUnixTimeSeconds((minute + 1) * SecondsOfMinute);
    }

    /// <summary>That this is not for now, with the way back; null where it is.</summary>
    /// <param name="address">The page's own path.</param>
    public NotNowView? NotNow(string address) =>
        IsNow ? null : new NotNowView($"Not now: this shows {Words.AsAt}", new LinkView("Show who to call now", address));
}
