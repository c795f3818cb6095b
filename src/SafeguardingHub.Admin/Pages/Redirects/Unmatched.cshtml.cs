using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Redirecting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Redirects;

/// <summary>What readers asked for in vain, most first. Two queries.</summary>
[Needs(Permission.PublishContent)]
public sealed class UnmatchedModel(ReadRedirects read, IgnoreUnmatched ignore) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Addresses that lead nowhere";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Redirects", RedirectWords.List)];

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The site of the address that is to be ignored.</summary>
    [BindProperty]
    public string? Host { get; set; }

    /// <summary>Its path.</summary>
    [BindProperty]
    public string? Path { get; set; }

    /// <summary>The addresses.</summary>
    public UnmatchedPage Lines { get; private set; } = new([], null);

    /// <summary>Reads the page of the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await read.UnmatchedAsync(Actor, After, cancellationToken);

    /// <summary>Takes an address off the list.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await ignore.ExecuteAsync(Actor, new UnmatchedAddress(Host ?? "", Path ?? ""), cancellationToken);
        if (outcome.Succeeded)
        {
            Done = $"/{outcome.Value.Path} is ignored from now on.";
            return Redirect(AddressOf(After));
        }

        Lines = await read.UnmatchedAsync(Actor, After, cancellationToken);
        return Refused(outcome.Reasons);
    }

    /// <summary>This list from another place.</summary>
    public static string AddressOf(string? after) => after is null ? RedirectWords.Unmatched : QueryHelpers.AddQueryString(RedirectWords.Unmatched, "after", after);
}
