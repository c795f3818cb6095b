using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Preview;

/// <summary>Shows a draft with the composer and the theme of the public site, marked as what it is.</summary>
internal sealed class DraftPreview(PreviewDraft drafts, PreviewFiles files, PublicGround ground, PageComposer composer, TimeProvider time) : IPreview
{
    public async Task<Outcome<PreviewPage>> ShowAsync(Actor actor, ContentItem item, Instant? at, CancellationToken cancellationToken) =>
        ForEditors(await ComposeAsync(actor, item, at, "Close it to go back to the form.", more: null, cancellationToken));

    public async Task<Outcome<PreviewPage>> ShowSavedAsync(Actor actor, ContentItem item, Instant? at, CancellationToken cancellationToken) =>
        ForEditors(await ComposeAsync(
            actor, item, at, text: null, new LinkView("See it at another date and time", ItemAddresses.Of(item.Id, "preview-at")), cancellationToken));

    /// <summary>A draft for somebody who has a link to it, by the rights of whoever made the link.</summary>
    public async Task<Outcome<PreviewPage>> ShowSharedAsync(string secret, FollowedLink followed, Actor maker, ContentItem item, Instant? at, CancellationToken cancellationToken)
    {
        var shown = await ComposeAsync(maker, item, at, $"The link works until {ItemWords.Day(followed.Link.ExpiresAt)}.", more: null, cancellationToken);
        if (!shown.Succeeded)
        {
            return Outcome<PreviewPage>.Refused(shown.Reasons);
        }

        // Only what the draft itself names: what else stands on the page is public, and stays where the public has it.
        var named = await files.OfPageAsync(maker, shown.Value.Item, cancellationToken);
        return new PreviewPage(new ReaddressedFiles(shown.Value.Page, address => SharedAddress(secret, address, named)));
    }

    private static string? SharedAddress(string secret, string address, IReadOnlyDictionary<string, MediaFile> named)
    {
        var path = LinkAddress.PathOf(address);
        var place = address.IndexOf('#', StringComparison.Ordinal);
        return named.ContainsKey(path)
            ? $"{AdminAddresses.PreviewFile}?{AdminAddresses.PreviewSecret}={Uri.EscapeDataString(secret)}&path={Uri.EscapeDataString(path)}{(place < 0 ? "" : address[place..])}"
            : null;
    }

    private static Outcome<PreviewPage> ForEditors(Outcome<Composed> shown) => shown.Succeeded
        ? new PreviewPage(new ReaddressedFiles(shown.Value.Page, address => MediaAnswers.ByPath + address))
        : Outcome<PreviewPage>.Refused(shown.Reasons);

    private async Task<Outcome<Composed>> ComposeAsync(
        Actor actor, ContentItem item, Instant? at, string? text, LinkView? more, CancellationToken cancellationToken)
    {
        var outcome = await drafts.ExecuteAsync(actor, item, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Outcome<Composed>.Refused(outcome.Reasons);
        }

        // All of the page is of that moment, its notices too: as a reader would have it who opens it then.
        var composed = await composer.ComposeAsync(outcome.Value, ground.Current, at ?? time.Now(), cancellationToken);
        var title = "This is a preview, not published" + (at is { } moment ? $", for {ItemWords.Moment(moment)}" : "");
        var mark = new NoticeView(title, text, more, IsImportant: true);

        // Nothing that counts readers belongs on it, and no feed of it is there.
        var view = composed.View with { Banner = mark, NoIndex = true, Helpful = null, Feeds = [] };
        return new Composed(outcome.Value, Answers.Page(view, Answers.KeptByNobody));
    }

    private sealed record Composed(PublishedItem Item, IResult Page);
}
