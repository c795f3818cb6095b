using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>A call that somebody made.</summary>
/// <param name="Service">The service's item.</param>
/// <param name="Number">The number that was rung, in any usual spelling.</param>
/// <param name="Slot">In which of the service's hours.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record CallToRecord(ContentItemId Service, string? Number, CallSlot? Slot, Instant At, CallOutcome? Outcome)
{
    /// <summary>Which team answered: a role, never a person's name; null for not written.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The menu option to press; null for none.</summary>
    public string? MenuOption { get; init; }
}

/// <summary>
/// Records that somebody rang a number of a service, and what came of it. Whether the service is confirmed, and whether it is
/// being checked, follows from its calls in the same transaction, and is public at once.
/// </summary>
public sealed class RecordCall(ContentEngine engine, PublishedContacts contacts, CallRules rules, ICallLetters letters) : MarkChange<ServicePart>(engine)
{
    private const int LongestText = 100;
    private readonly CallLaying laying = new(rules, letters);

    /// <summary>Records the call. Needs PublishContent for the service; refused for a moment that has not come.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, CallToRecord call, CancellationToken cancellationToken)
    {
        var holidays = (await contacts.ReadAsync(cancellationToken)).Holidays;
        return await LayAsync(
            actor, call.Service, note: null,
            async (ground, token) =>
            {
                if (Check(ground, call, holidays) is not { } number)
                {
                    return part => part;
                }

                var mark = CallMarks.HoursMark(ground.Live.Hours);
                var logged = new LoggedCall(call.Service, number.Digits, CallWords.Code(call.Outcome!.Value), call.At, Mark.Of(actor, Now))
                {
                    Slot = CallWords.Code(call.Slot!.Value),
                    AnsweredBy = Text(call.AnsweredBy),
                    MenuOption = Text(call.MenuOption),
                    Hours = mark,
                };
                return await laying.AddAsync(ground, actor, logged, holidays, Audit(actor, note: null), token);
            },
            cancellationToken);
    }

    private TelephoneNumber? Check(MarkGround<ServicePart> ground, CallToRecord call, BankHolidays holidays)
    {
        var number = CallLaying.Number(ground, call.Number);
        if (call.At > Now)
        {
            ground.Reasons.Add(Reason.Invalid(nameof(CallToRecord.At), "This is still to come. Enter when you rang."));
        }

        if (call.Outcome is not { } outcome || !Enum.IsDefined(outcome))
        {
            ground.Reasons.Add(Reason.Invalid(nameof(CallToRecord.Outcome), "Choose what happened when you rang."));
        }

        else if (outcome == CallOutcome.NotAnswered && OpeningHours.Of(ground.Live).At(call.At, holidays).State == OpenState.Closed)
        {
            ground.Reasons.Add(Reason.Invalid(
                nameof(CallToRecord.Outcome), "The service is listed as closed at that time, so it says nothing that nobody answered. Ring it in its hours."));
        }

        var slots = CallSlots.Of(ground.Live);
        if (call.Slot is not { } slot || !slots.Contains(slot))
        {
            ground.Reasons.Add(Reason.Invalid(nameof(CallToRecord.Slot), "Choose in which of the service's hours you rang."));
        }
        else if (CallSlots.Fault(slot, call.At, holidays) is { } fault)
        {
            ground.Reasons.Add(Reason.Invalid(nameof(CallToRecord.Slot), fault));
        }

        foreach (var (place, text) in new[] { (nameof(CallToRecord.AnsweredBy), call.AnsweredBy), (nameof(CallToRecord.MenuOption), call.MenuOption) })
        {
            if (text?.Length > LongestText)
            {
                ground.Reasons.Add(Reason.Invalid(place, $"This has {text.Length} characters; it may have {LongestText}. Shorten it."));
            }
        }

        return ground.Reasons.Count == 0 ? number : null;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : PlainText.Normalise(typed).Trim();
}

/// <summary>
/// Puts a number in doubt without a call: at once, by one person, for one of a few reasons. The public is told that it is being
/// checked, until a call reaches the right team.
/// </summary>
public sealed class MarkDoubtful(ContentEngine engine, PublishedContacts contacts, CallRules rules, ICallLetters letters) : MarkChange<ServicePart>(engine)
{
    private readonly CallLaying laying = new(rules, letters);

    /// <summary>Marks the number. Needs PublishContent for the service; no other fault of it stands in the way.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId service, string? number, DoubtReason? reason, CancellationToken cancellationToken)
    {
        var holidays = (await contacts.ReadAsync(cancellationToken)).Holidays;
        return await LayAsync(
            actor, service, note: null,
            async (ground, token) =>
            {
                var found = CallLaying.Number(ground, number);
                if (reason is not { } why || !Enum.IsDefined(why))
                {
                    ground.Reasons.Add(Reason.Invalid("Reason", "Choose why the number may be wrong."));
                }

                if (ground.Reasons.Count > 0 || found is not { } known)
                {
                    return part => part;
                }

                var logged = new LoggedCall(service, known.Digits, CallWords.Marked, Now, Mark.Of(actor, Now)) { Reason = CallWords.Code(reason!.Value) };
                return await laying.AddAsync(ground, actor, logged, holidays, Audit(actor, note: null), token);
            },
            cancellationToken);
    }
}

/// <summary>What both changes do: note the call, work out what the service says of itself after it, and write to its keepers where it comes to be in doubt.</summary>
internal sealed class CallLaying(CallRules rules, ICallLetters letters)
{
    public static TelephoneNumber? Number(MarkGround<ServicePart> ground, string? typed)
    {
        if (ground.Live.IsEmergency == true)
        {
            ground.Reasons.Add(Reason.Invalid("Number", "Nobody rings 999 to see whether it answers: leave the line free."));
            return null;
        }

        if (TelephoneNumber.TryParse(typed, out var number, out _) && ground.Live.Numbers.Any(other => other.Telephone() == number))
        {
            return number;
        }

        ground.Reasons.Add(Reason.Invalid("Number", "Choose one of the numbers that the public sees now."));
        return null;
    }

    public async Task<Func<ServicePart, ServicePart>> AddAsync(
        MarkGround<ServicePart> ground, Actor actor, LoggedCall call, BankHolidays holidays, AuditEntry audit, CancellationToken cancellationToken)
    {
        var today = LondonTime.Day(audit.At);
        var earlier = await ground.Unit.Calls.OfAsync(call.Item, call.Number, cancellationToken);
        var calls = CallMarks.After(ground.Live.Calls, call.Number, [.. earlier, call], CallMarks.HoursMark(ground.Live.Hours));
        var after = CallMarks.Marked(ground.Live, calls);

        // Kept in the version, so that the moment comes by the rule that holds now.
        var due = ContactStanding.Of(after, today, holidays, rules).DueOn;
        calls = calls with { DueOn = due > today ? LocalDatePattern.Iso.Format(due.Value) : null };
        after = CallMarks.Marked(ground.Live, calls);
        await ground.Unit.Calls.AddAsync(call, ReferenceEquals(after, ground.Live) ? audit : null, cancellationToken);
        if (after.IsInDoubt() && !ground.Live.IsInDoubt())
        {
            foreach (var letter in await letters.InDoubtAsync(ground.Item, actor, audit.At, cancellationToken))
            {
                await ground.Unit.Accounts.PostAsync(letter, audit.At, cancellationToken);
            }
        }

        return part => CallMarks.Marked(part, calls);
    }
}
