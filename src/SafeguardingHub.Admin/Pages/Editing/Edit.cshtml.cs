using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Editing.Conflicts;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Pages.Editing;

/// <summary>The form of a stored item.</summary>
public sealed class EditModel(FormDesk desk, AutosaveDraft autosaves, IPreview preview, EditingPresence presence, FindingsDesk checks, ContactReachDesk contacts, TimeProvider time) : EditorPage(desk, autosaves, preview, checks, time)
{
    /// <summary>The item's id.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    /// <inheritdoc />
    public override string Title => Clash is not null ? $"Two people changed {Name}" : $"Edit {Name}";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => base.Trail.Add(new Crumb(Name, $"/admin/content/{Id}"));

    private string Name => Open.Stored?.Latest?.Item.DisplayText is { Length: > 0 } name ? name : Open.Type.DisplayName;

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(bool resume, CancellationToken cancellationToken)
    {
        var open = ContentItemId.TryParse(Id, out var id) ? await Desk.OpenAsync(Actor, id, cancellationToken) : null;
        if (open is not null)
        {
            Others = await presence.TouchAsync(Actor, id, cancellationToken);
            Reach = await contacts.OfAsync(Actor, open.Stored, cancellationToken);
        }

        return await ShowAsync(open, resume, cancellationToken);
    }

    /// <summary>Saves the draft.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => await SaveAsync(await ResumeAsync(cancellationToken), cancellationToken);

    /// <summary>Changes the form.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) => Change(await ResumeAsync(cancellationToken));

    /// <summary>Checks the form as it stands.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) => await CheckAsync(await ResumeAsync(cancellationToken), cancellationToken);

    /// <summary>Shows the page as it would be.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => await PreviewAsync(await ResumeAsync(cancellationToken), cancellationToken);

    /// <summary>Keeps the unsaved form, and tells who else is here.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancellationToken)
    {
        var open = await ResumeAsync(cancellationToken);
        if (open?.Stored is { } stored)
        {
            Others = await presence.TouchAsync(Actor, stored.Id, cancellationToken);
        }

        return await KeepAsync(open, cancellationToken);
    }

    /// <summary>Throws the unsaved form away.</summary>
    public Task<IActionResult> OnPostThrowAwayAsync(CancellationToken cancellationToken) => ThrowAwayAsync(Id, $"/admin/content/{Id}/edit", cancellationToken);

    /// <summary>Puts two texts together as somebody has decided, and saves that.</summary>
    public async Task<IActionResult> OnPostMergeAsync(string? basis, string? mine, CancellationToken cancellationToken)
    {
        var open = ContentItemId.TryParse(Id, out var id) ? await Desk.OpenAsync(Actor, id, cancellationToken) : null;
        if (open?.Stored is not { } stored || Desk.ReadToken(basis) is not { } from || Desk.ReadToken(mine) is not { } own || from.Item != Id || own.Item != Id)
        {
            return NotFound();
        }

        // Somebody may have saved yet again: then they decide anew, on that.
        if (own.Revision != stored.Revision)
        {
            return Clashing(open with { Basis = from }, own.PartMap());
        }

        var choices = Request.Form.Where(pair => pair.Key.StartsWith(ConflictView.Prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[ConflictView.Prefix.Length..], pair => pair.Value.ToString(), StringComparer.Ordinal);
        var merged = Conflict.Of(from.PartMap(), own.PartMap(), stored, open.Ground, choices).Merged;
        var outcome = await Desk.SaveAsync(Actor, stored, merged, Note, cancellationToken);
        if (outcome.Succeeded)
        {
            return await SavedAsync(open, outcome.Value, cancellationToken);
        }

        return outcome.Reasons.Any(reason => reason.Kind == ReasonKind.Stale) ? Clashing(open with { Basis = from }, own.PartMap())
            : await Desk.RebaseAsync(Actor, stored, merged, cancellationToken) is { } again ? Show(again, outcome.Reasons) : NotFound();
    }

    /// <summary>What has words in its name.</summary>
    public Task<IActionResult> OnGetFindAsync(string? words, CancellationToken cancellationToken) => FoundAsync(words, cancellationToken);

    /// <summary>The tokens that the two texts travel in.</summary>
    internal ConflictView View => new(
        Clash!, Desk.Token(Open.Basis), Desk.Token(new FormBasis(Open.Type.Name, Id, Clash!.Stored.Revision, ContentItemJson.PartsText(Clash.Mine))));

    private async Task<OpenForm?> ResumeAsync(CancellationToken cancellationToken) =>
        ContentItemId.TryParse(Id, out var id) ? await ResumeAsync(id, cancellationToken) : null;
}

/// <summary>Two texts side by side.</summary>
/// <param name="Conflict">The two.</param>
/// <param name="Basis">What they grew from, as a token.</param>
/// <param name="Mine">The second, as a token.</param>
internal sealed record ConflictView(Conflict Conflict, string Basis, string Mine)
{
    /// <summary>What the names of the choices begin with.</summary>
    public const string Prefix = "choice:";
}
