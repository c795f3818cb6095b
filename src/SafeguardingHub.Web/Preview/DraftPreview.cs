using NodaTime;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Preview;

/// <summary>Shows a draft with the composer and the theme of the public site, marked as what it is.</summary>
internal sealed class DraftPreview(PreviewDraft drafts, PublicGround ground, PageComposer composer, TimeProvider time) : IPreview
{
    private static readonly NoticeView Mark = new("Preview: not published", "Only editors see this page. Close it to go back to the form.", More: null, IsImportant: true);

    public async Task<Outcome<PreviewPage>> ShowAsync(Actor actor, ContentItem item, Instant? at, CancellationToken cancellationToken)
    {
        var outcome = await drafts.ExecuteAsync(actor, item, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Outcome<PreviewPage>.Refused(outcome.Reasons);
        }

        var composed = await composer.ComposeAsync(outcome.Value, ground.Current, time.Now(), at, cancellationToken);

        // Nothing that counts readers belongs on it, and no feed of it is there.
        var view = composed.View with { Banner = Mark, NoIndex = true, Helpful = null, Feeds = [] };
        return new PreviewPage(new WithEditorsFiles(Answers.Page(view, Answers.KeptByNobody)));
    }
}
