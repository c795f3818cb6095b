using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Says when a page was reviewed and when it is due, and that it is overdue where it is; beside the text, not as a block of it.</summary>
public sealed class ReviewDisplay : PartDisplay<ReviewPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(ReviewPart part, string place, PageContext page)
    {
        var today = LondonTime.Day(page.Now);
        var state = ReviewState.Of(part, today);
        var due = state.NextDue is { } day ? UncertainDate.OfDay(day).Words : null;
        var putOff = part.PutOffUntil() is { } until && today <= until ? until : (NodaTime.LocalDate?)null;
        page.Head.Review = new ReviewView(
            state.LastReviewed is { } last ? UncertainDate.OfDay(last).Words : null,
            due,
            state.Standing == ReviewStanding.Overdue ? $"This page is past its review date of {due}.{(putOff is null ? "" : $" Its review has been put off until {UncertainDate.OfDay(putOff.Value).Words}.")}" : null,
            Words.OrNull(part.Owner));
        page.ExpiresOn(state.OverdueFrom);
        page.ExpiresOn(putOff?.PlusDays(1));
        return [];
    }
}
