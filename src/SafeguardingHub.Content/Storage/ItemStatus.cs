using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>How far the newest version of an item is on its way to the public. Each save begins the way anew.</summary>
public enum Stage
{
    /// <summary>Somebody works on it, or there is nothing to do because it is live.</summary>
    Draft = 0,

    /// <summary>It waits for somebody who may publish.</summary>
    Submitted = 1,

    /// <summary>It was given back with a reason.</summary>
    SentBack = 2,

    /// <summary>A second person has agreed to exactly this text.</summary>
    Approved = 3,

    /// <summary>It will be published by itself at a moment that somebody chose.</summary>
    Scheduled = 4,
}

/// <summary>Where an item stands as a whole: what lists filter by. It follows from stage, bin and what is live.</summary>
public enum ItemStanding
{
    /// <summary>Nothing is left of it but its history.</summary>
    Gone = 0,

    /// <summary>A draft that the public does not see in any version.</summary>
    Draft = 1,

    /// <summary>The public sees the newest version.</summary>
    Live = 2,

    /// <summary>The public sees an older version; the newer one is a draft.</summary>
    Changed = 3,

    /// <summary>See <see cref="Stage.Submitted"/>.</summary>
    Submitted = 4,

    /// <summary>See <see cref="Stage.SentBack"/>.</summary>
    SentBack = 5,

    /// <summary>See <see cref="Stage.Approved"/>.</summary>
    Approved = 6,

    /// <summary>See <see cref="Stage.Scheduled"/>.</summary>
    Scheduled = 7,

    /// <summary>In the bin, until somebody takes it out or its time is over.</summary>
    Bin = 8,
}

/// <summary>Who did something to an item, when, and what they said.</summary>
/// <param name="ActorKind">What sort of actor.</param>
/// <param name="ActorId">The actor's id.</param>
/// <param name="ActorName">The actor's name at that time.</param>
/// <param name="At">When.</param>
/// <param name="Note">What they said; null for nothing.</param>
public sealed record Mark(ActorKind ActorKind, string ActorId, string ActorName, Instant At, string? Note = null)
{
    /// <summary>A mark by that actor.</summary>
    public static Mark Of(Actor actor, Instant at, string? note = null) => new(actor.Kind, actor.Id, actor.Name, at, note);
}

/// <summary>A moment that somebody chose for publishing or withdrawing an item.</summary>
/// <param name="At">The instant.</param>
/// <param name="Local">The local date and time that was chosen, kept so that the instant can be worked out anew when a zone's rules change.</param>
/// <param name="Zone">The zone of <paramref name="Local"/>: <c>Europe/London</c>.</param>
/// <param name="By">Who chose it: the change is then made with the rights that they have at that moment.</param>
/// <param name="PublicNote">What readers are told has changed; null for nothing.</param>
public sealed record PlannedChange(Instant At, LocalDateTime Local, string Zone, Mark By, string? PublicNote = null);

/// <summary>
/// What is known of an item beside its text: its stage, who agreed, what is planned, whether it is in the bin. It belongs to
/// one revision of the item, so what was agreed to can never be another text than the one that is stored.
/// </summary>
public sealed record ItemStatus
{
    /// <summary>The status of what nobody has submitted, approved, planned or binned.</summary>
    public static ItemStatus Plain { get; } = new();

    /// <summary>How far the newest version is.</summary>
    public Stage Stage { get; init; }

    /// <summary>Who brought it to this stage; null for a plain draft.</summary>
    public Mark? StageBy { get; init; }

    /// <summary>The id of the person who is to act next, where it is one person: whoever submitted what was sent back.</summary>
    public string? TurnOf { get; init; }

    /// <summary>Who agreed to exactly this text; null while nobody has.</summary>
    public Mark? Approval { get; init; }

    /// <summary>Who published what is live without a second person's agreement, and why; null once somebody else has looked at it.</summary>
    public Mark? Urgent { get; init; }

    /// <summary>
    /// The version that was published urgently, where another is live by now because marks were laid over it, or because a change
    /// was published to which nobody had to agree; null where it is the live one.
    /// </summary>
    public ContentItemVersionId? UrgentVersion { get; init; }

    /// <summary>Who put the item into the bin; null while it is not there.</summary>
    public Mark? Binned { get; init; }

    /// <summary>When the newest version is to be published; null for no such plan.</summary>
    public PlannedChange? PublishPlan { get; init; }

    /// <summary>When the item is to be withdrawn; null for no such plan.</summary>
    public PlannedChange? WithdrawPlan { get; init; }

    /// <summary>The earlier of the two plans' moments; null for none.</summary>
    public Instant? NextPlan => (PublishPlan, WithdrawPlan) switch
    {
        ({ } publish, { } withdraw) => Instant.Min(publish.At, withdraw.At),
        var (publish, withdraw) => (publish ?? withdraw)?.At,
    };

    /// <summary>The status once another text was saved: nobody has agreed to it, and no moment is planned for it.</summary>
    public ItemStatus AfterSave() => Plain with { Urgent = Urgent, UrgentVersion = UrgentVersion, WithdrawPlan = WithdrawPlan };

    /// <summary>The status once another version of the same text has taken the place of the live one: which was published urgently stays known.</summary>
    internal ItemStatus LaidOver(ContentItem? live) => Urgent is null || live is null ? this : this with { UrgentVersion = UrgentVersion ?? live.VersionId };

    /// <summary>Where the item stands.</summary>
    /// <param name="hasVersion">Whether the item has a newest version at all.</param>
    /// <param name="isLive">Whether the public sees a version of it.</param>
    /// <param name="hasDraft">Whether the newest version is another than the live one.</param>
    public ItemStanding Standing(bool hasVersion, bool isLive, bool hasDraft) => (hasVersion, Binned, Stage) switch
    {
        (false, _, _) => ItemStanding.Gone,
        (_, not null, _) => ItemStanding.Bin,
        (_, _, Stage.Submitted) => ItemStanding.Submitted,
        (_, _, Stage.SentBack) => ItemStanding.SentBack,
        (_, _, Stage.Approved) => ItemStanding.Approved,
        (_, _, Stage.Scheduled) => ItemStanding.Scheduled,
        _ when !isLive => ItemStanding.Draft,
        _ => hasDraft ? ItemStanding.Changed : ItemStanding.Live,
    };
}

/// <summary>What an editor said to others about an item; never shown to the public and never changed.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">The version that it was said of.</param>
/// <param name="By">Who, when and what: the note is the remark.</param>
public sealed record Remark(Items.ContentItemId Item, Items.ContentItemVersionId Version, Mark By);
