using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>Somebody's account: what they may do, and whether they can sign in.</summary>
[Needs(Permission.ManageUsers, Everywhere = true)]
public sealed class PersonModel(ReadPeople people, IAccounts accounts, IHubReader hub, GrantRole grant, EnableAccount enable) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Account?.Name ?? "No such person";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("People", "/admin/people")];

    /// <summary>The person.</summary>
    public Account? Account { get; private set; }

    /// <summary>The role to give.</summary>
    [BindProperty]
    public string? Role { get; set; }

    /// <summary>Where it is to hold.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>The roles.</summary>
    public ImmutableArray<Choice> Roles { get; private set; } = [];

    /// <summary>The sections.</summary>
    public SectionNames Sections { get; private set; } = new([]);

    /// <summary>Shows the person.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Gives a role.</summary>
    public async Task<IActionResult> OnPostGrantAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var section = Sections.Read(Section);
        var outcome = await grant.ExecuteAsync(Actor, id, Role ?? "", section, cancellationToken);
        return outcome.Succeeded ? Again(id, $"{outcome.Value.Name} is now {Role}, {Sections.Of(section)}.") : Refused(outcome.Reasons, Places.FieldOf);
    }

    /// <summary>Switches the account on.</summary>
    public async Task<IActionResult> OnPostEnableAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await enable.ExecuteAsync(Actor, id, cancellationToken);
        return outcome.Succeeded ? Again(id, $"{outcome.Value.Name} can sign in again.") : Refused(outcome.Reasons);
    }

    private LocalRedirectResult Again(string id, string done)
    {
        Done = done;
        return LocalRedirect("/admin/people/" + id);
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Account = await people.FindAsync(Actor, id, cancellationToken);
        Roles = [new Choice("", "Choose a role"), .. PeopleWords.Choices(await hub.RolesAsync(cancellationToken))];
        Sections = new SectionNames([.. await accounts.SectionsAsync(cancellationToken)]);
        return Account is not null;
    }
}
