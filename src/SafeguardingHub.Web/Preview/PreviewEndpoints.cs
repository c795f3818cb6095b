using Microsoft.AspNetCore.RateLimiting;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Preview;

/// <summary>
/// The address at which somebody without an account sees a draft. The link's secret stands in the query, which the hub writes
/// into no log.
/// </summary>
internal static class PreviewEndpoints
{
    /// <summary>Registers previews.</summary>
    public static void AddPreviews(this IServiceCollection services)
    {
        services.AddSingleton<DraftPreview>();
        services.AddSingleton<IPreview>(provider => provider.GetRequiredService<DraftPreview>());
        services.AddRateLimiter(limits => limits.AddPolicy<string, PreviewLimit>(PreviewLimit.Name));
    }

    /// <summary>Maps the address of links.</summary>
    public static void MapPreviews(this WebApplication app) => app.MapReading(AdminAddresses.Preview, Show).RequireRateLimiting(PreviewLimit.Name);

    private static async Task<IResult> Show(
        HttpContext context, PreviewLinks links, DraftPreview preview, PublicGround ground, TimeProvider time, CancellationToken cancellationToken)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        var site = new SiteComposer(ground.Current, time.Now());
        if (await links.FollowAsync(ReadsQuery.First(context.Request, AdminAddresses.PreviewSecret) ?? "", cancellationToken) is not { } followed)
        {
            return Refused(site, StatusCodes.Status404NotFound, "This link does not work", "Check that the whole link was copied. It may also have been withdrawn. Ask the person who sent it to you for a new one.");
        }

        if (followed.Draft is not { } draft)
        {
            return Refused(site, StatusCodes.Status410Gone, "This link has ended", "A link to a page that is not published works for a few days only. Ask the person who sent it to you for a new one.");
        }

        var moment = RequestedMoment.Of(context.Request);
        if (moment.Fault is { } fault)
        {
            return Refused(site, StatusCodes.Status400BadRequest, "The date or time cannot be read", fault);
        }

        var outcome = await preview.ShowSharedAsync(draft.Maker, draft.Item, moment.At, followed.Link.ExpiresAt, cancellationToken);
        return outcome.Succeeded
            ? outcome.Value.Page
            : Refused(site, StatusCodes.Status409Conflict, "This page cannot be shown yet", "Somebody is still working on it. Try again later, or ask the person who sent you the link.");
    }

    internal static IResult Refused(SiteComposer site, int status, string title, string message) =>
        Answers.Page(site.Refused(status, title, message), Answers.KeptByNobody);
}
