using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>
/// Identity's sign-in, with a record of each: whichever way somebody signs in, it ends here, and the cookie names the record.
/// Ending the record ends the sign-in at once, wherever the cookie is.
/// </summary>
internal sealed class HubSignIn(
    UserManager<HubUser> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<HubUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<HubUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<HubUser> confirmation, IHubStore store, TimeProvider time)
    : SignInManager<HubUser>(users, contexts, claims, options, logger, schemes, confirmation)
{
    /// <summary>The claim that names the record.</summary>
    public const string RecordClaim = "hub:sign-in";

    /// <summary>A record's id: as hard to guess as a key, though the cookie that holds it is encrypted, too.</summary>
    public static string NewRecord() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));

    public override async Task<bool> CanSignInAsync(HubUser user) => !user.IsDisabled && await base.CanSignInAsync(user);

    public override async Task SignInWithClaimsAsync(HubUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var now = time.Now();
        var record = new SignInRecord(NewRecord(), user.Id, now, now, EndedAt: null, Browsers.NameOf(Context.Request.Headers.UserAgent));
        await using (var unit = await store.BeginAsync(Context.RequestAborted))
        {
            await unit.Accounts.StartSignInAsync(record, Context.RequestAborted);
            unit.Accounts.Note(AuditEntry.Of(ActorOf(user), "SignIn", now), user.Id);
            await unit.CommitAsync(Context.RequestAborted);
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(RecordClaim, record.Id)]);
    }

    // A stamp that has changed is put into the cookie; the sign-in stays the one that it was.
    public override async Task RefreshSignInAsync(HubUser user)
    {
        var cookie = await Context.AuthenticateAsync(AuthenticationScheme);
        if (cookie.Principal?.FindFirstValue(RecordClaim) is { } record)
        {
            await base.SignInWithClaimsAsync(user, cookie.Properties, [new Claim(RecordClaim, record)]);
        }
    }

    public override async Task SignOutAsync()
    {
        if (Context.User.FindFirstValue(RecordClaim) is { } record && UserManager.GetUserId(Context.User) is { } id)
        {
            await using var unit = await store.BeginAsync(CancellationToken.None);
            if (await unit.Accounts.EndSignInsAsync(id, only: record, except: null, time.Now(), CancellationToken.None) > 0)
            {
                await unit.CommitAsync(CancellationToken.None);
            }
        }

        await base.SignOutAsync();
    }

    /// <summary>Somebody as the audit names them, without rights: for what they do to their own account.</summary>
    public static Actor ActorOf(HubUser user) => new(ActorKind.User, user.Id, user.DisplayName, []);
}
