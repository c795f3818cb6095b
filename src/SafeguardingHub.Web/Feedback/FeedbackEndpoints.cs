using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Feedback;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Web.Feedback;

/// <summary>Closed questions to readers: no cookie, no address, no words of their own. The only public addresses that write.</summary>
internal static class FeedbackEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers what takes answers in.</summary>
    public static void AddFeedback(this IServiceCollection services)
    {
        services.AddSingleton<FeedbackToken>();
        services.AddSingleton<FeedbackLimit>();
        services.AddSingleton<FeedbackDesk>();
    }

    /// <summary>Maps the forms.</summary>
    public static void MapFeedback(this WebApplication app)
    {
        app.MapMethods(FeedbackForms.NumberAddress, Reading, AskNumber);
        app.MapPost(FeedbackForms.NumberAddress, TakeNumber);
        app.MapMethods(FeedbackForms.HelpfulAddress, Reading, AskHelpful);
        app.MapPost(FeedbackForms.HelpfulAddress, TakeHelpful);
        app.MapMethods(FeedbackForms.WhyAddress, Reading, AskWhy);
        app.MapPost(FeedbackForms.WhyAddress, TakeWhy);
        app.MapMethods(FeedbackForms.ThanksAddress, Reading, Thanks);
    }

    private static IResult AskNumber(HttpRequest request, FeedbackDesk desk)
    {
        var forms = desk.Forms();
        return forms.FindService(One(request, "service")) is { } service
            ? FeedbackDesk.Private(forms.Number(service.Item, service.Part, One(request, "number"), what: null, isAnswered: false))
            : FeedbackDesk.Private(forms.Site.NotFound(isGone: false));
    }

    private static Task<IResult> TakeNumber(HttpContext context, FeedbackDesk desk) => desk.TakeAsync(context, (forms, fields) =>
    {
        if (forms.FindService(fields["service"]) is not { } service)
        {
            return Task.FromResult(Unknown(forms, "The form does not say which service it is about."));
        }

        var which = FeedbackForms.Which(service.Part).Answered(fields["number"]);
        var what = FeedbackQuestions.What.Answered(fields["what"]);
        return Task.FromResult(which.Chosen is { } number && what.Chosen is { } choice
            ? new Judged(
                new FeedbackAnswer(FeedbackQuestions.NumberForm, service.Item.Id.Value, number, choice, default),
                $"{FeedbackForms.ThanksAddress}?service={Uri.EscapeDataString(service.Item.Alias!)}",
                Fault: null)
            : Judged.Wrong(forms.Number(service.Item, service.Part, fields["number"], fields["what"], isAnswered: true)));
    });

    private static async Task<IResult> AskHelpful(HttpRequest request, FeedbackDesk desk, IPublishedContent published, CancellationToken cancellationToken) =>
        FeedbackDesk.Private(await LivePageAsync(One(request, "page"), published, cancellationToken) is { Path: var path }
            ? desk.Forms().Helpful(path.Address, isAnswered: false)
            : desk.Forms().Site.NotFound(isGone: false));

    private static Task<IResult> TakeHelpful(HttpContext context, FeedbackDesk desk, IPublishedContent published) => desk.TakeAsync(context, async (forms, fields) =>
    {
        if (await LivePageAsync(fields["page"], published, context.RequestAborted) is not { } page)
        {
            return Unknown(forms, "The form does not name a page of this site.");
        }

        var address = Uri.EscapeDataString(page.Path.Address);
        return FeedbackQuestions.Helpful.Answered(fields["helpful"]).Chosen is { } choice
            ? new Judged(
                new FeedbackAnswer(FeedbackQuestions.HelpfulForm, page.Item.Value, "", choice, default),
                choice == "no" ? $"{FeedbackForms.WhyAddress}?page={address}" : $"{FeedbackForms.ThanksAddress}?page={address}",
                Fault: null)
            : Judged.Wrong(forms.Helpful(page.Path.Address, isAnswered: true));
    });

    private static async Task<IResult> AskWhy(HttpRequest request, FeedbackDesk desk, IPublishedContent published, CancellationToken cancellationToken) =>
        FeedbackDesk.Private(await LivePageAsync(One(request, "page"), published, cancellationToken) is { Path: var path }
            ? desk.Forms().Why(path.Address, isAnswered: false)
            : desk.Forms().Site.NotFound(isGone: false));

    private static Task<IResult> TakeWhy(HttpContext context, FeedbackDesk desk, IPublishedContent published) => desk.TakeAsync(context, async (forms, fields) =>
    {
        if (await LivePageAsync(fields["page"], published, context.RequestAborted) is not { } page)
        {
            return Unknown(forms, "The form does not name a page of this site.");
        }

        return FeedbackQuestions.Why.Answered(fields["why"]).Chosen is { } choice
            ? new Judged(
                new FeedbackAnswer(FeedbackQuestions.WhyForm, page.Item.Value, "", choice, default),
                $"{FeedbackForms.ThanksAddress}?page={Uri.EscapeDataString(page.Path.Address)}",
                Fault: null)
            : Judged.Wrong(forms.Why(page.Path.Address, isAnswered: true));
    });

    private static async Task<IResult> Thanks(HttpRequest request, FeedbackDesk desk, IPublishedContent published, CancellationToken cancellationToken)
    {
        var forms = desk.Forms();
        if (forms.FindService(One(request, "service")) is { } service)
        {
            return FeedbackDesk.Private(forms.ThanksForNumber(service.Item));
        }

        var page = await LivePageAsync(One(request, "page"), published, cancellationToken);
        return FeedbackDesk.Private(forms.ThanksForPage(page is null ? forms.Site.Home : new LinkView(page.Name ?? page.Path.Address, page.Path.Address)));
    }

    private static Judged Unknown(FeedbackForms forms, string what) => Judged.Wrong(forms.Site.Refused(
        422, "This form was not accepted", what + " Nothing was stored. Use the form as it stands on the page.", SiteComposer.Contacts));

    private static string? One(HttpRequest request, string name) => request.Query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    // A page that has moved in the meantime is the same page.
    private static async Task<LivePage?> LivePageAsync(string? address, IPublishedContent published, CancellationToken cancellationToken)
    {
        if (address is not ['/', ..] || !ContentPath.TryParse(address, out var path, out _) || await published.FindRouteAsync(path, cancellationToken) is not { } route)
        {
            return null;
        }

        return (route.RedirectTo ?? route.Live?.Path) is { } now ? new LivePage(route.Item, now, route.Live?.DisplayText) : null;
    }

    private sealed record LivePage(ContentItemId Item, ContentPath Path, string? Name);
}
