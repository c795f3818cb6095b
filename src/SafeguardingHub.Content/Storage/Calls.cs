using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// A call to a number of a service, or that somebody marked the number as doubtful without a call. What happened is kept for good
/// and never altered. The words for slots, outcomes and reasons are the domain's; the store keeps them as they come.
/// </summary>
/// <param name="Item">The service's item.</param>
/// <param name="Number">The digits of the number.</param>
/// <param name="Outcome">What came of it, as the domain writes it.</param>
/// <param name="At">When the number was rung, or marked.</param>
/// <param name="By">Who recorded it, and when; the note is what they said.</param>
public sealed record LoggedCall(ContentItemId Item, string Number, string Outcome, Instant At, Mark By)
{
    /// <summary>In which of the service's hours it was rung; null for a mark without a call.</summary>
    public string? Slot { get; init; }

    /// <summary>Why the number was marked without a call; null for a call.</summary>
    public string? Reason { get; init; }

    /// <summary>Which team answered: a role, never a person's name; null where nobody wrote it.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The menu option to press; null for none.</summary>
    public string? MenuOption { get; init; }

    /// <summary>What stood for the service's hours when it was rung: a call says nothing of hours that were changed since.</summary>
    public string? Hours { get; init; }
}

/// <summary>Reads the log of calls. It checks nobody's rights.</summary>
public interface ICallLog
{
    /// <summary>The calls to a service's numbers, the newest first; at most <paramref name="limit"/>. One query.</summary>
    Task<IReadOnlyList<LoggedCall>> OfAsync(ContentItemId item, int limit, CancellationToken cancellationToken);
}

/// <summary>The part of a change that is about calls to services.</summary>
public interface ICallWork
{
    /// <summary>
    /// All calls to a number of a service, the earliest first. Others who record one for the same service wait until this unit
    /// ends, so that two calls cannot both be the first that was not answered.
    /// </summary>
    Task<IReadOnlyList<LoggedCall>> OfAsync(ContentItemId item, string number, CancellationToken cancellationToken);

    /// <summary>Notes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="audit">What the audit keeps where the change writes nothing else of the item; null where it does.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task AddAsync(LoggedCall call, AuditEntry? audit, CancellationToken cancellationToken);

    /// <summary>
    /// Marks what readers have reported of a subject from a day on as looked at. What is older, and was not shown, stays as it is.
    /// </summary>
    /// <param name="form">The form; see <see cref="FeedbackAnswer.Form"/>.</param>
    /// <param name="subject">The item.</param>
    /// <param name="since">The first day of what the person saw.</param>
    /// <param name="seen">How many new ones the person saw.</param>
    /// <param name="audit">Who, when, and what the audit keeps.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>False, with nothing marked, where there are more or fewer new ones than that by now.</returns>
    Task<bool> MarkReportsAsync(string form, ContentItemId subject, LocalDate since, int seen, AuditEntry audit, CancellationToken cancellationToken);
}
