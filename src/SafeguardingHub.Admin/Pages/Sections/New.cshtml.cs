using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Pages.People;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.SectionScreens;

/// <summary>Adds a section.</summary>
[Needs(Permission.ManageSettings, Everywhere = true)]
public sealed class NewSectionModel(AddSection add, ReadDrafts drafts, ReadPeople people, IHubReader hub) : AdminPage
{
    private const int Most = 500;
    private const string UsualRole = "Section owner";

    /// <inheritdoc />
    public override string Title => "Add a section";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Sections", "/admin/sections")];

    /// <summary>Its name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The first part of its addresses.</summary>
    [BindProperty]
    public string? Prefix { get; set; }

    /// <summary>The organisation that runs it.</summary>
    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>The full name of a new one.</summary>
    [BindProperty]
    public string? OrganisationName { get; set; }

    /// <summary>The short name of a new one.</summary>
    [BindProperty]
    public string? OrganisationShortName { get; set; }

    /// <summary>Its colour.</summary>
    [BindProperty]
    public string? Accent { get; set; }

    /// <summary>Who runs it.</summary>
    [BindProperty]
    public string? Owner { get; set; }

    /// <summary>As what.</summary>
    [BindProperty]
    public string? Role { get; set; }

    /// <summary>Whether who asks may give roles.</summary>
    public bool MayGrant => Rights.AllowsEverywhere(Actor, Permission.ManageUsers);

    /// <summary>The organisations.</summary>
    public ImmutableArray<Choice> Organisations { get; private set; } = [];

    /// <summary>The people.</summary>
    public ImmutableArray<Choice> People { get; private set; } = [];

    /// <summary>The roles.</summary>
    public ImmutableArray<Choice> Roles { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Role = UsualRole;
        await LoadAsync(cancellationToken);
    }

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var outcome = await add.ExecuteAsync(
            Actor,
            new NewSection(Name, Prefix)
            {
                Organisation = ContentItemId.TryParse(Organisation, out var id) ? id : null,
                OrganisationName = OrganisationName, OrganisationShortName = OrganisationShortName, Accent = Accent, Owner = Owner, Role = Role,
            },
            cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = $"{outcome.Value.Name} is added. Before you open it, see what is missing.";
        return Redirect($"/admin/opening/{Uri.EscapeDataString(outcome.Value.Section.Value)}");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var names = await drafts.NamesAsync(Actor, ["Organisation"], "", Most, cancellationToken);
        Organisations = [new Choice("", "Choose one, or enter a new one below"), .. names.Where(name => name.IsLive).Select(name => new Choice(name.Id.Value, name.Name))];
        People = [new Choice("", "Nobody yet"), .. (await people.ListAsync(Actor, cancellationToken)).Select(person => new Choice(person.Id, $"{person.Name}, {person.Email}"))];
        Roles = PeopleWords.Choices(await hub.RolesAsync(cancellationToken));
    }
}
