using System.Collections.Immutable;
using NodaTime.Text;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>The kind of <see cref="ReviewPart"/>.</summary>
public sealed class ReviewPartKind : PartKind<ReviewPart>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        new KnownSetting(nameof(ReviewPartSettings), nameof(ReviewPartSettings.PeriodDays), SettingShape.Whole, "Days from one review to the next", "0 where nothing of the type is reviewed.") { Default = "365" },
        new KnownSetting(nameof(ReviewPartSettings), nameof(ReviewPartSettings.GraceDays), SettingShape.Whole, "Days of grace", "How long after its day a review counts as late, not as pressing.") { Default = "14" },
    ];

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
    protected override bool KeepsMarks => true;

    /// <inheritdoc />
    protected override ReviewPart Marked(ReviewPart part, ReviewPart? before)
    {
        // What is new may say when its source was reviewed. From then on the days are earned by a review.
        var marks = before ?? new ReviewPart { LastReviewed = part.LastReviewed, NextDue = part.NextDue };
        return part.LastReviewed == marks.LastReviewed && part.NextDue == marks.NextDue && part.PutOff == marks.PutOff && part.Open.SequenceEqual(marks.Open)
            ? part
            : part with { LastReviewed = marks.LastReviewed, NextDue = marks.NextDue, PutOff = marks.PutOff, Open = marks.Open };
    }

    /// <inheritdoc />
    protected override ReviewPart Copied(ReviewPart part) => new() { Owner = part.Owner };

    /// <inheritdoc />
    protected override ReviewPart ForReaders(ReviewPart part) => part.Open.IsEmpty ? part : part with { Open = [] };

    // By text and not by date: lists sort an item by the latest of its dates, which is never the day of a review to come.
    /// <inheritdoc />
    protected override IEnumerable<ProjectedValue> Values(ReviewPart part, PartContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Place != nameof(ReviewPart) || context.Settings.Get<ReviewPartSettings>().PeriodDays <= 0)
        {
            yield break;
        }

        if (ReviewState.Day(part.NextDue) is { } due)
        {
            yield return new ProjectedValue(IReviewLog.DueKey, LocalDatePattern.Iso.Format(due));
        }

        if (part.PutOffUntil() is { } until)
        {
            yield return new ProjectedValue(IReviewLog.PutOffKey, LocalDatePattern.Iso.Format(until));
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<DueMoment> DueMoments(ReviewPart part)
    {
        if (ReviewState.Day(part.NextDue) is { } due)
        {
            yield return LondonTime.Due("review-due", due.PlusDays(1));
        }

        if (part.PutOffUntil() is { } until)
        {
            yield return LondonTime.Due("review-put-off", until.PlusDays(1));
        }
    }
}
