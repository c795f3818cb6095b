using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// What checks have found, as it is kept for each item's newest and live version. It checks nobody's rights: pages ask
/// <see cref="Checks.ReadFindings"/>, which does.
/// </summary>
public interface IFindings
{
    /// <summary>
    /// Keeps what was found in place of what was kept of these items before. An item that has changed meanwhile is passed over:
    /// it is checked again.
    /// </summary>
    Task KeepAsync(IReadOnlyCollection<CheckedItem> items, CancellationToken cancellationToken);

    /// <summary>Everything that is kept of an item. Three queries.</summary>
    Task<ItemFindings> OfItemAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>A page of findings in newest versions, or in those that the public sees, the heaviest first. One query.</summary>
    Task<FindingsPage> ListAsync(FindingsQuery query, CancellationToken cancellationToken);

    /// <summary>How many findings a list without its code and position holds, by code. One query.</summary>
    Task<IReadOnlyList<FindingCount>> CountAsync(FindingsQuery query, CancellationToken cancellationToken);

    /// <summary>How many open errors and warnings each of these items has; items without any are left out. One query.</summary>
    Task<IReadOnlyDictionary<ContentItemId, OpenFindings>> OpenAsync(IReadOnlyCollection<ContentItemId> items, LocalDate today, CancellationToken cancellationToken);

    /// <summary>
    /// Items that have changed since they were checked, or were checked on other ground, in order of id; at most
    /// <paramref name="limit"/>. One query.
    /// </summary>
    /// <param name="mark">The ground: see <see cref="CheckGround.Mark"/>; null for all items, checked or not.</param>
    /// <param name="section">Only of this section; null for all.</param>
    /// <param name="after">Only after this one; null for the beginning.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<ContentItemId>> ToCheckAsync(string? mark, ContentItemId? section, ContentItemId? after, int limit, CancellationToken cancellationToken);
}

/// <summary>The part of a change that is about findings.</summary>
public interface ICheckWork
{
    /// <summary>What is accepted of an item.</summary>
    Task<IReadOnlyList<Acceptance>> AcceptancesAsync(ContentItemId item, CancellationToken cancellationToken);

    /// <summary>Keeps that somebody has accepted a finding, in place of an earlier acceptance of the same one.</summary>
    Task AcceptAsync(Acceptance acceptance, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Forgets that a finding was accepted.</summary>
    Task TakeBackAsync(Acceptance acceptance, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken);
}

/// <summary>What checks have found in an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Revision">The revision that was checked.</param>
/// <param name="Mark">The ground on which it was: see <see cref="CheckGround.Mark"/>.</param>
/// <param name="At">When.</param>
/// <param name="Versions">The newest version and, where it is another, the live one.</param>
public sealed record CheckedItem(ContentItemId Item, long Revision, string Mark, Instant At, ImmutableArray<CheckedVersion> Versions)
{
    /// <summary>The addresses on other sites that these versions have, each once: <see cref="IOutsideLinks"/> knows them from here.</summary>
    public ImmutableArray<OutsideAddress> Outside { get; init; } = [];
}

/// <summary>What checks have found in a version.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsNewest">Whether it is the item's newest.</param>
/// <param name="IsLive">Whether the public sees it.</param>
/// <param name="Findings">What was found, in the order in which to show it.</param>
public sealed record CheckedVersion(ContentItemVersionId Version, bool IsNewest, bool IsLive, ImmutableArray<Finding> Findings)
{
    /// <summary>What it types in place of referring to it: <see cref="IMentions"/> knows it from here.</summary>
    public ImmutableArray<Mention> Mentions { get; init; } = [];
}

/// <summary>That somebody has seen a finding and lets it stand until a day.</summary>
/// <param name="Item">The item.</param>
/// <param name="Code">The finding's code.</param>
/// <param name="Key">The finding's key: see <see cref="Finding.Key"/>.</param>
/// <param name="Subject">What it is about, kept so that a person can read it when the finding is gone.</param>
/// <param name="By">Who, when, and why: the note is the reason.</param>
/// <param name="ReviewOn">The last day in London on which it counts; from the next on the finding is open again.</param>
public sealed record Acceptance(ContentItemId Item, string Code, string Key, string Subject, Mark By, LocalDate ReviewOn)
{
    /// <summary>Whether it counts on that day.</summary>
    public bool Counts(LocalDate today) => today <= ReviewOn;
}

/// <summary>A finding as it is kept.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="IsNewest">Whether the newest version has it.</param>
/// <param name="IsLive">Whether the public's version has it.</param>
/// <param name="Since">When it was found first.</param>
/// <param name="Acceptance">Who has accepted it; null for nobody. It may have lapsed.</param>
public sealed record KeptFinding(Finding Finding, bool IsNewest, bool IsLive, Instant Since, Acceptance? Acceptance)
{
    /// <summary>Whether somebody should look at it on that day.</summary>
    public bool IsOpen(LocalDate today) => Acceptance?.Counts(today) != true;
}

/// <summary>Everything that is kept of an item.</summary>
/// <param name="CheckedAt">When it was checked last; null where it never was.</param>
/// <param name="Revision">The revision that was checked; 0 where none was.</param>
/// <param name="Findings">What was found, newest version first, in the order in which to show it.</param>
/// <param name="Acceptances">All acceptances, those of findings that are gone included.</param>
public sealed record ItemFindings(Instant? CheckedAt, long Revision, ImmutableArray<KeptFinding> Findings, ImmutableArray<Acceptance> Acceptances)
{
    /// <summary>Of an item that was never checked.</summary>
    public static ItemFindings None { get; } = new(null, 0, [], []);
}

/// <summary>Which findings a list holds.</summary>
public enum FindingFilter
{
    /// <summary>Those that nobody has accepted, or not for any longer.</summary>
    Open,

    /// <summary>Those whose acceptance has lapsed.</summary>
    Lapsed,

    /// <summary>Those that somebody has accepted.</summary>
    Accepted,

    /// <summary>All.</summary>
    Any,
}

/// <summary>What a list of findings is to hold.</summary>
public sealed record FindingsQuery
{
    /// <summary>Of what content; see <see cref="Rights.ReachOf(Actor, string)"/>. Empty for nothing.</summary>
    public ImmutableArray<Reach> Reach { get; init; } = [];

    /// <summary>Whose own content reaches that are for owners mean.</summary>
    public string? Reader { get; init; }

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Only of this code; null for all.</summary>
    public string? Code { get; init; }

    /// <summary>Only of one of these codes; empty for all.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>Of no one of these codes.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>Only at least as heavy as this.</summary>
    public Severity AtLeast { get; init; }

    /// <summary>Only these; see the filter.</summary>
    public FindingFilter Filter { get; init; }

    /// <summary>In what the public sees, whether or not somebody works on a newer version; otherwise in newest versions.</summary>
    public bool IsLive { get; init; }

    /// <summary>The day in London.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>Where to go on: what <see cref="FindingsPage.Next"/> said; null for the beginning, and for what it never said.</summary>
    public string? After { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of findings.</summary>
/// <param name="Lines">The findings.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record FindingsPage(ImmutableArray<FindingLine> Lines, string? Next);

/// <summary>A finding in a list.</summary>
/// <param name="Item">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="Owner">Its owner's user id; null for none.</param>
/// <param name="Finding">The finding.</param>
/// <param name="IsLive">Whether the public's version has it.</param>
/// <param name="Since">When it was found first.</param>
/// <param name="AcceptedUntil">The last day on which its acceptance counts; null where nobody has accepted it.</param>
public sealed record FindingLine(
    ContentItemId Item, string ContentType, string Name, ContentItemId? Section, string? Owner, Finding Finding, bool IsLive, Instant Since, LocalDate? AcceptedUntil);

/// <summary>How many findings of a code there are.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">How much they weigh.</param>
/// <param name="Count">How many.</param>
public sealed record FindingCount(string Code, Severity Severity, int Count);

/// <summary>What is open in an item's newest version.</summary>
/// <param name="Errors">How many errors.</param>
/// <param name="Warnings">How many warnings.</param>
public sealed record OpenFindings(int Errors, int Warnings);
