using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Redirecting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.RedirectImports;

/// <summary>What a table of redirects would do, and the button that does it.</summary>
[Needs(Permission.PublishContent)]
public sealed class PlanModel(ReadRedirects read, BundleFiles bundles, ImportRedirects import) : AdminPage
{
    /// <summary>How many rows and faults stand on the page.</summary>
    public const int Shown = 100;

    private SectionEntry section = null!;

    /// <inheritdoc />
    public override string Title => "Check the redirects";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Redirects", RedirectWords.List), new Crumb("Import redirects", RedirectWords.Import)];

    /// <summary>The id of the section that is to own them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>What was sent.</summary>
    public ImportBundle Bundle { get; private set; } = null!;

    /// <summary>What it would do.</summary>
    public RedirectPlan Plan { get; private set; } = new([], []);

    /// <summary>The section's name.</summary>
    public string SectionName => section.Name;

    /// <summary>The page's own address.</summary>
    public string Address => $"{RedirectWords.Import}/{Bundle.Id}?section={Uri.EscapeDataString(section.Id.Value)}";

    /// <summary>Shows what it would do.</summary>
    public async Task<IActionResult> OnGetAsync(string bundle, CancellationToken cancellationToken)
    {
        if (!await FindAsync(bundle, cancellationToken))
        {
            return NotFound();
        }

        Plan = await import.PlanAsync(Actor, Bundle, section.Id, cancellationToken);
        return Page();
    }

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync(string bundle, CancellationToken cancellationToken)
    {
        if (!await FindAsync(bundle, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await import.ExecuteAsync(Actor, Bundle, section.Id, cancellationToken);
        if (!outcome.Succeeded)
        {
            // Something has changed since the page was shown: it says what.
            return Redirect(Address);
        }

        Done = $"{RedirectWords.Count(outcome.Value.Added)} added, {outcome.Value.Changed:N0} changed. Readers are sent on from now.";
        return Redirect(RedirectWords.List);
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await bundles.FindAsync(Actor, id, cancellationToken) is not { } found
            || (await read.SectionsAsync(Actor, cancellationToken)).FirstOrDefault(entry => entry.Id.Value == Section) is not { } owner)
        {
            return false;
        }

        (Bundle, section) = (found, owner);
        return true;
    }
}
