using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Redirecting;

namespace SafeguardingHub.Web.Delivery;

/// <summary>The public site's addresses. Everything here reads published content only.</summary>
internal static class PublicEndpoints
{
    /// <summary>Maps the public site.</summary>
    public static void MapPublicSite(this WebApplication app)
    {
        app.MapReading("/contacts", Contacts).CachedPage();
        app.MapReading(MediaLinks.Root + "{**path}", MediaAnswers.PublicAsync);
        app.MapReading("/{**path}", Page).CachedPage();
    }

    private static async Task<IResult> Contacts(
        HttpContext context, PublicGround ground, ContactsComposer contacts, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!string.Equals(context.Request.Path.Value, SiteComposer.Contacts.Address, StringComparison.Ordinal))
        {
            return MovedTo(context, SiteComposer.Contacts.Address);
        }

        var now = time.Now();
        var snapshot = ground.Current;
        var moment = RequestedMoment.Of(context.Request);
        return Show(context, await contacts.ContactsAsync(snapshot, now, moment.At, cancellationToken), moment, snapshot, now);
    }

    private static async Task<IResult> Page(
        HttpContext context, PublicGround ground, IPublishedContent published, PageComposer composer, OldAddresses old, TimeProvider time, CancellationToken cancellationToken)
    {
        // Read before anything else: the page may be newer than this, never older.
        var snapshot = ground.Current;
        var now = time.Now();
        var asked = context.Request.Path.Value ?? "/";
        if (!ContentPath.TryParse(asked, out var path, out _))
        {
            return await old.AnswerAsync(context, snapshot, cancellationToken);
        }

        if (await published.FindRouteAsync(path, cancellationToken) is not { } route)
        {
            if (await ListComposer.FindMovedAsync(snapshot, published, path, cancellationToken) is not { } list)
            {
                return await old.AnswerAsync(context, snapshot, cancellationToken);
            }

            // It takes the reader's filters along, which memory would give to others.
            PublicCachePolicy.HoldsForNobodyElse(context);
            return Answers.Moved(list, context.Request.QueryString);
        }

        if (route.RedirectTo is { } target)
        {
            return MovedTo(context, target.Address);
        }

        if (route.Live is not { Path: { } canonical } item)
        {
            return NotFound(snapshot, now);
        }

        // One address for a page: no slash at the end, letters as the editor wrote them.
        if (!string.Equals(canonical.Address, asked, StringComparison.Ordinal))
        {
            return MovedTo(context, canonical.Address);
        }

        var moment = RequestedMoment.Of(context.Request);
        return Show(context, await composer.ComposeAsync(item, snapshot, now, moment.At, cancellationToken), moment, snapshot, now);
    }

    // What is shown for a moment stays for that moment; nothing else that an address asks is read here.
    private static IResult MovedTo(HttpContext context, string address) => Answers.Moved(address, RequestedMoment.QueryOf(context.Request));

    internal static PageResult NotFound(Content.Delivery.PublicSnapshot snapshot, Instant now) =>
        new(new SiteComposer(snapshot, now).NotFound(isGone: false));

    internal static PageResult Gone(Content.Delivery.PublicSnapshot snapshot, Instant now) => new(new SiteComposer(snapshot, now).NotFound(isGone: true));

    private static IResult Show(HttpContext context, ComposedPage page, AskedMoment moment, Content.Delivery.PublicSnapshot snapshot, Instant now)
    {
        // A page that answers for no moment does not look at the one in its address.
        if (page.IsOfMoment && moment.Fault is { } fault)
        {
            return Answers.Page(new SiteComposer(snapshot, now).BadMoment(fault, page.View.CanonicalPath ?? SiteComposer.Contacts.Address), Answers.KeptByNobody);
        }

        PublicCachePolicy.Holds(context, page.ValidUntil);

        // A page that a person at risk may be reading leaves nothing behind; nor does one for another moment, which would be
        // taken for the one for now.
        var isKept = page.View.Exit is null && !(page.IsOfMoment && moment.At is not null);
        return Answers.Page(page.View, isKept ? Answers.AskedAgain : Answers.KeptByNobody);
    }
}
