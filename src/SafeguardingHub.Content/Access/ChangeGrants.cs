using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Access;

/// <summary>Gives somebody a role, in one section or in all. It holds from the person's next request on.</summary>
public sealed class GrantRole(ContentEngine engine)
{
    /// <summary>Gives the role.</summary>
    public async Task<Outcome<Account>> ExecuteAsync(Actor actor, string id, string roleName, ContentItemId? section, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await PeopleWork.InAsync(engine, unit, actor, cancellationToken);
        if (await work.FindAsync(id, cancellationToken) is not { } account)
        {
            return Outcome<Account>.Refused(work.Reasons);
        }

        var role = await work.RoleAsync(roleName, cancellationToken);
        var place = await work.PlaceAsync(section, cancellationToken);
        if (role is not null && account.Grants.Any(grant => grant.Section == section && string.Equals(grant.Role, role.Name, StringComparison.OrdinalIgnoreCase)))
        {
            work.Refuse(ReasonKind.Taken, "role", $"{account.Name} has that role there already.");
        }

        if (work.IsRefused)
        {
            return Outcome<Account>.Refused(work.Reasons);
        }

        await unit.Accounts.AddGrantAsync(account.Id, role!.Name, section, cancellationToken);
        work.Note(nameof(GrantRole), account, $"{role.Name}, {place}");
        return await work.CompleteAsync(account with { Grants = account.Grants.Add(new Grant(role.Name, [.. role.Permissions], section)) }, cancellationToken);
    }
}

/// <summary>Takes a role away from somebody. It ends with the person's next request.</summary>
public sealed class RevokeRole(ContentEngine engine)
{
    /// <summary>Takes the role away.</summary>
    public async Task<Outcome<Account>> ExecuteAsync(Actor actor, string id, string roleName, ContentItemId? section, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await PeopleWork.InAsync(engine, unit, actor, cancellationToken);
        if (await work.FindAsync(id, cancellationToken) is not { } account)
        {
            return Outcome<Account>.Refused(work.Reasons);
        }

        var left = account with
        {
            Grants = account.Grants.RemoveAll(grant => grant.Section == section && string.Equals(grant.Role, roleName, StringComparison.OrdinalIgnoreCase)),
        };
        if (left.Grants.Length == account.Grants.Length)
        {
            work.Refuse(ReasonKind.NotFound, "", $"{account.Name} does not have that role there any more.");
        }

        if (account.IsAdministrator && !left.IsAdministrator)
        {
            await work.KeepAnAdministratorAsync(account, cancellationToken);
        }

        if (work.IsRefused)
        {
            return Outcome<Account>.Refused(work.Reasons);
        }

        // A section that is gone has no name; its grant goes all the same.
        var place = section is { } where
            ? (await unit.SectionsAsync(cancellationToken)).FirstOrDefault(entry => entry.Id == where)?.Name ?? "a section that is gone"
            : "all sections";
        await unit.Accounts.RemoveGrantAsync(account.Id, roleName, section, cancellationToken);
        work.Note(nameof(RevokeRole), account, $"{account.Grants.Except(left.Grants).First().Role}, {place}");
        return await work.CompleteAsync(left, cancellationToken);
    }
}
