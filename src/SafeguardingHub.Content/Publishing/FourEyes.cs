using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>
/// The rule of the second person. Everything that it looks at is read in the transaction of the change that asks, so that what
/// it found still holds when the change is made.
/// </summary>
internal static class FourEyes
{
    /// <summary>The longest reason or remark, in characters.</summary>
    public const int LongestWords = 2000;

    // What can be done to a version without having written any of it. Whatever is not named here counts as writing: an action
    // that somebody forgets to add keeps a person from agreeing, and never lets one agree to their own text.
    private static readonly string[] NotWriting =
    [
        nameof(SubmitContent), nameof(WithdrawSubmission), nameof(ApproveContent), nameof(SendBack), nameof(PublishContent), nameof(UnpublishContent),
        nameof(MarkLookedAt), nameof(Checks.AcceptFinding), nameof(Checks.TakeBackAcceptance), nameof(Checks.Links.MarkLink), nameof(Checks.Links.TakeBackLinkMark), nameof(Checks.Links.AskLinkAgain), nameof(CarryOutPlan), nameof(SchedulePublish), nameof(ScheduleWithdraw), nameof(CancelSchedule), nameof(Editing.AddRemark), nameof(Editing.BinContent), nameof(Editing.RestoreFromBin),
        nameof(Definitions.ChangeDefinition), nameof(Checks.ChangeCheckSettings),

        // What goes along when its section changes is written by nobody anew.
        nameof(Sections.MergeSections), nameof(Sections.EndSection),

        // Marks of the domain, which say nothing in the text's own words.
        "RecordCall", "MarkDoubtful", "RecordReview", "SnoozeReview", "OpenSection", "CloseSection", "ConfirmEdition", "ConfirmLink", "SetFeedbackState",
    ];

    /// <summary>What is said where numbers, hours or the order of services have changed and nobody has agreed yet.</summary>
    public const string PartsAsk = "A second person approves every change of numbers, hours or the order of services first: submit the draft";

    /// <summary>Whether what the draft changes needs a second person wherever it stands.</summary>
    public static bool IsAskedForByParts(ContentKinds kinds, StoredItem stored)
    {
        var (live, draft) = (stored.Live?.Item, stored.Latest?.Item);
        return draft is not null && draft.VersionId != live?.VersionId
            && kinds.Parts.Where(kind => draft.Parts.Find(kind.Name) is not null || live?.Parts.Find(kind.Name) is not null)
                .Any(kind => kind.AsksForSecondPerson(Read(kind, live), Read(kind, draft)));
    }

    private static ContentPart? Read(PartKind kind, ContentItem? item) =>
        item?.Parts.Find(kind.Name) is { } json ? PartJson.ReadableOrNull(json, kind.PartType) : null;

    /// <summary>Whether the item's section asks for a second person before anything becomes live.</summary>
    public static async Task<bool> IsAskedForAsync(ContentWork work, StoredItem stored, CancellationToken cancellationToken)
    {
        if (stored.Section is not { } id)
        {
            return false;
        }

        // Held, so that the section's rule cannot change between this look and the commit.
        await work.Unit.HoldAsync([id], cancellationToken);
        var section = id == stored.Id ? stored : (await work.Unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id);
        return (section?.Live ?? section?.Latest)?.Item.Part<SectionProfilePart>()?.RequiresApproval == true;
    }

    /// <summary>Whether the actor of the change wrote any of the item's newest version.</summary>
    public static async Task<bool> WroteAnyAsync(ContentWork work, StoredItem stored, CancellationToken cancellationToken) =>
        await WroteAnyAsync(work, stored.Id, stored.Latest!.Item.VersionId, cancellationToken);

    /// <summary>Whether the actor of the change wrote any of that version.</summary>
    public static async Task<bool> WroteAnyAsync(ContentWork work, ContentItemId item, ContentItemVersionId version, CancellationToken cancellationToken) =>
        (await work.Unit.HandsInAsync(item, version, NotWriting, cancellationToken)).Contains(work.Actor.Id);

    /// <summary>Notes a reason where words are missing that must be said, or are too many.</summary>
    public static bool Said(ContentWork work, string place, string? words, string whatIsMissing)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            work.Reasons.Add(Reason.Invalid(place, whatIsMissing));
            return false;
        }

        return IsShortEnough(work, place, words);
    }

    /// <summary>Notes a reason where there are too many words.</summary>
    public static bool IsShortEnough(ContentWork work, string place, string? words)
    {
        if (words?.Length > LongestWords)
        {
            work.Reasons.Add(Reason.Invalid(place, $"This has {words.Length:N0} characters; it may have {LongestWords:N0}. Shorten it."));
            return false;
        }

        return true;
    }
}
