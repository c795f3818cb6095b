using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>
/// Asks the store about the cookie of each request, in one query: the sign-in still holds, the account is on, nothing that
/// proves who it is has changed, and what the person may do is what it is now. So whatever is taken away ends at once.
/// </summary>
internal sealed class CookieCheck(IAccounts accounts, IHubStore store, TimeProvider time) : CookieAuthenticationEvents
{
    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    // Finer than people ask, and seldom enough that reading is not writing.
    private static readonly Duration SeenEvery = Duration.FromMinutes(10);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        var principal = context.Principal;
        if (principal?.FindFirstValue(HubSignIn.RecordClaim) is not { } record
            || await accounts.CheckSignInAsync(record, cancellationToken) is not { } found
            || found.Actor.Id != principal.FindFirstValue(ClaimTypes.NameIdentifier)
            || found.Stamp != principal.FindFirstValue(StampClaim))
        {
            context.RejectPrincipal();
            return;
        }

        context.HttpContext.Features.Set(new SignedIn(found.Actor, record));
        if (time.Now() - found.SeenAt >= SeenEvery)
        {
            await SeeAsync(record, cancellationToken);
        }
    }

    // When somebody was seen is no reason to keep them waiting, or from working.
    private async Task SeeAsync(string record, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await store.BeginAsync(cancellationToken);
            await unit.Accounts.SeeSignInAsync(record, time.Now(), cancellationToken);
            await unit.CommitAsync(cancellationToken);
        }
        catch (StoreBusyException)
        {
            // The next request says it again.
        }
    }

    // Where a request leads that may not pass is decided in one place, for every way of signing in.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
