using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Editing.Conflicts;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Pages.Editing;

/// <summary>What the forms of new and of stored items have in common.</summary>
// A page of many blocks has some thousand fields, and texts may be long.
[Needs(Permission.AccessAdminPanel)]
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = 16 * 1024 * 1024, KeyLengthLimit = 1024)]
[RequestSizeLimit(32 * 1024 * 1024)]
public abstract class EditorPage(FormDesk desk, AutosaveDraft autosaves, IPreview preview, FindingsDesk checks, TimeProvider time) : AdminPage
{
    /// <summary>The header by which the script asks for one control alone.</summary>
    public const string PartHeader = "X-Hub-Part";

    /// <summary>What the button asks for that shows the form as of another moment.</summary>
    public const string PreviewThen = "preview-then";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Content", "/admin/content")];

    /// <summary>Why it is saved, for colleagues.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What a button asks for.</summary>
    [BindProperty]
    public string? Do { get; set; }

    /// <summary>The moment for which the form is to be shown.</summary>
    [BindProperty]
    public TypedMoment When { get; set; } = TypedMoment.Nothing;

    /// <summary>Which, where the clocks show that time twice.</summary>
    [BindProperty]
    public Occurrence? Which { get; set; }

    /// <summary>The fields of that moment.</summary>
    public DateControl Moment => When.Control("When", "For example, 25 12 2026 and 9am. UK time.", ModelState);

    /// <summary>The unsaved form that was kept; null for none.</summary>
    public Autosaved? Unsaved { get; private set; }

    /// <summary>Where the contact stands that the form is of; null for anything else.</summary>
    public Admin.Calls.ReachView? Reach { get; protected set; }

    /// <summary>Others who have the item open.</summary>
    public ImmutableArray<PresentEditor> Others { get; protected set; } = [];

    /// <summary>Why the item cannot be shown as the public would see it; empty where nobody asked.</summary>
    public ImmutableArray<Reason> CannotShow { get; private set; } = [];

    /// <summary>What checks have found; null where nobody asked, and nothing is stored yet.</summary>
    public FindingsPanel? Findings { get; private set; }

    internal OpenForm Open { get; private set; } = null!;

    internal ImmutableArray<FormPart> Parts { get; private set; } = [];

    internal Conflict? Clash { get; private set; }

    internal string Token => desk.Token(Open);

    /// <summary>The desk.</summary>
    private protected FormDesk Desk => desk;

    /// <summary>The moment in words, as editors read it.</summary>
    internal static string Words(NodaTime.Instant at)
    {
        var local = at.InZone(LondonTime.Zone);
        return $"{MomentWords.TimeOfDay((local.Hour * 60) + local.Minute)} on {MomentWords.Date(local.Date)}";
    }

    /// <summary>Opens the form, with what was kept of it where <paramref name="resume"/> asks for that.</summary>
    private protected async Task<IActionResult> ShowAsync(OpenForm? open, bool resume, CancellationToken cancellationToken)
    {
        if (open is null)
        {
            return NotFound();
        }

        var kept = await autosaves.FindAsync(Actor, open.Key, cancellationToken);
        if (kept is not null && resume && await desk.ResumeAsync(Actor, open.Stored?.Id, FormDesk.Unpack(kept.Parts), cancellationToken) is { } resumed)
        {
            Note = resumed.Values.First(nameof(Note));
            return Show(resumed, []);
        }

        Unsaved = kept;
        if (open.Stored is { } stored)
        {
            Findings = await checks.OfStoredAsync(stored, cancellationToken);
        }

        return Show(open, []);
    }

    private protected Task<OpenForm?> ResumeAsync(ContentItemId? id, CancellationToken cancellationToken) => desk.ResumeAsync(Actor, id, Request.Form, cancellationToken);

    /// <summary>Changes the form and shows it again: nothing is saved.</summary>
    private protected IActionResult Change(OpenForm? open)
    {
        if (open is null)
        {
            return NotFound();
        }

        var change = ListChange.Of(Do, open.Values, open.Form, open.Ground);
        var result = Show(open with { Values = change?.Values ?? open.Values }, []);
        var control = change is null ? null : Parts.SelectMany(part => ItemForm.Tree(part.Group)).FirstOrDefault(one => one.Name == change.Control);
        if (control is null)
        {
            return result;
        }

        if (change!.Words(control) is { } words)
        {
            HttpContext.Items[typeof(Said)] = new Said(control.Name, words);
        }

        return Request.Headers.ContainsKey(PartHeader) ? Partial(control.View, control) : result;
    }

    /// <summary>Saves the form and goes where the button says.</summary>
    private protected async Task<IActionResult> SaveAsync(OpenForm? open, CancellationToken cancellationToken)
    {
        if (open is null)
        {
            return NotFound();
        }

        var outcome = await desk.SaveAsync(Actor, open, Note, cancellationToken);
        return outcome.Succeeded ? await SavedAsync(open, outcome.Value, cancellationToken)
            : outcome.Reasons.Any(reason => reason.Kind == ReasonKind.Stale) && open.Stored is not null ? Clashing(open)
            : Show(open, outcome.Reasons);
    }

    /// <summary>Goes on after a save.</summary>
    private protected async Task<IActionResult> SavedAsync(OpenForm open, SavedContent saved, CancellationToken cancellationToken)
    {
        await autosaves.DiscardAsync(Actor, open.Key, CancellationToken.None);
        await checks.AfterSaveAsync(saved.Item.Id, CancellationToken.None);
        var address = $"/admin/content/{saved.Item.Id}";
        if (Do == "save-publish")
        {
            return Redirect(address + "/publish");
        }

        if (Do == "save-preview")
        {
            return Redirect(address + "/preview");
        }

        Done = $"Saved as a draft at {Words(time.Now())}. The public does not see it yet.";
        return Redirect(address + "/edit");
    }

    /// <summary>Keeps the form for its editor, unsaved.</summary>
    private protected async Task<IActionResult> KeepAsync(OpenForm? open, CancellationToken cancellationToken)
    {
        if (open is null)
        {
            return NotFound();
        }

        var outcome = await autosaves.SaveAsync(Actor, open.Key, open.Basis.Revision, FormDesk.Pack(Request.Form), cancellationToken);
        return outcome.Succeeded
            ? new JsonResult(new { savedAt = Words(outcome.Value.SavedAt), others = Others.Select(other => other.Name) })
            : StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>Throws away what was kept.</summary>
    private protected async Task<IActionResult> ThrowAwayAsync(string key, string address, CancellationToken cancellationToken)
    {
        await autosaves.DiscardAsync(Actor, key, cancellationToken);
        Done = "Your unsaved changes were thrown away.";
        return Redirect(address);
    }

    /// <summary>The page as the public would see it, from the form as it stands.</summary>
    private protected async Task<IActionResult> PreviewAsync(OpenForm? open, CancellationToken cancellationToken)
    {
        if (open is null)
        {
            return NotFound();
        }

        NodaTime.Instant? at = Do == PreviewThen ? When.Read(Which, ModelState) : null;
        if (!ModelState.IsValid)
        {
            Show(open, []);
            return Faulty();
        }

        var (parts, reasons) = FormDesk.Read(open);
        if (reasons.IsEmpty)
        {
            var outcome = await preview.ShowAsync(Actor, ItemOf(open) with { Parts = parts }, at, cancellationToken);
            if (outcome.Succeeded)
            {
                await outcome.Value.Page.ExecuteAsync(HttpContext);
                return new EmptyResult();
            }

            reasons = outcome.Reasons;
        }

        CannotShow = reasons;
        Show(open, []);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>What checks find in the form as it stands: nothing is saved.</summary>
    private protected async Task<IActionResult> CheckAsync(OpenForm? open, CancellationToken cancellationToken)
    {
        if (open is null)
        {
            return NotFound();
        }

        var (parts, reasons) = FormDesk.Read(open);
        Findings = await checks.OfFormAsync(Actor, ItemOf(open) with { Parts = parts }, open.Stored, reasons, cancellationToken);
        var page = Show(open, reasons);
        return Request.Headers.ContainsKey(PartHeader) ? Partial("_Findings", Findings) : page;
    }

    private ContentItem ItemOf(OpenForm open) =>
        open.Stored?.Latest?.Item ?? new ContentItem { Id = ContentItemId.New(), ContentType = open.Type.Name, Owner = Actor.Id, CreatedAt = time.Now() };

    /// <summary>What has words in its name, for the script's list of suggestions.</summary>
    private protected async Task<IActionResult> FoundAsync(string? words, CancellationToken cancellationToken) =>
        new JsonResult(new { items = (await desk.FindAsync(Actor, words ?? "", cancellationToken)).Select(item => new { id = item.Id, text = item.Words, alias = item.Alias, address = item.Address, kind = item.ContentType }) });

    /// <summary>Shows the form, with the reasons of a refusal beside their controls.</summary>
    private protected PageResult Show(OpenForm open, ImmutableArray<Reason> reasons)
    {
        Open = open;
        Parts = open.Form.Show(open.Values, reasons);
        if (reasons.IsEmpty && Findings is null)
        {
            return Page();
        }

        var controls = Parts.SelectMany(part => ItemForm.Tree(part.Group)).DistinctBy(control => control.Name).ToDictionary(control => control.Name, StringComparer.Ordinal);
        var names = controls.Keys.ToHashSet(StringComparer.Ordinal);
        var order = controls.Keys.ToList();
        Findings = Findings is null ? null : Findings with
        {
            Lines = [.. Findings.Lines.Select(line => line with { Field = ItemForm.Nearest(line.Finding.Place, names) is { } near ? controls[near].FaultKey : null })],
        };
        if (reasons.IsEmpty)
        {
            return Page();
        }

        // As they stand in the form, and what belongs to no control first.
        return Refused(
            reasons.OrderBy(reason => ItemForm.Nearest(reason.Place, names) is { } name ? order.IndexOf(name) : -1),
            place => ItemForm.Nearest(place, names) is { } name ? controls[name].FaultKey : "");
    }

    /// <summary>Shows both texts where somebody else has saved in between.</summary>
    private protected PageResult Clashing(OpenForm open, PartMap? mine = null)
    {
        Open = open;
        Clash = Conflict.Of(open.Basis.PartMap(), mine ?? open.Form.Read(open.Values), open.Stored!, open.Ground);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
