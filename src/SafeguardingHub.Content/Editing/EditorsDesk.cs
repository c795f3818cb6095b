using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Editing;

/// <summary>
/// Keeps what somebody has typed and not saved: private to them, no version of the item. For an item that is not made yet the
/// key is whatever the form chooses, for example <c>new:Page</c>.
/// </summary>
public sealed class AutosaveDraft(IEditorsDesk desk, TimeProvider time)
{
    /// <summary>The longest form that is kept, in bytes of UTF-8.</summary>
    public const int Longest = 2 * 1024 * 1024;

    private const int LongestKey = 200;

    /// <summary>Keeps the form's parts in place of what was kept before.</summary>
    /// <param name="actor">Whose; only people have one.</param>
    /// <param name="key">The item's id, or the form's name for an item that is not made yet.</param>
    /// <param name="basedOn">The revision that the form was opened with; 0 for a new item.</param>
    /// <param name="parts">The parts as JSON.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<Outcome<Autosaved>> SaveAsync(Actor actor, string key, long basedOn, string parts, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.User)
        {
            return Outcome<Autosaved>.Refused(new Reason(ReasonKind.NotPermitted, "", "Only somebody who is signed in has forms to keep."));
        }

        if (key.Length is 0 or > LongestKey || Encoding.UTF8.GetByteCount(parts) > Longest)
        {
            return Outcome<Autosaved>.Refused(Reason.Invalid("", "This is too long to be kept while you write: save it as a draft."));
        }

        var saved = new Autosaved(key, basedOn, time.Now(), parts);
        await desk.KeepAsync(actor.Id, saved, cancellationToken);
        return saved;
    }

    /// <summary>What the actor typed and did not save; null for nothing.</summary>
    public Task<Autosaved?> FindAsync(Actor actor, string key, CancellationToken cancellationToken) => desk.FindAsync(actor.Id, key, cancellationToken);

    /// <summary>Forgets it, once it was saved or is not wanted.</summary>
    public Task DiscardAsync(Actor actor, string key, CancellationToken cancellationToken) => desk.DiscardAsync(actor.Id, key, cancellationToken);
}

/// <summary>Tells editors who else has an item open. It keeps nobody from anything.</summary>
public sealed class EditingPresence(IEditorsDesk desk, ReadDrafts drafts, TimeProvider time)
{
    /// <summary>How long somebody counts as present after the last word from them.</summary>
    public static readonly Duration Stay = Duration.FromMinutes(2);

    /// <summary>Notes that the actor has the item open, and tells who else has; nobody where they may not see it.</summary>
    public async Task<ImmutableArray<PresentEditor>> TouchAsync(Actor actor, ContentItemId item, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.User || await drafts.FindAsync(actor, item, Permission.PreviewContent, cancellationToken) is null)
        {
            return [];
        }

        var now = time.Now();
        return await desk.TouchAsync(item, new PresentEditor(actor.Id, actor.Name, now), now - Stay, cancellationToken);
    }
}

/// <summary>A link that was made, with its secret: said once.</summary>
/// <param name="Secret">What the link's address ends with.</param>
/// <param name="Link">What is kept of it.</param>
public sealed record NewPreviewLink(string Secret, PreviewLink Link);

/// <summary>
/// Links by which somebody without an account may see a draft: a manager, a parent who checks a page. A link is a secret of 256
/// bits, of which only a hash is kept; it ends by itself, and can be ended before.
/// </summary>
public sealed class PreviewLinks(IEditorsDesk desk, ReadDrafts drafts, TimeProvider time)
{
    /// <summary>The longest that a link may live.</summary>
    public static readonly Duration Longest = Duration.FromDays(30);

    /// <summary>Makes a link. Needs EditContent for the item.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="item">The item.</param>
    /// <param name="version">The version to show; null for whatever is newest when it is opened.</param>
    /// <param name="life">For how long.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<Outcome<NewPreviewLink>> CreateAsync(
        Actor actor, ContentItemId item, ContentItemVersionId? version, Duration life, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(actor, item, Permission.EditContent, cancellationToken) is not { } stored)
        {
            return Outcome<NewPreviewLink>.Refused(new Reason(ReasonKind.NotFound, "", $"There is no item '{item}'."));
        }

        if (version is { } wanted && await drafts.VersionAsync(stored, wanted, cancellationToken) is null)
        {
            return Outcome<NewPreviewLink>.Refused(new Reason(ReasonKind.NotFound, "", "The item has no such version."));
        }

        if (life <= Duration.Zero || life > Longest)
        {
            return Outcome<NewPreviewLink>.Refused(Reason.Invalid("Days", "A link lasts between 1 and 30 days."));
        }

        var secret = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        var now = time.Now();
        var link = new PreviewLink(HashOf(secret), item, version, Mark.Of(actor, now), now + life);
        await desk.KeepAsync(link, cancellationToken);
        return new NewPreviewLink(secret, link);
    }

    /// <summary>The version that a link shows, or null where it has ended, was ended, or never was.</summary>
    public async Task<ContentItem?> ResolveAsync(string secret, CancellationToken cancellationToken)
    {
        if (secret.Length is 0 or > 100 || await desk.FindLinkAsync(HashOf(secret), cancellationToken) is not { } link || link.ExpiresAt <= time.Now())
        {
            return null;
        }

        return await desk.PreviewAsync(link, cancellationToken);
    }

    /// <summary>The links to an item that have not ended; none where the actor may not edit it.</summary>
    public async Task<IReadOnlyList<PreviewLink>> OfItemAsync(Actor actor, ContentItemId item, CancellationToken cancellationToken) =>
        await drafts.FindAsync(actor, item, Permission.EditContent, cancellationToken) is null
            ? []
            : [.. (await desk.LinksAsync(item, cancellationToken)).Where(link => link.ExpiresAt > time.Now())];

    /// <summary>Ends a link. Needs EditContent for its item.</summary>
    /// <returns>Whether there was such a link.</returns>
    public async Task<bool> RevokeAsync(Actor actor, ContentItemId item, string hash, CancellationToken cancellationToken) =>
        (await OfItemAsync(actor, item, cancellationToken)).Any(link => link.Hash == hash) && await desk.EndLinkAsync(hash, cancellationToken);

    private static string HashOf(string secret) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
