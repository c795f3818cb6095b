using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Redirects from old addresses, and the addresses that readers asked for in vain. It checks nobody's rights: pages ask
/// <see cref="ReadRedirects"/>, which does.
/// </summary>
public interface IRedirects
{
    /// <summary>Where readers of an address without a page are sent; null for nowhere. One query.</summary>
    /// <param name="host">The site that was asked, as <see cref="RedirectSource.HostOf"/> has it.</param>
    /// <param name="path">The path, as <see cref="RedirectSource.PathOf"/> has it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<SentOn?> FindAsync(string host, string path, CancellationToken cancellationToken);

    /// <summary>A page of the list, in order of path. One query.</summary>
    Task<RedirectsPage> ListAsync(RedirectsQuery query, CancellationToken cancellationToken);

    /// <summary>Adds to the counts of addresses that lead nowhere, in one transaction, and keeps only those that are asked for most.</summary>
    /// <param name="asked">The addresses with how often each was asked for since the last time.</param>
    /// <param name="day">The day in London.</param>
    /// <param name="most">How many addresses are kept; those asked for least are dropped. Those that were taken off the list do not count.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task CountUnmatchedAsync(IReadOnlyCollection<KeyValuePair<UnmatchedAddress, int>> asked, LocalDate day, int most, CancellationToken cancellationToken);

    /// <summary>A page of the addresses that lead nowhere, those asked for most first. One query.</summary>
    Task<UnmatchedPage> UnmatchedAsync(UnmatchedQuery query, CancellationToken cancellationToken);

    /// <summary>Forgets addresses that nobody has asked for since that day.</summary>
    /// <returns>How many there were.</returns>
    Task<int> ForgetUnmatchedAsync(LocalDate before, CancellationToken cancellationToken);
}

/// <summary>The part of a change that is about redirects.</summary>
public interface IRedirectWork
{
    /// <summary>The redirect of that id, or null.</summary>
    Task<Redirect?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>All redirects that have one of these paths, whatever their site, trees included.</summary>
    Task<IReadOnlyList<Redirect>> AtAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);

    /// <summary>The sites that redirects name.</summary>
    Task<IReadOnlySet<string>> HostsAsync(CancellationToken cancellationToken);

    /// <summary>Where the live ones among these items stand; those without a page are left out.</summary>
    Task<IReadOnlyDictionary<ContentItemId, ContentPath>> LivePlacesAsync(IReadOnlyCollection<ContentItemId> items, CancellationToken cancellationToken);

    /// <summary>The files at these paths below <c>/media/</c>, former addresses included; keyed by the path that was asked for, in lower case.</summary>
    Task<IReadOnlyDictionary<string, MediaLine>> FilesAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken);

    /// <summary>
    /// Adds redirects of revision 1, and replaces those of the same id and the revision before; readers see it at once. Addresses
    /// that lead nowhere no more are forgotten.
    /// </summary>
    /// <exception cref="WriteConflictException">Another stands at one of the addresses, or was changed in between.</exception>
    Task PutAsync(IReadOnlyList<Redirect> redirects, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken);

    /// <summary>Removes a redirect; readers see it at once.</summary>
    Task RemoveAsync(Redirect redirect, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken);

    /// <summary>Lists an address that leads nowhere no more, however often it is asked for. False where there is none.</summary>
    Task<bool> IgnoreAsync(UnmatchedAddress address, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken);
}

/// <summary>Where readers of an old address are sent.</summary>
/// <param name="Address">A path of this site with its slash, or an address beginning with <c>https://</c>.</param>
/// <param name="IsOutside">Whether it is of another site.</param>
public sealed record SentOn(string Address, bool IsOutside);

/// <summary>Which redirects a list holds.</summary>
public sealed record RedirectsQuery
{
    /// <summary>Only of these sections; null for all.</summary>
    public ImmutableHashSet<ContentItemId>? Reach { get; init; } = [];

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Only with all these words in the addresses, the name of the page or the note, each the beginning of a word; empty for no matter which.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only those whose page readers can no longer see.</summary>
    public bool LeadsNowhere { get; init; }

    /// <summary>Only this one; null for no matter which.</summary>
    public string? Id { get; init; }

    /// <summary>Where to go on: what <see cref="RedirectsPage.Next"/> said; null for the beginning, and for what it never said.</summary>
    public string? After { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of the list of redirects.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record RedirectsPage(ImmutableArray<RedirectLine> Lines, string? Next);

/// <summary>A redirect in a list.</summary>
/// <param name="Redirect">The redirect.</param>
/// <param name="LeadsTo">The address to which readers are sent now; null where the page is not live, so that it leads nowhere.</param>
/// <param name="Name">The public name of its page; null where it leads to an address, or nowhere.</param>
public sealed record RedirectLine(Redirect Redirect, string? LeadsTo, string? Name);

/// <summary>An address that leads nowhere.</summary>
/// <param name="Host">The site that was asked; empty where nobody knows.</param>
/// <param name="Path">The path without slashes at its ends, in lower case.</param>
public sealed record UnmatchedAddress(string Host, string Path)
{
    /// <summary>One text for both.</summary>
    public string Key => $"{Path}\n{Host}";
}

/// <summary>Which addresses that lead nowhere a list holds.</summary>
public sealed record UnmatchedQuery
{
    /// <summary>Paths below which nothing is listed: those of sections that the reader has no part in.</summary>
    public ImmutableArray<ContentPath> Except { get; init; } = [];

    /// <summary>Where to go on: what <see cref="UnmatchedPage.Next"/> said; null for the beginning, and for what it never said.</summary>
    public string? After { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of addresses that lead nowhere.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record UnmatchedPage(ImmutableArray<UnmatchedLine> Lines, string? Next);

/// <summary>An address that leads nowhere, and how often it was asked for.</summary>
/// <param name="Address">The address.</param>
/// <param name="Count">How often, at least.</param>
/// <param name="FirstOn">The first day in London.</param>
/// <param name="LastOn">The last day in London.</param>
public sealed record UnmatchedLine(UnmatchedAddress Address, int Count, LocalDate FirstOn, LocalDate LastOn);
