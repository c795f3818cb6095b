using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>
/// What editors are told where a page of theirs cannot answer: to sign in, that a right is missing, that there is no such
/// page, that a form was out of date or the hub too busy. Whatever they had written comes with the answer.
/// </summary>
internal sealed class AdminAnswers(RequestDelegate next, IOptions<AntiforgeryOptions> antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(AccessHosting.Path, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        context.Response.OnStarting(static state => KeptByNobody((HttpResponse)state), context.Response);
        try
        {
            await next(context);
        }
        catch (StoreBusyException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
        }

        if (!IsBare(context) || !ReadsPages(context.Request))
        {
            return;
        }

        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized && !IsSending(context.Request))
        {
            context.Response.Redirect(AdminAddresses.SignIn + QueryString.Create("returnUrl", context.Request.GetEncodedPathAndQuery()));
            return;
        }

        await InsteadAsync(context);
    }

    // The request is asked again as another page, with what there was to say about it.
    private async Task InsteadAsync(HttpContext context)
    {
        var wasSent = IsSending(context.Request);
        var kept = wasSent ? await KeptForms.ReadAsync(context.Request, antiforgery.Value.Cookie.Name!, context.RequestAborted) : null;
        var needs = context.GetEndpoint()?.Metadata.GetOrderedMetadata<NeedsAttribute>().Select(need => need.Permission).Distinct().ToImmutableArray() ?? [];
        var status = context.Response.StatusCode;
        context.Features.Set(new AdminFault(status, needs, kept, wasSent));
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = status == StatusCodes.Status401Unauthorized ? AdminAddresses.SignIn : AdminAddresses.Fault;
        context.Request.QueryString = QueryString.Empty;
        context.Request.RouteValues.Clear();
        context.SetEndpoint(null);
        await next(context);
    }

    private static bool IsSending(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private static bool IsBare(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 } && string.IsNullOrEmpty(context.Response.ContentType);

    // A script that asks is told by the status alone.
    private static bool ReadsPages(HttpRequest request) => request.Headers["Sec-Fetch-Mode"] is not [{ } mode] || mode == "navigate";

    private static Task KeptByNobody(HttpResponse response)
    {
        if (string.IsNullOrEmpty(response.Headers.CacheControl))
        {
            response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
