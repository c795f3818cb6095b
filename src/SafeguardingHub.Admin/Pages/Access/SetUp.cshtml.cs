using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Access;

/// <summary>The first account of a hub, by the link that its console shows.</summary>
[AllowAnonymous]
public sealed class SetUpModel(IAccounts accounts, SetUpAdministrator setUp, ISignInDesk desk, TimeProvider time) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Works ? "Set up the hub" : "This link does not work";

    /// <summary>Whether the link works.</summary>
    public bool Works { get; private set; }

    /// <summary>The link's secret.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        Response.StatusCode = Works ? 200 : 404;
        return Page();
    }

    /// <summary>Makes the account and signs in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        var outcome = await setUp.ExecuteAsync(Token ?? "", Email ?? "", Name ?? "", Password ?? "", cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, Places.FieldOf);
        }

        await desk.WithLinkAsync(outcome.Value.Id, cancellationToken);
        Done = "Your account is made, and you are signed in. You run this hub.";
        return LocalRedirect(AdminAddresses.Dashboard);
    }

    private async Task FindAsync(CancellationToken cancellationToken) =>
        Works = await accounts.FindLinkAsync(OneTimeLink.HashOf(Token ?? ""), time.Now(), cancellationToken) is { Link.Kind: LinkKind.SetUp };
}
