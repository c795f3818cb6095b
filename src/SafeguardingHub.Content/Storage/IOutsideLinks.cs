using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Addresses on other sites, which the checks of texts have met (<see cref="CheckedItem.Outside"/>), and what is known of them.
/// It checks nobody's rights: pages ask <see cref="Checks.Links.ReadLinks"/>, which does.
/// </summary>
public interface IOutsideLinks
{
    /// <summary>What is known of addresses, by key, as it counts on that day; those that nobody has met are left out. One query.</summary>
    Task<IReadOnlyDictionary<string, OutsideLink>> StatesAsync(IReadOnlyCollection<string> keys, LocalDate today, CancellationToken cancellationToken);

    /// <summary>The addresses whose time has come, longest due first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<KnownLink>> DueAsync(Instant now, int limit, CancellationToken cancellationToken);

    /// <summary>Keeps what was learnt by asking. What a person has said of the address stays.</summary>
    Task KeepAsync(KnownLink link, CancellationToken cancellationToken);

    /// <summary>The address that answered well last, other than that one; null where none has.</summary>
    Task<KnownLink?> WorkingAsync(string exceptKey, CancellationToken cancellationToken);

    /// <summary>The items whose newest or live version has the address.</summary>
    Task<IReadOnlyList<ContentItemId>> HoldersAsync(string key, CancellationToken cancellationToken);

    /// <summary>Everything that is known of an address, or null.</summary>
    Task<KnownLink?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>A page of addresses, in their order, that items within the reach have; two queries.</summary>
    Task<LinksPage> ListAsync(LinksQuery query, CancellationToken cancellationToken);

    /// <summary>Marks addresses that nothing has any more, and forgets those that were marked before <paramref name="before"/>.</summary>
    Task ForgetAsync(Instant now, Instant before, CancellationToken cancellationToken);

    /// <summary>
    /// Whether <paramref name="node"/> may ask until then: of several nodes one does, so that no site is asked by two at once.
    /// </summary>
    Task<bool> TakeTurnAsync(string node, Instant now, Instant until, CancellationToken cancellationToken);
}

/// <summary>The part of a change that is about addresses on other sites.</summary>
public interface ILinkWork
{
    /// <summary>Keeps what a person says of an address, or forgets it where <paramref name="word"/> is null.</summary>
    Task SayAsync(string key, LinkWord? word, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Has an address asked for at the next opportunity.</summary>
    Task AskAsync(string key, Instant now, AuditSubject about, AuditEntry audit, CancellationToken cancellationToken);
}

/// <summary>What a person says of an address that a robot cannot judge.</summary>
/// <param name="State">What it is: it works, or needs signing in.</param>
/// <param name="Until">The last day in London on which it counts.</param>
/// <param name="By">Who says so, when, and why: the note is the reason.</param>
public sealed record LinkWord(OutsideState State, LocalDate Until, Mark By)
{
    /// <summary>Whether it counts on that day.</summary>
    public bool Counts(LocalDate today) => today <= Until;
}

/// <summary>Everything that is known of an address.</summary>
/// <param name="Key">Its key: see <see cref="Checks.Links.OutsideAddress.Key"/>.</param>
/// <param name="Address">The address.</param>
/// <param name="State">What asking has come to.</param>
/// <param name="NextAt">When to ask again.</param>
public sealed record KnownLink(string Key, string Address, OutsideState State, Instant NextAt)
{
    /// <summary>When it was asked for last; null for never.</summary>
    public Instant? CheckedAt { get; init; }

    /// <summary>Where it leads on to for good.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>The last answer in a few words.</summary>
    public string? Detail { get; init; }

    /// <summary>How often asking has failed since it last went well.</summary>
    public int Failures { get; init; }

    /// <summary>When it began to fail; null where it went well.</summary>
    public Instant? FirstFailedAt { get; init; }

    /// <summary>What a person says of it; null for nothing. It may have lapsed.</summary>
    public LinkWord? Word { get; init; }

    /// <summary>What counts on that day.</summary>
    public OutsideLink On(LocalDate today) => Word?.Counts(today) == true
        ? new OutsideLink(Word.State, CheckedAt)
        : new OutsideLink(State, CheckedAt, LeadsTo, Detail);
}

/// <summary>Which addresses a list holds.</summary>
public enum LinkFilter
{
    /// <summary>Those that are gone, silent or have moved.</summary>
    ToLookAt,

    /// <summary>All.</summary>
    All,

    /// <summary>Those that are gone.</summary>
    Broken,

    /// <summary>Those that do not answer.</summary>
    NoAnswer,

    /// <summary>Those that have moved.</summary>
    Moved,

    /// <summary>Those that need signing in.</summary>
    NeedsSignIn,

    /// <summary>Those that the hub may not ask for.</summary>
    NotAllowed,

    /// <summary>Those of which nothing is known yet.</summary>
    Unknown,

    /// <summary>Those that work.</summary>
    Works,
}

/// <summary>What a list of addresses is to hold.</summary>
public sealed record LinksQuery
{
    /// <summary>Of what content; see <see cref="Rights.ReachOf(Actor, string)"/>. Empty for nothing.</summary>
    public ImmutableArray<Reach> Reach { get; init; } = [];

    /// <summary>Whose own content reaches of own content mean.</summary>
    public string? Reader { get; init; }

    /// <summary>The day in London: what people have said counts until its day.</summary>
    public LocalDate Today { get; init; }

    /// <summary>Which of them.</summary>
    public LinkFilter Filter { get; init; }

    /// <summary>Only this one; null for all.</summary>
    public string? Key { get; init; }

    /// <summary>Only those after this position; null for the beginning.</summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>An item that has an address.</summary>
/// <param name="Item">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="Owner">Its owner.</param>
public sealed record LinkHolder(ContentItemId Item, string ContentType, string Name, ContentItemId? Section, string? Owner);

/// <summary>A line of the list.</summary>
/// <param name="Link">What is known of the address.</param>
/// <param name="Holders">Items within the reach that have it, by name; of very many, the first.</param>
public sealed record LinkLine(KnownLink Link, ImmutableArray<LinkHolder> Holders);

/// <summary>A page of the list.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record LinksPage(ImmutableArray<LinkLine> Lines, string? Next);
