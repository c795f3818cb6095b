using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Redirecting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Redirects;

/// <summary>Removes a redirect, after asking.</summary>
[Needs(Permission.PublishContent)]
public sealed class RemoveModel(ReadRedirects read, RemoveRedirect remove) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Remove a redirect";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Redirects", RedirectWords.List)];

    /// <summary>The redirect's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The redirect.</summary>
    public RedirectLine Line { get; private set; } = null!;

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Removes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await remove.ExecuteAsync(Actor, Id, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = $"The redirect from {outcome.Value.Source.Address} was removed.";
        return Redirect(RedirectWords.List);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await read.FindAsync(Actor, Id, cancellationToken) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }
}
