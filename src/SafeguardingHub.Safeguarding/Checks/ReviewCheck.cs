using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>What the last review of a page found wrong. It stays until a review finds it right.</summary>
public sealed class ReviewCheck : Check
{
    private static readonly CheckCode Open = new(
        "review-open", "Left open by a review", Severity.Warning,
        "Whoever reviewed the page said that this is not right. Mend it, then review the page again; it stays until a review finds it right.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes { get; } = [Open];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var found in context.Reading.Parts.Where(found => found.Place == nameof(ReviewPart)))
        {
            foreach (var remark in ((ReviewPart)found.Part).Open.Where(remark => remark is not null))
            {
                var question = ReviewChecklist.Find(remark.Question)?.Text ?? "Is all well?";
                yield return Open.At(found.Place + ".Open", $"{question} {remark.Words}", $"{question} No: {remark.Words}");
            }
        }
    }
}
