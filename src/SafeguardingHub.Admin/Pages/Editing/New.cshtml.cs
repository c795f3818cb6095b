using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;

namespace SafeguardingHub.Admin.Pages.Editing;

/// <summary>A new item: first its type, then its form.</summary>
public sealed class NewModel(FormDesk desk, AutosaveDraft autosaves, IPreview preview, FindingsDesk checks, TimeProvider time) : EditorPage(desk, autosaves, preview, checks, time)
{
    /// <summary>The type's technical name; null while it is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>The section in which the item is begun; null while it is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <inheritdoc />
    public override string Title => Open is null ? "What do you want to make?" : $"New {Open.Type.DisplayName.ToLowerInvariant()}";

    /// <summary>The types to choose from.</summary>
    public ImmutableArray<ContentTypeDefinition> Types { get; private set; } = [];

    /// <summary>The types, or the form.</summary>
    public async Task<IActionResult> OnGetAsync(bool resume, CancellationToken cancellationToken)
    {
        if (Type is not null)
        {
            return await ShowAsync(await Desk.BeginAsync(Actor, Type, Section, cancellationToken), resume, cancellationToken);
        }

        Types = await Desk.TypesAsync(Actor, cancellationToken);
        return Page();
    }

    /// <summary>Makes the item, as a draft.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => await SaveAsync(await ResumeAsync(null, cancellationToken), cancellationToken);

    /// <summary>Changes the form.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) => Change(await ResumeAsync(null, cancellationToken));

    /// <summary>Checks the form as it stands.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) => await CheckAsync(await ResumeAsync(null, cancellationToken), cancellationToken);

    /// <summary>Shows the page as it would be.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => await PreviewAsync(await ResumeAsync(null, cancellationToken), cancellationToken);

    /// <summary>Keeps the unsaved form.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancellationToken) => await KeepAsync(await ResumeAsync(null, cancellationToken), cancellationToken);

    /// <summary>Throws the unsaved form away.</summary>
    public Task<IActionResult> OnPostThrowAwayAsync(CancellationToken cancellationToken) =>
        ThrowAwayAsync($"new/{Type}", $"/admin/content/new?type={Uri.EscapeDataString(Type ?? "")}", cancellationToken);

    /// <summary>What has words in its name.</summary>
    public Task<IActionResult> OnGetFindAsync(string? words, CancellationToken cancellationToken) => FoundAsync(words, cancellationToken);
}
