using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Checking;

/// <summary>A finding beside the form.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Acceptance">Who has accepted it; null for nobody.</param>
/// <param name="Field">The name of the form's field that it is about; null where the form has none.</param>
public sealed record PanelLine(Finding Finding, Acceptance? Acceptance, string? Field)
{
    /// <summary>Where a link to the field leads; null for nowhere.</summary>
    public string? Anchor => Field is null ? null : "#" + FormControl.IdOf(Field);
}

/// <summary>What checks have found, as it stands beside the form.</summary>
/// <param name="Lines">The findings that are open, then those that are accepted.</param>
/// <param name="Today">The day in London.</param>
/// <param name="IsOfForm">Whether they are of the form as it stands, not of what is saved.</param>
/// <param name="CannotBeRead">Whether the form must be mended before it can be checked.</param>
/// <param name="Item">The item; null for one that is not made yet.</param>
public sealed record FindingsPanel(ImmutableArray<PanelLine> Lines, LocalDate Today, bool IsOfForm, bool CannotBeRead, ContentItemId? Item)
{
    /// <summary>Those that somebody should look at.</summary>
    public IEnumerable<PanelLine> Open => Lines.Where(line => line.Acceptance?.Counts(Today) != true);

    /// <summary>Those that somebody has accepted.</summary>
    public IEnumerable<PanelLine> Accepted => Lines.Where(line => line.Acceptance?.Counts(Today) == true);

    /// <summary>How many there are, in words.</summary>
    public string Words => CannotBeRead ? "The form cannot be checked before the faults that it names are mended."
        : FindingWords.Count(Open.Select(line => line.Finding.Severity)) is { } count ? $"{count} to look at" : "The checks found nothing to look at";
}

/// <summary>Brings what checks find to the form and keeps it fresh after a save.</summary>
public sealed class FindingsDesk(ReadFindings read, CheckDraft check, RunChecks run)
{
    /// <summary>What was found in the newest version of an item that the actor may see. Three queries.</summary>
    public async Task<FindingsPanel> OfStoredAsync(StoredItem seen, CancellationToken cancellationToken)
    {
        var kept = await read.OfItemAsync(seen, cancellationToken);
        return new FindingsPanel(
            [.. kept.Findings.Where(found => found.IsNewest).Select(found => new PanelLine(found.Finding, found.Acceptance, null))], read.Today, IsOfForm: false, CannotBeRead: false, seen.Id);
    }

    /// <summary>What is found in the form as it stands.</summary>
    public async Task<FindingsPanel> OfFormAsync(Actor actor, ContentItem item, StoredItem? stored, ImmutableArray<Reason> faults, CancellationToken cancellationToken)
    {
        var found = faults.IsEmpty ? await check.ExecuteAsync(actor, item, cancellationToken) : null;
        var accepted = stored is null ? [] : (await read.OfItemAsync(stored, cancellationToken)).Acceptances;
        var byKey = accepted.ToDictionary(acceptance => acceptance.Key, StringComparer.Ordinal);
        return new FindingsPanel(
            [.. (found?.Findings ?? []).Select(finding => new PanelLine(finding, byKey.GetValueOrDefault(finding.Key), null))],
            read.Today, IsOfForm: true, CannotBeRead: found is null || (found.Findings.IsEmpty && !found.Reasons.IsEmpty), stored?.Id);
    }

    /// <summary>Checks an item that was just saved, so that its page shows what it is and not what it was.</summary>
    public Task AfterSaveAsync(ContentItemId item, CancellationToken cancellationToken) => run.OfItemsAsync([item], cancellationToken);
}
