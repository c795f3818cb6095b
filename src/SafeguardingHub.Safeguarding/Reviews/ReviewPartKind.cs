using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>The kind of <see cref="ReviewPart"/>.</summary>
public sealed class ReviewPartKind : PartKind<ReviewPart>
{
    /// <inheritdoc />
    protected override ReviewPart Normalise(ReviewPart part) => part with
    {
        LastReviewed = part.LastReviewed?.Trim(),
        NextDue = part.NextDue?.Trim(),
        Owner = PlainText.Normalise(part.Owner),
    };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(ReviewPart part) => [new PartText(nameof(part.Owner), part.Owner)];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(ReviewPart part, PartContext context)
    {
        var last = ReviewState.LastDay(part.LastReviewed);
        var due = ReviewState.Day(part.NextDue);
        if (!string.IsNullOrWhiteSpace(part.LastReviewed) && last is null)
        {
            yield return Reason.Invalid(
                context.Place + ".LastReviewed",
                $"'{part.LastReviewed}' is not a day: write it as 2014-07-31, with the time in London as 2014-07-31T13:50, or leave it empty where the page was never reviewed.");
        }

        if (!string.IsNullOrWhiteSpace(part.NextDue) && due is null)
        {
            yield return Reason.Invalid(
                context.Place + ".NextDue", $"'{part.NextDue}' is not a day: write it as 2016-01-27, or leave it empty where no review is planned.");
        }

        if (due < last)
        {
            yield return Reason.Invalid(context.Place + ".NextDue", "The next review is due before the last one took place: put one of the two dates right.");
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<DueMoment> DueMoments(ReviewPart part) =>
        ReviewState.Day(part.NextDue) is { } due ? [LondonTime.Due("review-due", due.PlusDays(1))] : [];
}
