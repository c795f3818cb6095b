using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Sections;

namespace SafeguardingHub.Admin.Pages.SectionScreens;

/// <summary>Ends a section, after its name was typed.</summary>
[Needs(Permission.ManageSettings, Everywhere = true)]
public sealed class EndSectionModel(ReadSections read, EndSection end) : SectionPage(read)
{
    /// <inheritdoc />
    public override string Title => "End: " + Name;

    /// <summary>Where its readers go.</summary>
    [BindProperty]
    public string? Successor { get; set; }

    /// <summary>The section's name, typed.</summary>
    [BindProperty]
    public string? Confirmation { get; set; }

    /// <summary>The sections that may follow it.</summary>
    public ImmutableArray<Choice> Choices =>
        [new Choice("", "Nowhere: its pages say that they were taken away"), .. Others.Select(other => new Choice(other.Id.Value, other.Prefix.IsHome ? "The home page of all sections" : other.Name))];

    /// <summary>Shows what will happen.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) && Line.Entry.EndedAt is null ? Page() : NotFound();

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await end.ExecuteAsync(Actor, new SectionToEnd(Line.Entry.Id, Chosen(Successor), Confirmation, Words), cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = $"{Name} has ended. {(outcome.Value.Items == 1 ? "1 page was" : $"{Number(outcome.Value.Items)} pages were")} withdrawn.";
        return Redirect(Address);
    }
}
