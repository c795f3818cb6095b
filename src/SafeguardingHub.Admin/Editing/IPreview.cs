using Microsoft.AspNetCore.Http;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Editing;

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
