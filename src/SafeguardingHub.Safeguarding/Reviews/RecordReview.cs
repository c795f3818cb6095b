using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>A review of a whole page.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">The live version that was read.</param>
/// <param name="Answers">The answers to all questions of <see cref="ReviewChecklist"/>.</param>
public sealed record ReviewToRecord(ContentItemId Item, ContentItemVersionId Version, ImmutableArray<ReviewAnswer> Answers);

/// <summary>
/// Records that somebody has reviewed what the public sees of an item, as a whole. What they found wrong is kept and stays open;
/// the day of the next review follows from the period of the type.
/// </summary>
public sealed class RecordReview(ContentEngine engine) : MarkChange<ReviewPart>(engine)
{
    private static readonly LocalDateTimePattern DayAndTime = LocalDateTimePattern.Create("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    protected override ReviewPart Missing => new();

    /// <summary>
    /// Records it. Needs PublishContent for the item; refused where a question is not answered, and where something else is live by
    /// now than was read.
    /// </summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ReviewToRecord review, CancellationToken cancellationToken) =>
        LayAsync(
            actor, review.Item, note: null,
            async (ground, token) =>
            {
                ground.Reasons.AddRange(ReviewChecklist.Faults(review.Answers));
                if (ground.Item.Live!.Item.VersionId != review.Version)
                {
                    ground.Reasons.Add(new Reason(
                        ReasonKind.InUse, "", "The page has changed since you opened this form. Your answers are still here: look at the page once more, then record the review."));
                }

                if (ground.Reasons.Count > 0)
                {
                    return part => part;
                }

                var settings = await ReviewSettings.OfAsync(ground.Unit, ground.Item.ContentType, token);
                var now = Now.InZone(LondonTime.Zone).LocalDateTime;
                LocalDate? next = settings.PeriodDays > 0 ? now.Date.PlusDays(settings.PeriodDays) : null;
                var answers = ReviewChecklist.Settled(review.Answers);
                await ground.Unit.Reviews.AddAsync(
                    new LoggedReview(review.Item, review.Version, Mark.Of(actor, Now))
                    {
                        Due = ReviewState.Day(ground.Live.NextDue), Next = next, Answers = ReviewChecklist.AsText(answers),
                    },
                    token);
                ImmutableArray<ReviewRemark> open =
                    [.. answers.Where(answer => answer.IsRight == false).Select(answer => new ReviewRemark { Question = answer.Question, Words = answer.Words })];
                return part => part with
                {
                    LastReviewed = DayAndTime.Format(now),
                    NextDue = next is { } day ? LocalDatePattern.Iso.Format(day) : null,
                    PutOff = null,
                    Open = open,
                };
            },
            cancellationToken);
}

/// <summary>
/// Puts a review that is due off: once, for 14 days, by a named person who says why. Readers are told that the page is overdue all the
/// same.
/// </summary>
public sealed class SnoozeReview(ContentEngine engine) : MarkChange<ReviewPart>(engine)
{
    /// <summary>For how many days from today.</summary>
    public const int Days = 14;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Puts it off. Needs PublishContent for the item; refused where it is not due, or was put off before.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="item">The item.</param>
    /// <param name="reason">Why, for colleagues.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId item, string? reason, CancellationToken cancellationToken)
    {
        var why = string.IsNullOrWhiteSpace(reason) ? null : PlainText.Normalise(reason).Trim();
        return LayAsync(
            actor, item, why,
            async (ground, token) =>
            {
                var today = LondonTime.Day(Now);
                var state = ReviewState.Of(ground.Live, today);
                if (state.Standing is not (ReviewStanding.DueToday or ReviewStanding.Overdue))
                {
                    ground.Reasons.Add(Reason.Invalid("", "The review is not due yet, so there is nothing to put off."));
                }
                else if (ground.Live.PutOffUntil() is not null)
                {
                    ground.Reasons.Add(Reason.Invalid("", "This review was put off before, and can be put off once only: review the page."));
                }

                if (why is null)
                {
                    ground.Reasons.Add(Reason.Invalid("Reason", "Say why the review has to wait."));
                }
                else if (why.Length > LongestReason)
                {
                    ground.Reasons.Add(Reason.Invalid("Reason", $"This has {why.Length} characters; it may have {LongestReason}. Shorten it."));
                }

                if (ground.Reasons.Count > 0)
                {
                    return part => part;
                }

                var until = today.PlusDays(Days);
                await ground.Unit.Reviews.AddAsync(
                    new LoggedReview(item, ground.Item.Live!.Item.VersionId, Mark.Of(actor, Now, why)) { IsPutOff = true, Due = state.NextDue, Next = until }, token);
                return part => part with { PutOff = new ReviewPutOff { Due = ground.Live.NextDue, Until = LocalDatePattern.Iso.Format(until) } };
            },
            cancellationToken);
    }
}

/// <summary>How often a type is reviewed.</summary>
internal static class ReviewSettings
{
    public static async Task<ReviewPartSettings> OfAsync(IUnitOfWork unit, string contentType, CancellationToken cancellationToken) =>
        (await unit.DefinitionsAsync(cancellationToken)).FindType(contentType)?.FindPart(nameof(ReviewPart))?.Settings.Get<ReviewPartSettings>() ?? new ReviewPartSettings();
}
