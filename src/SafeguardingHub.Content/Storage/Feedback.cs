using NodaTime;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// What readers have answered to closed questions, as counts by day. There is no way to keep who answered, from where, at
/// what time of the day, or anything in their own words.
/// </summary>
public interface IFeedbackStore
{
    /// <summary>Adds one to the count of an answer. Answers that arrive at the same time are all counted.</summary>
    /// <exception cref="StoreBusyException">Other writers took too long; nothing was counted.</exception>
    Task AddAsync(FeedbackAnswer answer, CancellationToken cancellationToken);

    /// <summary>The counts of a form from that day on, latest day first.</summary>
    Task<IReadOnlyList<FeedbackCount>> SinceAsync(string form, LocalDate day, CancellationToken cancellationToken);

    /// <summary>Deletes the counts of all days before that one, and who looked at the answers of pages that have none left.</summary>
    /// <returns>How many counts there were.</returns>
    Task<int> ForgetBeforeAsync(LocalDate day, CancellationToken cancellationToken);
}

/// <summary>An answer to a closed question.</summary>
/// <param name="Form">The form: <c>number</c>, <c>helpful</c>.</param>
/// <param name="Subject">What it is about: a content item id.</param>
/// <param name="Detail">Which part of that: the digits of a number; empty where it is about the whole.</param>
/// <param name="Choice">The answer's value.</param>
/// <param name="Day">The day in London.</param>
public sealed record FeedbackAnswer(string Form, string Subject, string Detail, string Choice, LocalDate Day);

/// <summary>How often an answer was given on its day.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Count">How often.</param>
/// <param name="Looked">How many of these somebody has looked at.</param>
public sealed record FeedbackCount(FeedbackAnswer Answer, int Count, int Looked = 0)
{
    /// <summary>The name of who looked at them last; null for nobody.</summary>
    public string? LookedBy { get; init; }

    /// <summary>When they did; null for never.</summary>
    public Instant? LookedAt { get; init; }

    /// <summary>How many nobody has looked at.</summary>
    public int New => Count - Looked;
}
