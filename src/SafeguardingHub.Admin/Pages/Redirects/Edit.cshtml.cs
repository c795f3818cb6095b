using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Redirecting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Redirects;

/// <summary>The form of a redirect, a new one or one that there is.</summary>
[Needs(Permission.PublishContent)]
public sealed class EditModel(ReadRedirects read, SaveRedirect save, RedirectPages pages) : AdminPage
{
    private const string New = "new";

    /// <inheritdoc />
    public override string Title => Id == New ? "Add a redirect" : "Change a redirect";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Redirects", RedirectWords.List)];

    /// <summary>The redirect's id; <c>new</c> for none yet.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = New;

    /// <summary>The old address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The id of the page to which it leads.</summary>
    [BindProperty]
    public string? ToItem { get; set; }

    /// <summary>The address to which it leads, in place of a page.</summary>
    [BindProperty]
    public string? ToAddress { get; set; }

    /// <summary>The id of the section that owns it.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The revision that the person saw.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    /// <summary>The redirect as it is stored; null for a new one.</summary>
    public RedirectLine? Line { get; private set; }

    /// <summary>The sections to choose from.</summary>
    public IReadOnlyList<SectionEntry> Sections { get; private set; } = [];

    /// <summary>Where the form is sent.</summary>
    public string Address => $"{RedirectWords.List}/{Uri.EscapeDataString(Id)}";

    /// <summary>The page to look for.</summary>
    internal PickControl Pick { get; private set; } = new(nameof(ToItem), "Page to which readers are sent");

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Line?.Redirect is { } stored)
        {
            (From, ToItem, ToAddress, Section, Note, Seen) =
                (stored.Source.Address, stored.Target.Item?.Value, stored.Target.Address, stored.Section.Value, stored.By.Note, stored.Revision);
        }

        Pick = await pages.ControlAsync(Pick, ToItem, words: null, Actor, cancellationToken);
        return Page();
    }

    /// <summary>Looks for pages by the words of their names; all that was typed stays.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Pick = await pages.ControlAsync(Pick, ToItem, Request.Form[nameof(ToItem) + Pick.Mark], Actor, cancellationToken);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var to = string.IsNullOrWhiteSpace(ToAddress) ? ToItem ?? "" : ToAddress;
        var outcome = await save.ExecuteAsync(
            Actor, new WantedRedirect(0, From ?? "", to, Note, RedirectWords.Chosen(Sections, Section)) { Id = Line?.Redirect.Id, Seen = Seen }, cancellationToken);
        if (outcome.Succeeded)
        {
            Done = $"Saved. Readers of {outcome.Value.Source.Address} are sent on from now.";
            return Redirect(RedirectWords.List);
        }

        var answer = Refused(outcome.Reasons, place => place != nameof(WantedRedirect.To) ? place : string.IsNullOrWhiteSpace(ToAddress) ? Pick.FaultKey : nameof(ToAddress));
        Pick = await pages.ControlAsync(Pick, ToItem, words: null, Actor, cancellationToken) with
        {
            Fault = ModelState.TryGetValue(Pick.FaultKey, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null,
        };
        return answer;
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Sections = await read.SectionsAsync(Actor, cancellationToken);
        Line = Id == New ? null : await read.FindAsync(Actor, Id, cancellationToken);
        return Id == New || Line is not null;
    }
}
