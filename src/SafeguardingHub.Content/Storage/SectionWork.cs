using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// What a change does to a section as a whole, inside its unit of work. What it reads, and what it changes, includes all that
/// the unit has noted; what it changes is changed at once, in the unit's transaction.
/// </summary>
public interface ISectionWork
{
    /// <summary>
    /// Waits for all who are putting something into the section, and keeps others from doing so until the unit ends; see
    /// <see cref="IUnitOfWork.HoldAsync"/>, which is how those hold it.
    /// </summary>
    Task HoldAsync(ContentItemId section, CancellationToken cancellationToken);

    /// <summary>How many items of which type belong to the section by their newest or their live version, in order of type and standing.</summary>
    Task<IReadOnlyList<SectionCount>> CountsAsync(ContentItemId section, CancellationToken cancellationToken);

    /// <summary>Items that belong to the section by their newest or their live version, in order of id; at most <paramref name="limit"/>.</summary>
    /// <param name="section">The section.</param>
    /// <param name="after">The id after which to go on; null for the beginning.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<ContentItemId>> ItemsAsync(ContentItemId section, ContentItemId? after, int limit, CancellationToken cancellationToken);

    /// <summary>Other items whose newest or live version points to the item by its id or by one of <paramref name="aliases"/>, in order of id.</summary>
    Task<IReadOnlyList<ContentItemId>> PointingAtAsync(ContentItemId item, IReadOnlyCollection<string> aliases, CancellationToken cancellationToken);

    /// <summary>Every address at and below a prefix that an item holds or that leads to one, in order of path.</summary>
    Task<IReadOnlyList<RouteEntry>> AddressesAsync(ContentPath prefix, CancellationToken cancellationToken);

    /// <summary>The roles that people and tokens have in the section alone, in order of role.</summary>
    Task<IReadOnlyList<SectionGrant>> GrantsAsync(ContentItemId section, CancellationToken cancellationToken);

    /// <summary>Takes all roles in the section away; where <paramref name="to"/> is given, whoever had one has it there from now on, once.</summary>
    Task MoveGrantsAsync(ContentItemId section, ContentItemId? to, CancellationToken cancellationToken);

    /// <summary>How many media files belong to the section.</summary>
    Task<int> CountMediaAsync(ContentItemId section, CancellationToken cancellationToken);

    /// <summary>Gives all media files of the section to another; their addresses stay. Logged as one change.</summary>
    Task MoveMediaAsync(ContentItemId section, ContentItemId to, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Gives the redirects of the section to another, and leads those that led to the section's own page to the other's. Logged as one change.</summary>
    Task MoveRedirectsAsync(ContentItemId section, ContentItemId to, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Leads the redirects to pages of the section that are not live to another item instead. Logged as one change.</summary>
    Task LeadRedirectsAsync(ContentItemId section, ContentItemId to, AuditEntry audit, CancellationToken cancellationToken);

    /// <summary>Gives what is left of items that are gone to another section: their history goes with those who carry on the work.</summary>
    Task MoveGoneAsync(ContentItemId section, ContentItemId to, CancellationToken cancellationToken);
}

/// <summary>How many items of a section are of one type and stand in one place.</summary>
/// <param name="ContentType">The type.</param>
/// <param name="Standing">Where they stand.</param>
/// <param name="Count">How many.</param>
public sealed record SectionCount(string ContentType, ItemStanding Standing, int Count);

/// <summary>A role that somebody has in one section.</summary>
/// <param name="Kind">A person or a token.</param>
/// <param name="Subject">The person's or the token's id.</param>
/// <param name="Name">The person's name; the id where nobody has it.</param>
/// <param name="Role">The role's name.</param>
public sealed record SectionGrant(ActorKind Kind, string Subject, string Name, string Role);
