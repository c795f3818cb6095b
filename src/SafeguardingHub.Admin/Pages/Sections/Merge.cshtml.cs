using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.SectionScreens;

/// <summary>Merges a section into another, after showing what that changes and after its name was typed.</summary>
[Needs(Permission.ManageSettings, Everywhere = true)]
public sealed class MergeSectionsModel(ReadSections read, MergeSections merge, IHubReader hub) : SectionPage(read)
{
    private ImmutableDictionary<string, string> types = ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc />
    public override string Title => "Merge: " + Name;

    /// <summary>The section that goes on.</summary>
    [BindProperty]
    public string? Into { get; set; }

    /// <summary>The name of the section that goes, typed.</summary>
    [BindProperty]
    public string? Confirmation { get; set; }

    /// <summary>What would change; null before that was asked.</summary>
    public MergePlan? Plan { get; private set; }

    /// <summary>The sections that it could be merged into.</summary>
    public ImmutableArray<Choice> Choices =>
        [new Choice("", "Choose a section"), .. Others.Where(other => !other.Prefix.IsHome).Select(other => new Choice(other.Id.Value, other.Name))];

    /// <summary>How many there are of a type, in words.</summary>
    public string CountOf(IGrouping<string, SectionCount> type)
    {
        var (all, drafts, bin) = (
            type.Sum(count => count.Count), type.Where(count => count.Standing is not (ItemStanding.Live or ItemStanding.Changed or ItemStanding.Bin)).Sum(count => count.Count),
            type.Where(count => count.Standing is ItemStanding.Bin).Sum(count => count.Count));
        var notes = new[] { drafts == 0 ? null : $"{Number(drafts)} not live", bin == 0 ? null : $"{Number(bin)} in the bin" }.OfType<string>().ToList();
        return $"{types.GetValueOrDefault(type.Key, type.Key)}: {Number(all)}{(notes.Count == 0 ? "" : $", of which {string.Join(" and ", notes)}")}";
    }

    /// <summary>Asks into which.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) && Line.Entry.EndedAt is null ? Page() : NotFound();

    /// <summary>Shows what the merge would do.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => await PlanAsync(cancellationToken);

    /// <summary>Merges.</summary>
    public async Task<IActionResult> OnPostMergeAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Chosen(Into) is not { } into)
        {
            return await PlanAsync(cancellationToken);
        }

        // Once begun, it is done or refused as a whole: a browser that is closed meanwhile does not stop it.
        var outcome = await merge.ExecuteAsync(Actor, new Merge(Line.Entry.Id, into, Confirmation, Words), progress: null, CancellationToken.None);
        if (outcome.Succeeded)
        {
            Done = $"{Name} is part of {outcome.Value.Name} now: {(outcome.Value.Items == 1 ? "1 item" : $"{Number(outcome.Value.Items)} items")} went there, and {(outcome.Value.Redirects == 1 ? "1 address leads" : $"{Number(outcome.Value.Redirects)} addresses lead")} there.";
            return Redirect("/admin/sections/" + Uri.EscapeDataString(outcome.Value.Section.Value));
        }

        // What will happen is shown again, with what is wrong beside it; where nothing can happen any longer, that says why.
        var shown = await PlanAsync(cancellationToken);
        return Plan is null ? shown : Refused(outcome.Reasons);
    }

    private async Task<IActionResult> PlanAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Chosen(Into) is not { } into)
        {
            ModelState.AddModelError(nameof(Into), "Choose the section that goes on.");
            return Faulty();
        }

        var outcome = await merge.PlanAsync(Actor, new Merge(Line.Entry.Id, into), cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        types = (await hub.DefinitionsAsync(cancellationToken)).Types.ToImmutableDictionary(type => type.Name, type => type.DisplayName);
        Plan = outcome.Value;
        return Page();
    }
}
