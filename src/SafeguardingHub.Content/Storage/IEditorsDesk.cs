using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// What lies about while people write and is no content: forms that were not saved, who has what open, links to drafts. None of
/// it is logged, and only links are audited. It checks nobody's rights.
/// </summary>
public interface IEditorsDesk
{
    /// <summary>Keeps a form in place of what was kept before.</summary>
    Task KeepAsync(string user, Autosaved form, CancellationToken cancellationToken);

    /// <summary>The form that was kept, or null.</summary>
    Task<Autosaved?> FindAsync(string user, string key, CancellationToken cancellationToken);

    /// <summary>Forgets a form.</summary>
    Task DiscardAsync(string user, string key, CancellationToken cancellationToken);

    /// <summary>Notes that somebody has an item open, and tells who else was seen there since that moment, by name.</summary>
    Task<ImmutableArray<PresentEditor>> TouchAsync(ContentItemId item, PresentEditor editor, Instant since, CancellationToken cancellationToken);

    /// <summary>Keeps a link, with an audit entry in the same transaction.</summary>
    Task KeepAsync(PreviewLink link, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken);

    /// <summary>The link with that hash, ended or not; null for none.</summary>
    Task<PreviewLink?> FindLinkAsync(string hash, CancellationToken cancellationToken);

    /// <summary>The links to an item, the last made first.</summary>
    Task<IReadOnlyList<PreviewLink>> LinksAsync(ContentItemId item, CancellationToken cancellationToken);

    /// <summary>Ends a link, with an audit entry in the same transaction.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> EndLinkAsync(string hash, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken);

    /// <summary>What a link shows, or null where that version or item is gone or in the bin.</summary>
    Task<ContentItem?> PreviewAsync(PreviewLink link, CancellationToken cancellationToken);

    /// <summary>Forgets forms kept before that moment, links that ended before it, and who was seen before it.</summary>
    Task ForgetBeforeAsync(Instant moment, CancellationToken cancellationToken);
}

/// <summary>What somebody has typed and not saved.</summary>
/// <param name="Key">The item's id, or the form's name for one that is not made yet.</param>
/// <param name="BasedOn">The revision that the form was opened with; 0 for a new item.</param>
/// <param name="SavedAt">When it was kept.</param>
/// <param name="Parts">The parts as JSON.</param>
public sealed record Autosaved(string Key, long BasedOn, Instant SavedAt, string Parts);

/// <summary>Somebody who has an item open.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="SeenAt">When they were last seen.</param>
public sealed record PresentEditor(string UserId, string Name, Instant SeenAt);

/// <summary>A link to a draft.</summary>
/// <param name="Hash">The SHA-256 of its secret, in hexadecimal.</param>
/// <param name="Item">The item.</param>
/// <param name="Version">The version that it shows; null for whatever is newest.</param>
/// <param name="By">Who made it, and when; the note says for whom.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record PreviewLink(string Hash, ContentItemId Item, ContentItemVersionId? Version, Mark By, Instant ExpiresAt);
