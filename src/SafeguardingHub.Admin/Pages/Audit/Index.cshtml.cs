using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Audit;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Audit;

/// <summary>The audit trail. All that narrows it stands in its address. Two queries: the sections to choose from, and the page.</summary>
[Needs(Permission.ViewAuditTrail)]
public sealed class IndexModel(ReadAudit audit, ExportAudit export, VerifyAudit verify, ReadDrafts drafts) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Audit trail";

    /// <summary>What narrows the list.</summary>
    [BindProperty(SupportsGet = true)]
    public AuditFilter Filter { get; set; } = new();

    /// <summary>The entries.</summary>
    public AuditPage Entries { get; private set; } = new([], null);

    /// <summary>What the check of all entries found; null where none was asked for.</summary>
    public AuditVerdict? Verdict { get; private set; }

    /// <summary>How long the check took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>The sections that the person may read of, with their names.</summary>
    public ImmutableArray<Choice> Sections { get; private set; } = [];

    /// <summary>Whether entries about people's accounts are shown.</summary>
    public bool SeesAccounts => ReadAudit.SeesAccounts(Actor);

    /// <summary>Whether the person may check the chain.</summary>
    public bool MayVerify => Rights.AllowsEverywhere(Actor, Permission.SiteOwner);

    /// <summary>Reads the page of the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is null ? Faulty() : Page();

    /// <summary>Sends what the filter holds as a table.</summary>
    public async Task<IActionResult> OnPostCsvAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } query)
        {
            return Faulty();
        }

        var words = Filter.InWords(Sections.ToImmutableDictionary(choice => choice.Value, choice => choice.Text));
        var outcome = await export.ExecuteAsync(Actor, query, words, cancellationToken);
        return outcome.Succeeded ? new AuditTable(outcome.Value) : Refused(outcome.Reasons);
    }

    /// <summary>Checks every entry.</summary>
    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await verify.ExecuteAsync(Actor, progress: null, cancellationToken);
        Took = Stopwatch.GetElapsedTime(started);
        await ReadAsync(cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Verdict = outcome.Value;
        return Page();
    }

    // Null where what was typed is no filter: then nothing is listed.
    private async Task<AuditQuery?> ReadAsync(CancellationToken cancellationToken)
    {
        Sections = [.. (await drafts.SectionsAsync(Actor, Permission.ViewAuditTrail, cancellationToken)).Select(section => new Choice(section.Id.Value, section.Name))];
        var query = Filter.Query(ModelState);
        if (!ModelState.IsValid)
        {
            return null;
        }

        Entries = await audit.PageAsync(Actor, query, cancellationToken);
        return query;
    }
}
