using NodaTime;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks.Links;

/// <summary>How one question to another site ended.</summary>
public enum LinkAnswerKind
{
    /// <summary>There is a page.</summary>
    Works,

    /// <summary>The page is for people who sign in.</summary>
    NeedsSignIn,

    /// <summary>It has moved for good, and where it moved there is a page.</summary>
    Moved,

    /// <summary>There is no such page, site or certificate.</summary>
    Gone,

    /// <summary>No answer, or a fault of the other site's own.</summary>
    NoAnswer,

    /// <summary>The hub may not ask, or the site does not tell robots.</summary>
    NotAllowed,

    /// <summary>The hub itself has no way out: nothing is learnt of the other site.</summary>
    NoWayOut,
}

/// <summary>The answer to one question.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Detail">The answer in a few words, without any address: <c>404</c>.</param>
public sealed record LinkAnswer(LinkAnswerKind Kind, string? Detail = null)
{
    /// <summary>Where it leads on to for good.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>Whether nobody answered at all, so that the fault may be the hub's own.</summary>
    public bool IsUnheard { get; init; }

    /// <summary>For how long the site wants to be left alone; null where it says nothing.</summary>
    public Duration? RetryAfter { get; init; }
}

/// <summary>
/// What many answers come to. A single failure says nothing: sites are mended and moved at night, and a finding that is gone the
/// next morning teaches people to pass over findings.
/// </summary>
public static class LinkJudgement
{
    /// <summary>How often an address is asked for, as long as nobody says otherwise.</summary>
    public static readonly Duration Usual = Duration.FromDays(7);

    private static readonly Duration[] Soon = [Duration.FromHours(1), Duration.FromDays(1)];
    private static readonly Duration LongestWait = Duration.FromDays(30);
    private static readonly Duration GoneAfter = Duration.FromDays(1);
    private static readonly Duration SilentAfter = Duration.FromDays(3);

    /// <summary>What is known after an answer, and when to ask again.</summary>
    /// <param name="before">What was known.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="now">When it came.</param>
    /// <param name="every">How often to ask where all is well.</param>
    public static KnownLink After(KnownLink before, LinkAnswer answer, Instant now, Duration every) => answer.Kind switch
    {
        LinkAnswerKind.NoWayOut => before with { NextAt = now + Soon[0] },
        LinkAnswerKind.Gone or LinkAnswerKind.NoAnswer => Failed(before, answer, now, every),
        _ => before with
        {
            State = answer.Kind switch
            {
                LinkAnswerKind.NeedsSignIn => OutsideState.NeedsSignIn,
                LinkAnswerKind.Moved => OutsideState.Moved,
                LinkAnswerKind.NotAllowed => OutsideState.NotAllowed,
                _ => OutsideState.Works,
            },
            CheckedAt = now, NextAt = now + every, LeadsTo = answer.LeadsTo, Detail = answer.Detail, Failures = 0, FirstFailedAt = null,
        },
    };

    private static KnownLink Failed(KnownLink before, LinkAnswer answer, Instant now, Duration every)
    {
        var failures = before.Failures + 1;
        var first = before.FirstFailedAt ?? now;
        var (times, length, state) = answer.Kind == LinkAnswerKind.Gone ? (2, GoneAfter, OutsideState.Broken) : (3, SilentAfter, OutsideState.NoAnswer);
        var wait = failures <= Soon.Length ? Soon[failures - 1] : every;

        // What was said to be gone or silent already stays so, whatever kind of failure comes next.
        var settled = failures >= times && now - first >= length ? state : before.State is OutsideState.Broken or OutsideState.NoAnswer ? before.State : OutsideState.Unknown;
        return before with
        {
            State = settled, CheckedAt = now, NextAt = now + Duration.Max(wait, Duration.Min(answer.RetryAfter ?? Duration.Zero, LongestWait)), LeadsTo = null, Detail = answer.Detail,
            Failures = failures, FirstFailedAt = first,
        };
    }
}
