using Microsoft.AspNetCore.Http;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Editing;

/// <summary>What a browser last sent of a form that nobody has saved.</summary>
/// <param name="Form">The form, opaque to who keeps it; at most <see cref="IAutosaves.Longest"/> characters.</param>
/// <param name="Revision">The revision of the item that the form was opened with; 0 for a new item.</param>
/// <param name="At">When it was sent.</param>
public sealed record Autosaved(string Form, long Revision, Instant At);

/// <summary>Keeps forms that nobody has saved yet: one for each person and item, seen by that person alone.</summary>
public interface IAutosaves
{
    /// <summary>The longest form that is kept, in characters.</summary>
    const int Longest = 2 * 1024 * 1024;

    /// <summary>Keeps a form in place of the one before.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="key">The item's id, or <c>new/TYPE</c> for one that does not exist yet.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SaveAsync(Actor actor, string key, Autosaved form, CancellationToken cancellationToken);

    /// <summary>The form that is kept; null for none.</summary>
    Task<Autosaved?> FindAsync(Actor actor, string key, CancellationToken cancellationToken);

    /// <summary>Throws the form away.</summary>
    Task DiscardAsync(Actor actor, string key, CancellationToken cancellationToken);
}

/// <summary>Who has an item open.</summary>
public interface IPresence
{
    /// <summary>Notes that somebody has an item open, and tells the names of others who have.</summary>
    Task<IReadOnlyList<string>> TouchAsync(Actor actor, ContentItemId item, CancellationToken cancellationToken);
}

/// <summary>Shows an item that is not published as the public would see it.</summary>
public interface IPreview
{
    /// <summary>
    /// The page of the item as it would be published, marked as a preview, kept by nobody and found by no search engine; or every
    /// reason why it cannot be shown. Needs the right to see drafts where the item belongs.
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="item">The item as the form has it.</param>
    /// <param name="at">The moment for which it is shown; null for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<PreviewPage>> ShowAsync(Actor actor, ContentItem item, Instant? at, CancellationToken cancellationToken);
}

/// <summary>A page to look at.</summary>
/// <param name="Page">What writes it.</param>
public sealed record PreviewPage(IResult Page);
