using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Safeguarding.Publications.Import;

namespace SafeguardingHub.Admin.Pages.Imports;

/// <summary>What would become of each row; then, when somebody has agreed to it, how far the import is and what it made.</summary>
[Needs(Permission.ManageMedia)]
[RequestSizeLimit(SentTable.MostBytes * 2)]
public sealed class BundleModel(BundleFiles bundles, ReceiveBundle receive, PlanImport planner, IImportQueue queue, TimeProvider time) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Progress is null ? "Check the import" : IsGoingOn ? "Importing" : "What was imported";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Media", "/admin/media"), new("Import files", "/admin/media/import")];

    /// <summary>A corrected table.</summary>
    [BindProperty]
    public IFormFile? Table { get; set; }

    /// <summary>What was sent.</summary>
    public ImportBundle Bundle { get; private set; } = null!;

    /// <summary>What would be made; empty while the import goes on.</summary>
    public ImportPlan Plan { get; private set; } = new([], [], []);

    /// <summary>How far the import is; null before it was begun.</summary>
    public ImportProgress? Progress { get; private set; }

    /// <summary>Whether it goes on by itself.</summary>
    public bool IsGoingOn => Progress?.IsGoingOn(time.Now()) == true;

    /// <summary>The page's own address.</summary>
    public string Address => "/admin/media/import/" + Bundle.Id;

    /// <summary>Shows what would be made, or what was.</summary>
    public async Task<IActionResult> OnGetAsync(string bundle, CancellationToken cancellationToken) =>
        await ReadAsync(bundle, cancellationToken) ? Page() : NotFound();

    /// <summary>Imports.</summary>
    public async Task<IActionResult> OnPostAsync(string bundle, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(bundle, cancellationToken))
        {
            return NotFound();
        }

        if (Plan.CanRun && !IsGoingOn)
        {
            await queue.AddAsync(Actor, Bundle, cancellationToken);
        }

        return Redirect(Address);
    }

    /// <summary>Takes a corrected table.</summary>
    public async Task<IActionResult> OnPostTableAsync(string bundle, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(bundle, cancellationToken) || IsGoingOn)
        {
            return NotFound();
        }

        var outcome = await receive.CorrectAsync(Actor, Bundle, Table.AsSent(), cancellationToken);
        return outcome.Succeeded ? Redirect(Address) : Refused(outcome.Reasons);
    }

    private async Task<bool> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (await bundles.FindAsync(Actor, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Bundle = found;
        Progress = await bundles.ProgressAsync(found, cancellationToken);
        var isDone = Progress is { Stage: ImportStage.Ended, Rows.IsEmpty: false } ended && ended.Rows.Length == ended.Total && ended.Rows.All(row => row.Item is not null);
        Plan = IsGoingOn || isDone ? Plan : await planner.ExecuteAsync(Actor, found, cancellationToken);
        return true;
    }
}
