using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Feedback;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Delivery;

namespace SafeguardingHub.Web.Feedback;

/// <summary>Closed questions to readers: no cookie, no address, no words of their own. The only public addresses that write.</summary>
internal static class FeedbackEndpoints
{
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
        app.MapReading(FeedbackForms.NumberAddress, AskNumber);
        app.MapPost(FeedbackForms.NumberAddress, TakeNumber);
        app.MapReading(FeedbackForms.HelpfulAddress, AskHelpful);
        app.MapPost(FeedbackForms.HelpfulAddress, TakeHelpful);
        app.MapReading(FeedbackForms.WhyAddress, AskWhy);
        app.MapPost(FeedbackForms.WhyAddress, TakeWhy);
        app.MapReading(FeedbackForms.ThanksAddress, Thanks);
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

    private static Task<IResult> AskHelpful(HttpRequest request, FeedbackDesk desk, IPublishedContent published, CancellationToken cancellationToken) =>
        AskOfPage(request, desk, published, (forms, page) => forms.Helpful(page, isAnswered: false), cancellationToken);

    private static Task<IResult> AskWhy(HttpRequest request, FeedbackDesk desk, IPublishedContent published, CancellationToken cancellationToken) =>
        AskOfPage(request, desk, published, (forms, page) => forms.Why(page, isAnswered: false), cancellationToken);

    private static async Task<IResult> AskOfPage(
        HttpRequest request, FeedbackDesk desk, IPublishedContent published, Func<FeedbackForms, string, PageView> form, CancellationToken cancellationToken)
    {
        var forms = desk.Forms();
        return FeedbackDesk.Private(await LivePageAsync(One(request, "page"), published, cancellationToken) is { Path: var path }
            ? form(forms, path.Address)
            : forms.Site.NotFound(isGone: false));
    }

    // Whoever was not helped is asked why; the answer to that is counted apart.
    private static Task<IResult> TakeHelpful(HttpContext context, FeedbackDesk desk, IPublishedContent published) => TakeOfPage(
        context, desk, published, FeedbackQuestions.HelpfulForm,
        fields => FeedbackQuestions.Helpful.Answered(fields["helpful"]).Chosen,
        choice => choice == "no" ? FeedbackForms.WhyAddress : FeedbackForms.ThanksAddress,
        (forms, page) => forms.Helpful(page, isAnswered: true));

    private static Task<IResult> TakeWhy(HttpContext context, FeedbackDesk desk, IPublishedContent published) => TakeOfPage(
        context, desk, published, FeedbackQuestions.WhyForm,
        fields => FeedbackQuestions.Why.Answered(fields["why"]).Chosen,
        _ => FeedbackForms.ThanksAddress,
        (forms, page) => forms.Why(page, isAnswered: true));

    private static Task<IResult> TakeOfPage(
        HttpContext context, FeedbackDesk desk, IPublishedContent published, string form,
        Func<FormFields, string?> chosen, Func<string, string> then, Func<FeedbackForms, string, PageView> again) => desk.TakeAsync(context, async (forms, fields) =>
    {
        if (await LivePageAsync(fields["page"], published, context.RequestAborted) is not { } page)
        {
            return Unknown(forms, "The form does not name a page of this site.");
        }

        var address = page.Path.Address;
        return chosen(fields) is { } choice
            ? new Judged(new FeedbackAnswer(form, page.Item.Value, "", choice, default), $"{then(choice)}?page={Uri.EscapeDataString(address)}", Fault: null)
            : Judged.Wrong(again(forms, address));
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
