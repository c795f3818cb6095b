using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>Takes a role away from somebody, after saying which and where.</summary>
[Needs(Permission.ManageUsers, Everywhere = true)]
public sealed class RevokeModel(ReadPeople people, IAccounts accounts, RevokeRole revoke) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Take a role away";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("People", "/admin/people"), new(Account?.Name ?? "", "/admin/people/" + Account?.Id)];

    /// <summary>From whom.</summary>
    public Account? Account { get; private set; }

    /// <summary>Which role.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    /// <summary>Where it holds.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>Where it holds, in words.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Shows what will happen.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) is not null ? Page() : NotFound();

    /// <summary>Takes the role away.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } grant)
        {
            return NotFound();
        }

        var outcome = await revoke.ExecuteAsync(Actor, id, grant.Role, grant.Section, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = $"{outcome.Value.Name} is no longer {grant.Role}, {Place}.";
        return LocalRedirect("/admin/people/" + id);
    }

    private async Task<Grant?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Account = await people.FindAsync(Actor, id, cancellationToken);
        var found = Account?.Grants.FirstOrDefault(grant => grant.Role == Role && SectionNames.ValueOf(grant.Section) == Section);
        Place = new SectionNames([.. await accounts.SectionsAsync(cancellationToken)]).Of(found?.Section);
        return found;
    }
}
