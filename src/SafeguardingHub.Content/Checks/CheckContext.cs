using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>A version to check.</summary>
/// <param name="Item">The version.</param>
/// <param name="Type">The item's type.</param>
/// <param name="Reading">Its typed parts and fields.</param>
/// <param name="Live">The version that the public sees, for checks that look at what would change; null for none.</param>
public sealed record CheckSubject(ContentItem Item, ContentTypeDefinition Type, ContentReading Reading, ContentItem? Live = null)
{
    private readonly Lazy<CheckedTexts> texts = new(() => CheckedTexts.Of(Item, Reading));

    /// <summary>All its texts, parsed once.</summary>
    public CheckedTexts Texts => texts.Value;
}

/// <summary>What checks know beside the version: the public's shared ground and the day.</summary>
/// <param name="Snapshot">Services, routes, guidance and the rest of the shared ground, as the public sees them.</param>
/// <param name="Today">The day in London.</param>
/// <param name="Mark">Changes whenever the ground or the day does: what was checked with another mark is checked again.</param>
public sealed record CheckGround(PublicSnapshot Snapshot, LocalDate Today, string Mark)
{
    /// <summary>What the owners of the site have decided about findings.</summary>
    public CheckSettings Settings { get; } = CheckSettings.Of(Snapshot.Settings);
}

/// <summary>Everything that a check may look at.</summary>
/// <param name="Subject">The version.</param>
/// <param name="Ground">The shared ground and the day.</param>
/// <param name="Targets">What the version's links lead to.</param>
public sealed record CheckContext(CheckSubject Subject, CheckGround Ground, LinkTargets Targets)
{
    /// <summary>The version.</summary>
    public ContentItem Item => Subject.Item;

    /// <summary>Its typed parts and fields.</summary>
    public ContentReading Reading => Subject.Reading;

    /// <summary>Its texts.</summary>
    public CheckedTexts Texts => Subject.Texts;
}

/// <summary>What a link leads to.</summary>
public enum TargetKind
{
    /// <summary>Nothing that the hub can look up: a telephone number, an e-mail address, a place on the same page.</summary>
    NotLookedUp = 0,

    /// <summary>A live page.</summary>
    Page = 1,

    /// <summary>An address that leads on to another for good.</summary>
    Moved = 2,

    /// <summary>A page that only editors see.</summary>
    Draft = 3,

    /// <summary>An address of the hub at which there is nothing.</summary>
    Missing = 4,

    /// <summary>An address that the application itself answers: a list, the search.</summary>
    Application = 5,

    /// <summary>A media file; see <see cref="LinkTarget.File"/>.</summary>
    File = 6,

    /// <summary>Another site; see <see cref="LinkTarget.Outside"/>.</summary>
    Outside = 7,
}

/// <summary>How another site answered when the hub asked whether an address still leads somewhere.</summary>
public enum OutsideState
{
    /// <summary>Nobody has asked yet.</summary>
    Unknown = 0,

    /// <summary>It answers.</summary>
    Works = 1,

    /// <summary>It asks people to sign in: the page behind cannot be seen, and that is as expected.</summary>
    NeedsSignIn = 2,

    /// <summary>It leads on to another address for good.</summary>
    Moved = 3,

    /// <summary>It says that there is no such page.</summary>
    Broken = 4,

    /// <summary>It did not answer, or answered with a fault of its own, the last few times.</summary>
    NoAnswer = 5,

    /// <summary>It asks robots not to look, so nobody can say.</summary>
    NotAllowed = 6,
}

/// <summary>What is known of an address on another site.</summary>
/// <param name="State">How it answered.</param>
/// <param name="CheckedAt">When it was asked last; null for never.</param>
/// <param name="LeadsTo">Where it leads on to; null for nowhere.</param>
/// <param name="Detail">The answer in words: <c>404</c>, <c>the name is not known</c>.</param>
public sealed record OutsideLink(OutsideState State, Instant? CheckedAt = null, string? LeadsTo = null, string? Detail = null);

/// <summary>What a link leads to.</summary>
/// <param name="Kind">What sort of thing.</param>
public sealed record LinkTarget(TargetKind Kind)
{
    /// <summary>The item whose page it is; null for anything else.</summary>
    public ContentItemId? Item { get; init; }

    /// <summary>The file; null for anything else, and for a file that is not there.</summary>
    public CheckedFile? File { get; init; }

    /// <summary>What is known of another site's address; null for anything else.</summary>
    public OutsideLink? Outside { get; init; }
}

/// <summary>A media file as checks see it.</summary>
/// <param name="File">The file.</param>
/// <param name="Facts">What was read from the document; null for anything but a PDF, and where nobody has read it.</param>
/// <param name="Text">The text of the document; null where none was read.</param>
public sealed record CheckedFile(MediaFile File, Media.DocumentFacts? Facts, string? Text)
{
    /// <summary>Whether it is being read just now, so that what is found in it comes later.</summary>
    public bool IsBeingRead => Facts is null || Text is null;
}

/// <summary>What the links of a few versions lead to, looked up together.</summary>
/// <param name="ByAddress">The targets by the address as it stands in the text.</param>
public sealed record LinkTargets(ImmutableDictionary<string, LinkTarget> ByAddress)
{
    /// <summary>Of versions without links.</summary>
    public static LinkTargets None { get; } = new(ImmutableDictionary<string, LinkTarget>.Empty);

    /// <summary>What stands before an item's id where an item and not an address is asked about.</summary>
    public const string ItemMark = "item:";

    /// <summary>Whether any of these leads to a file that is being read just now.</summary>
    public bool IsWaiting(IEnumerable<string> addresses) => addresses.Any(address => ByAddress.GetValueOrDefault(address)?.File is { IsBeingRead: true });

    /// <summary>What that address leads to; not looked up where nobody asked.</summary>
    public LinkTarget Of(string address) => ByAddress.GetValueOrDefault(address) ?? new LinkTarget(TargetKind.NotLookedUp);
}

/// <summary>Where checks get what they know: the port that the host implements.</summary>
public interface ICheckGround
{
    /// <summary>The shared ground and the day. From memory where the host holds it.</summary>
    ValueTask<CheckGround> NowAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What these addresses lead to, in a few queries however many they are. An id behind <see cref="LinkTargets.ItemMark"/> asks
    /// whether an item is live with a page of its own: a page where it is, otherwise a draft.
    /// </summary>
    Task<LinkTargets> TargetsAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken);
}
