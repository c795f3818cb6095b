using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>Invites somebody: an address, a name, a role, and where it holds.</summary>
[Needs(Permission.ManageUsers, Everywhere = true)]
public sealed class InviteModel(IAccounts accounts, IHubReader hub, InviteUser invite, IMailLinks mail) : AdminPage
{
    private SectionNames sections = new([]);

    /// <inheritdoc />
    public override string Title => Link is null ? "Invite somebody" : "Invited";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("People", "/admin/people")];

    /// <summary>The address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The role.</summary>
    [BindProperty]
    public string? Role { get; set; }

    /// <summary>Where it holds.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>Whether the link can go by mail.</summary>
    public bool HasMail => mail.IsOn;

    /// <summary>The roles.</summary>
    public ImmutableArray<Choice> Roles { get; private set; } = [];

    /// <summary>The sections.</summary>
    public ImmutableArray<Choice> Sections => sections.Choices;

    /// <summary>What was made; null before.</summary>
    public AccountLink? Link { get; private set; }

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Invites, and shows the link: once, because only its hash is kept.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var outcome = await invite.ExecuteAsync(
            Actor, new Invitation(Email ?? "", Name ?? "", Role ?? "", sections.Read(Section)), mail.IsOn ? mail.OriginOf(Request) : null, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, Places.FieldOf);
        }

        Link = outcome.Value;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Roles = PeopleWords.Choices(await hub.RolesAsync(cancellationToken));
        sections = new SectionNames([.. await accounts.SectionsAsync(cancellationToken)]);
    }
}
