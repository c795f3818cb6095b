using System.Text;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>A link to make.</summary>
/// <param name="Item">The item.</param>
/// <param name="Life">For how long it lasts; at most <see cref="PreviewLinks.Longest"/>.</param>
/// <param name="ForWhom">For whom it is, in a few words, so that colleagues know which link to withdraw.</param>
public sealed record LinkToMake(ContentItemId Item, Duration Life, string? ForWhom)
{
    /// <summary>The version to show; null for whatever is newest when it is opened.</summary>
    public ContentItemVersionId? Version { get; init; }
}

/// <summary>A link that was made, with its secret: said once.</summary>
/// <param name="Secret">What opens the link.</param>
/// <param name="Link">What is kept of it.</param>
public sealed record NewPreviewLink(string Secret, PreviewLink Link);

/// <summary>What a link that was once made leads to.</summary>
/// <param name="Link">The link.</param>
/// <param name="Draft">The version that it shows, with the person whose rights show it; null where the link has ended.</param>
public sealed record FollowedLink(PreviewLink Link, (ContentItem Item, Actor Maker)? Draft);

/// <summary>
/// Links by which somebody without an account may see a draft: a manager, a parent who checks a page. A link is a secret of 256
/// bits, of which only a hash is kept; it ends by itself, and can be ended before. It shows no more than whoever made it may
/// see at the moment of opening: with their right, or their account, it ends as well.
/// </summary>
public sealed class PreviewLinks(IEditorsDesk desk, ReadDrafts drafts, IActors actors, TimeProvider time)
{
    /// <summary>The longest that a link may live.</summary>
    public static readonly Duration Longest = Duration.FromDays(30);

    /// <summary>What the audit calls making a link.</summary>
    public const string Created = "CreatePreviewLink";

    /// <summary>What the audit calls ending one.</summary>
    public const string Ended = "EndPreviewLink";

    private const int LongestForWhom = 100;
    private const int LongestSecret = 100;

    /// <summary>Makes a link. Needs EditContent for the item.</summary>
    public async Task<Outcome<NewPreviewLink>> CreateAsync(Actor actor, LinkToMake wanted, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(actor, wanted.Item, Permission.EditContent, cancellationToken) is not { } stored)
        {
            return Outcome<NewPreviewLink>.Refused(new Reason(ReasonKind.NotFound, "", $"There is no item '{wanted.Item}'."));
        }

        var reasons = new List<Reason>();
        if (actor.Kind != ActorKind.User)
        {
            reasons.Add(new Reason(ReasonKind.NotPermitted, "", "Only somebody who is signed in makes links."));
        }

        if (wanted.Version is { } version && await drafts.VersionAsync(stored, version, cancellationToken) is null)
        {
            reasons.Add(new Reason(ReasonKind.NotFound, nameof(LinkToMake.Version), "The item has no such version."));
        }

        if (wanted.Life <= Duration.Zero || wanted.Life > Longest)
        {
            reasons.Add(Reason.Invalid(nameof(LinkToMake.Life), "A link lasts between 1 and 30 days."));
        }

        if ((wanted.ForWhom ?? "").Trim() is not { Length: > 0 and <= LongestForWhom } whom)
        {
            reasons.Add(Reason.Invalid(nameof(LinkToMake.ForWhom), $"Say for whom the link is, in up to {LongestForWhom} characters."));
            return Outcome<NewPreviewLink>.Refused(reasons);
        }

        if (reasons.Count > 0)
        {
            return Outcome<NewPreviewLink>.Refused(reasons);
        }

        var secret = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        var now = time.Now();
        var link = new PreviewLink(HashOf(secret), wanted.Item, wanted.Version, Mark.Of(actor, now, whom), now + wanted.Life);

        // For whom the link is goes with the link: the audit would keep the name for longer.
        await desk.KeepAsync(link, AuditEntry.Of(actor, Created, now, $"Until {Day(link.ExpiresAt)}"), About(stored), cancellationToken);
        return new NewPreviewLink(secret, link);
    }

    /// <summary>What a link leads to; null where there never was such a link, or it was withdrawn.</summary>
    public async Task<FollowedLink?> FollowAsync(string secret, CancellationToken cancellationToken)
    {
        // Hashed whatever it is, and looked for by the hash: how long that takes says nothing of a secret.
        var hash = HashOf(secret.Length > LongestSecret ? "" : secret);
        if (await desk.FindLinkAsync(hash, cancellationToken) is not { } link)
        {
            return null;
        }

        return link.ExpiresAt > time.Now()
            && await actors.FindAsync(link.By.ActorKind, link.By.ActorId, cancellationToken) is { } maker
            && await drafts.FindAsync(maker, link.Item, Permission.EditContent, cancellationToken) is not null
            && await desk.PreviewAsync(link, cancellationToken) is { } item
            ? new FollowedLink(link, (item, maker))
            : new FollowedLink(link, Draft: null);
    }

    /// <summary>The links to an item that have not ended; none where the actor may not edit it.</summary>
    public async Task<IReadOnlyList<PreviewLink>> OfItemAsync(Actor actor, ContentItemId item, CancellationToken cancellationToken) =>
        await drafts.FindAsync(actor, item, Permission.EditContent, cancellationToken) is null
            ? []
            : [.. (await desk.LinksAsync(item, cancellationToken)).Where(link => link.ExpiresAt > time.Now())];

    /// <summary>Ends a link. Needs EditContent for its item.</summary>
    /// <returns>Whether there was such a link.</returns>
    public async Task<bool> RevokeAsync(Actor actor, ContentItemId item, string hash, CancellationToken cancellationToken) =>
        await drafts.FindAsync(actor, item, Permission.EditContent, cancellationToken) is { } stored
        && (await desk.LinksAsync(item, cancellationToken)).Any(link => link.Hash == hash && link.ExpiresAt > time.Now())
        && await desk.EndLinkAsync(hash, AuditEntry.Of(actor, Ended, time.Now()), About(stored), cancellationToken);

    // Without the version: whoever made a link to it has not written in it.
    private static AuditSubject About(StoredItem stored) => new() { Item = stored.Id, Section = stored.Section };

    private static string Day(Instant at) => NodaTime.Text.LocalDatePattern.Iso.Format(at.InUtc().Date);

    private static string HashOf(string secret) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
