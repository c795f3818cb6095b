using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Sections;

namespace SafeguardingHub.Admin.Pages.SectionScreens;

/// <summary>Gives the organisation of a section another name from a day on.</summary>
[Needs(Permission.ManageSettings, Everywhere = true)]
public sealed class OrganisationNameModel(ReadSections read, RenameOrganisation rename) : SectionPage(read)
{
    /// <inheritdoc />
    public override string Title => "Another name for " + SectionWords.Organisation(Line);

    /// <summary>The revision that was seen.</summary>
    [BindProperty]
    public long Revision { get; set; }

    /// <summary>The full name.</summary>
    [BindProperty]
    public string? FullName { get; set; }

    /// <summary>The short name.</summary>
    [BindProperty]
    public string? ShortName { get; set; }

    /// <summary>The first day of the name.</summary>
    [BindProperty]
    public TypedMoment From { get; set; } = TypedMoment.Nothing;

    /// <summary>The fields of that day.</summary>
    public DateControl FirstDay => new(nameof(From), "First day of the new name")
    {
        Day = From.Day, Month = From.Month, Year = From.Year, Hint = "For example, 1 4 2027.",
        Fault = ModelState.TryGetValue("From.Day", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null,
    };

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken) || Line.Organisation is not { } organisation)
        {
            return NotFound();
        }

        Revision = organisation.Revision;
        return Page();
    }

    /// <summary>Gives it the name.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken) || Line.Organisation is not { } organisation)
        {
            return NotFound();
        }

        var wanted = new NewOrganisationName(organisation.Id, Revision, FullName, ShortName, ClockText.Day(From.Day, From.Month, From.Year), Words);
        var outcome = await rename.ExecuteAsync(Actor, wanted, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, place => place switch { "Name" => nameof(FullName), "From" => "From.Day", _ => place });
        }

        Done = $"From that day on it is called {FullName?.Trim()}.";
        return Redirect(Address);
    }
}
