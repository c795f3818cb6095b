using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Feedback;

/// <summary>How far somebody is with what readers answered about a page.</summary>
/// <param name="State">The state.</param>
/// <param name="By">Who, when, and what they noted.</param>
public sealed record FeedbackLookedAt(FeedbackState State, Mark By);

/// <summary>Says how far somebody is with what readers answered about a page. The page is new again once new answers say that it was not helpful.</summary>
public sealed class SetFeedbackState(ContentEngine engine)
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>Says it. Needs PublishContent for the page; refused where there are other answers than the person saw.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="page">The page's item.</param>
    /// <param name="state">How far.</param>
    /// <param name="note">What was found or changed; needed where it is done.</param>
    /// <param name="seen">How many answers that nobody had looked at the person saw.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<FeedbackLookedAt>> ExecuteAsync(Actor actor, ContentItemId page, FeedbackState state, string? note, int seen, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        if ((await unit.FindAsync([page], cancellationToken)).GetValueOrDefault(page) is not { } stored)
        {
            return Outcome<FeedbackLookedAt>.Refused(new Reason(ReasonKind.NotFound, "", "There is no such page."));
        }

        if (!Rights.Allows(actor, new Demand(Permission.PublishContent, stored.ContentType), stored.Section, stored.Owner))
        {
            return Outcome<FeedbackLookedAt>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not do this: it needs the permission {Permission.PublishContent}."));
        }

        var words = PlainText.Normalise(note)?.Trim();
        if (Faults(state, words).ToList() is { Count: > 0 } faults)
        {
            return Outcome<FeedbackLookedAt>.Refused(faults);
        }

        var by = Mark.Of(actor, engine.Now, string.IsNullOrEmpty(words) ? null : words);
        if (!await unit.Feedback.SetStateAsync(page, state, by, seen, AuditEntry.Of(actor, nameof(SetFeedbackState), engine.Now, $"{state}{(by.Note is null ? "" : ": " + by.Note)}"), cancellationToken))
        {
            return Outcome<FeedbackLookedAt>.Refused(new Reason(ReasonKind.Stale, "", "Readers have answered since you opened this page. Look at the numbers again, then save."));
        }

        await unit.CommitAsync(cancellationToken);
        return new FeedbackLookedAt(state, by);
    }

    private static IEnumerable<Reason> Faults(FeedbackState state, string? note)
    {
        if (!Enum.IsDefined(state))
        {
            yield return Reason.Invalid("State", "Choose how far you are.");
        }

        if (state == FeedbackState.Done && string.IsNullOrEmpty(note))
        {
            yield return Reason.Invalid("Note", "Write what you changed, or why nothing needs to change.");
        }

        if (note?.Length > LongestNote)
        {
            yield return Reason.Invalid("Note", $"The note has {note.Length} characters, and may have {LongestNote}.");
        }
    }
}
