using Microsoft.AspNetCore.RateLimiting;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Storage;
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

    /// <summary>Maps the address of links, and that of the files of what they show.</summary>
    public static void MapPreviews(this WebApplication app)
    {
        app.MapReading(AdminAddresses.Preview, Show).RequireRateLimiting(PreviewLimit.Name);
        app.MapReading(AdminAddresses.PreviewFile, SendFile).RequireRateLimiting(PreviewLimit.Name);
    }

    private static async Task<IResult> Show(
        HttpContext context, PreviewLinks links, DraftPreview preview, PublicGround ground, TimeProvider time, CancellationToken cancellationToken)
    {
        KeepOutOfSearches(context);
        var secret = Secret(context);
        var site = new SiteComposer(ground.Current, time.Now());
        if (await links.FollowAsync(secret, cancellationToken) is not { } followed)
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

        var outcome = await preview.ShowSharedAsync(secret, followed, draft.Maker, draft.Item, moment.At, cancellationToken);
        return outcome.Succeeded
            ? outcome.Value.Page
            : Refused(site, StatusCodes.Status409Conflict, "This page cannot be shown yet", "Somebody is still working on it. Try again later, or ask the person who sent you the link.");
    }

    // Whatever is wrong, the answer is the same: it tells of no link whether it works and of no file whether it exists.
    private static async Task<IResult> SendFile(
        HttpContext context, PreviewFiles files, IMediaStore media, PublicGround ground, TimeProvider time, CancellationToken cancellationToken)
    {
        KeepOutOfSearches(context);
        return await files.FindAsync(Secret(context), ReadsQuery.First(context.Request, "path") ?? "", cancellationToken) is { } file
            && await media.OpenAsync(file.Sha256, cancellationToken) is { } bytes
            ? MediaAnswers.SendUnkept(context, file, bytes)
            : Refused(new SiteComposer(ground.Current, time.Now()), StatusCodes.Status404NotFound, "This file cannot be opened", "The link to the page may have ended, or the page may have changed. Open the page again, or ask the person who sent it to you.");
    }

    private static string Secret(HttpContext context) => ReadsQuery.First(context.Request, AdminAddresses.PreviewSecret) ?? "";

    private static void KeepOutOfSearches(HttpContext context) => context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";

    internal static IResult Refused(SiteComposer site, int status, string title, string message) =>
        Answers.Page(site.Refused(status, title, message), Answers.KeptByNobody);
}
