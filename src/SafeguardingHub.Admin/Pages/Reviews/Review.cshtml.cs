using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Reviewing;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Pages.Reviews;

/// <summary>Asks what somebody looks at who reviews a page, with what the hub knows of each; and why a review has to wait.</summary>
[Needs(Permission.PublishContent)]
public sealed class ReviewModel(ReadDrafts drafts, ReadReviewGround grounds, ReadFindings findings, ReadReviews reviews, RecordReview record, SnoozeReview snooze) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Review: " + Name;

    /// <summary>The version that the person has before them.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>Why the review has to wait.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What is known of the page.</summary>
    public ReviewGround Ground { get; private set; } = null!;

    /// <summary>The questions.</summary>
    public ImmutableArray<AskedQuestion> Questions { get; private set; } = [];

    /// <summary>Earlier reviews, the newest first.</summary>
    public IReadOnlyList<LoggedReview> Earlier { get; private set; } = [];

    /// <summary>Where the public sees it; null for nowhere.</summary>
    public string? PublicAddress => Item.Live!.Item.Part<AutoroutePart>()?.Place()?.Address;

    /// <summary>Whether the review can be put off.</summary>
    public bool MayPutOff => Ground.State.Standing is ReviewStanding.DueToday or ReviewStanding.Overdue && Item.Live!.Item.Part<ReviewPart>()?.PutOffUntil() is null;

    /// <summary>Shows the questions.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Records the review.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken) || !ContentItemVersionId.TryParse(Version, out var version))
        {
            return NotFound();
        }

        var review = new ReviewToRecord(Item.Id, version, ReviewForm.Answers(Request.Form));
        var outcome = await record.ExecuteAsync(Actor, review, cancellationToken);
        if (!outcome.Succeeded)
        {
            var page = Refused(outcome.Reasons, ReviewForm.FieldOf);
            Ask();
            return page;
        }

        var next = PartJson.FindReadable<ReviewPart>(outcome.Value.Item.Parts) is { } part ? ReviewState.LastDay(part.NextDue) : null;
        return ToItem(Item.Id, next is { } day ? $"The review is recorded. The next is due on {MomentWords.Date(day)}." : "The review is recorded.");
    }

    /// <summary>Puts it off.</summary>
    public async Task<IActionResult> OnPostPutOffAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await snooze.ExecuteAsync(Actor, Item.Id, Reason, cancellationToken);
        return outcome.Succeeded ? ToItem(Item.Id, $"The review is put off for {SnoozeReview.Days} days. Readers are told that the page is overdue all the same.") : Refused(outcome.Reasons);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PublishContent, cancellationToken) || await grounds.OfAsync(Item, cancellationToken) is not { } found)
        {
            return false;
        }

        Ground = found;
        Earlier = await reviews.OfAsync(Item, cancellationToken);
        kept = [.. (await findings.OfItemAsync(Item, cancellationToken)).Findings.Where(finding => finding.IsLive && finding.IsOpen(findings.Today)).Select(finding => finding.Finding)];
        Ask();
        return true;
    }

    private ImmutableArray<Finding> kept = [];

    private void Ask() => Questions = ReviewForm.Questions(Ground, kept, Request.HasFormContentType ? Request.Form : null, ModelState);
}
