using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Items;

/// <summary>Something that can be done to an item, with the page that asks before it is done.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Button">The words of the button that leads to it, and of the one that does it.</param>
/// <param name="Permission">What it needs.</param>
/// <param name="Consequence">What will happen, in a sentence or two.</param>
/// <param name="Done">Said when it is done.</param>
public sealed record ItemStep(string Name, string Button, string Permission, string Consequence, string Done)
{
    /// <summary>What the box for words asks for; null for no box.</summary>
    public string? WordsLabel { get; init; } = "Why";

    /// <summary>What happens later, by how long the bin keeps things; null for nothing.</summary>
    public Func<BinLimits, string>? Afterwards { get; init; }

    /// <summary>Whether the words must be there.</summary>
    public bool NeedsWords { get; init; }

    /// <summary>Whether it can be undone by nobody, or is seen by the public: the button is then red.</summary>
    public bool IsGrave { get; init; }

    /// <summary>Whether it can be done to an item that stands so.</summary>
    public required Func<StoredItem, bool> Fits { get; init; }
}

/// <summary>All steps, in the order of their buttons.</summary>
public static class ItemSteps
{
    private const string WordsForColleagues = "Anything to say to colleagues";

    /// <summary>The steps that have the common page.</summary>
    public static ImmutableArray<ItemStep> All { get; } =
    [
        new("submit", "Submit", Permission.EditContent, "Somebody who may publish in this section is asked to look at it. You can take it back.", "Submitted.")
        {
            WordsLabel = WordsForColleagues, Fits = item => item.HasDraft && item.Status.Stage is Stage.Draft or Stage.SentBack,
        },
        new("approve", "Approve", Permission.PublishContent, "You agree to exactly this text. It can then be published. Whoever changes it needs a new approval.", "Approved.")
        {
            WordsLabel = WordsForColleagues, Fits = item => item.Standing == ItemStanding.Submitted,
        },
        new("send-back", "Send back", Permission.PublishContent, "Its author is asked to change it and to submit it again.", "Sent back.")
        {
            WordsLabel = "What has to change", NeedsWords = true,
            Fits = item => item.Standing is ItemStanding.Submitted or ItemStanding.Approved or ItemStanding.Scheduled,
        },
        new("take-back", "Take back the submission", Permission.EditContent, "It is a draft again, and nobody is asked to look at it.", "Taken back.")
        {
            WordsLabel = null, Fits = item => item.Standing is ItemStanding.Submitted or ItemStanding.Approved,
        },
        new("looked-at", "Mark as looked at", Permission.PublishContent, "It was published without a second person. You say that you have read it and that it is right.", "Marked as looked at.")
        {
            WordsLabel = WordsForColleagues, Fits = item => item.Status.Urgent is not null,
        },
        new("cancel-plan", "Cancel what is planned", Permission.PublishContent, "Nothing happens at the planned moment.", "The plan is cancelled.")
        {
            WordsLabel = null, Fits = item => item.Status.NextPlan is not null,
        },
        new("withdraw", "Withdraw", Permission.PublishContent, "The public sees it no longer, at once. It stays here as a draft and keeps its address.", "Withdrawn: the public sees it no longer.")
        {
            IsGrave = true, Fits = item => item.Live is not null,
        },
        new("discard", "Throw the draft away", Permission.EditContent, "The changes since it was published are gone for good. The public sees no difference.", "The draft is gone.")
        {
            IsGrave = true, Fits = item => item.Live is not null && item.HasDraft,
        },
        new("copy", "Copy", Permission.CloneContent, "A new draft is made with the same text, under a name and an address of its own.", "Copied: this is the copy.")
        {
            WordsLabel = null, Fits = _ => true,
        },
        new("bin", "Put into the bin", Permission.DeleteContent, "It leaves the lists, and the public sees it no longer.", "It is in the bin.")
        {
            Afterwards = bin => $"You can take it out again for {bin.Words}; then it is deleted for good.", IsGrave = true, Fits = _ => true,
        },
        new("restore", "Take out of the bin", Permission.DeleteContent, "It is a draft again. Where its address has been taken by another page it gets a new one.", "Taken out of the bin: it is a draft again.")
        {
            WordsLabel = null, Fits = item => item.Standing == ItemStanding.Bin,
        },
    ];

    /// <summary>The step of that name, or null.</summary>
    public static ItemStep? Find(string? name) => All.FirstOrDefault(step => step.Name == name);

    /// <summary>What somebody may do to an item as it stands; the change itself checks again.</summary>
    public static IEnumerable<ItemStep> For(Actor actor, StoredItem item) =>
        All.Where(step => (item.Standing == ItemStanding.Bin) == (step.Name == "restore") && step.Fits(item) && ReadDrafts.May(actor, item, step.Permission));
}
