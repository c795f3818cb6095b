using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Redirects;

/// <summary>Where a redirect leads: to one of the two.</summary>
/// <param name="Item">An item, wherever it stands; null for an address.</param>
/// <param name="Address">An address of the hub's own that is no item's, with its slash, or one of another site, beginning with <c>https://</c>; null for an item.</param>
public sealed record RedirectTarget(ContentItemId? Item, string? Address)
{
    /// <summary>Whether it leads to another site.</summary>
    public bool IsOutside => Address is { } address && !address.StartsWith('/');

    /// <summary>It leads to that item.</summary>
    public static RedirectTarget To(ContentItemId item) => new(item, null);

    /// <summary>It leads to that address.</summary>
    public static RedirectTarget To(string address) => new(null, address);
}

/// <summary>An old address and where its readers are sent.</summary>
/// <param name="Id">Its id: 32 lower-case hexadecimal digits.</param>
/// <param name="Source">The old address.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Section">The section that owns it.</param>
/// <param name="By">Who saved it last, when, and why: the note is the reason.</param>
/// <param name="Revision">Grows by one with each save; what an editor must have seen to save.</param>
public sealed record Redirect(string Id, RedirectSource Source, RedirectTarget Target, ContentItemId Section, Mark By, int Revision)
{
    /// <summary>Whether saving the other in its place would change nothing that people see.</summary>
    public bool IsSame(Redirect other) => Source == other.Source && Target == other.Target && Section == other.Section && (By.Note ?? "") == (other.By.Note ?? "");
}

/// <summary>A redirect as somebody asks for it.</summary>
/// <param name="Row">The row of the table that asks for it; 0 for a form.</param>
/// <param name="From">The old address as typed.</param>
/// <param name="To">The new address as typed, or the id of an item.</param>
/// <param name="Note">Why.</param>
/// <param name="Section">The section that is to own it; null where none was chosen.</param>
public sealed record WantedRedirect(int Row, string From, string To, string? Note, ContentItemId? Section)
{
    /// <summary>The id of the redirect that is changed; null for a new one, or whichever stands at the address.</summary>
    public string? Id { get; init; }

    /// <summary>The revision that the editor saw; null where nobody looked.</summary>
    public int? Seen { get; init; }
}

/// <summary>A redirect that would be saved.</summary>
/// <param name="Wanted">What was asked for.</param>
/// <param name="Before">What stands at the address now; null for nothing.</param>
/// <param name="After">What would stand there.</param>
/// <param name="LeadsTo">The address to which it leads now.</param>
public sealed record PlannedRedirect(WantedRedirect Wanted, Redirect? Before, Redirect After, string LeadsTo)
{
    /// <summary>Whether nothing would change.</summary>
    public bool IsSame => Before is not null && Before.IsSame(After);
}

/// <summary>What a table of redirects would do.</summary>
/// <param name="Redirects">The rows that are right, in their order.</param>
/// <param name="Faults">What has to be mended; while there is anything, nothing is imported.</param>
public sealed record RedirectPlan(ImmutableArray<PlannedRedirect> Redirects, ImmutableArray<Media.Import.TableFault> Faults)
{
    /// <summary>How many would be added.</summary>
    public int Added => Redirects.Count(planned => planned.Before is null);

    /// <summary>How many would be changed.</summary>
    public int Changed => Redirects.Count(planned => planned.Before is not null && !planned.IsSame);

    /// <summary>How many are there already, as the table has them.</summary>
    public int Same => Redirects.Count(planned => planned.IsSame);

    /// <summary>Whether there is anything to do, and nothing to mend.</summary>
    public bool CanRun => Faults.IsEmpty && Added + Changed > 0;
}
