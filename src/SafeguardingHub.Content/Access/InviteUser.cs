using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Access;

/// <summary>Whom to invite, and to what.</summary>
/// <param name="Email">The address with which the person will sign in.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Role">The name of a role.</param>
/// <param name="Section">Where the role holds; null for all sections and shared ground.</param>
public sealed record Invitation(string Email, string Name, string Role, ContentItemId? Section);

/// <summary>Makes an account for somebody, with a role and a one-time link to choose a password.</summary>
public sealed class InviteUser(ContentEngine engine)
{
    /// <summary>Invites the person.</summary>
    /// <param name="actor">Who invites.</param>
    /// <param name="invitation">Whom, and to what.</param>
    /// <param name="mailOrigin">The hub's origin, where the link is to go by mail; null where it is handed over otherwise.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<AccountLink>> ExecuteAsync(Actor actor, Invitation invitation, string? mailOrigin, CancellationToken cancellationToken)
    {
        var (email, name) = (invitation.Email.Trim(), invitation.Name.Trim());
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await PeopleWork.InAsync(engine, unit, actor, cancellationToken);
        if (!work.MayManage())
        {
            return Outcome<AccountLink>.Refused(work.Reasons);
        }

        foreach (var fault in PersonRules.FaultsOfEmail(email).Concat(PersonRules.FaultsOfName(name)))
        {
            work.Refuse(fault.Kind, fault.Place, fault.Message);
        }

        var role = await work.RoleAsync(invitation.Role, cancellationToken);
        var place = await work.PlaceAsync(invitation.Section, cancellationToken);
        if (await unit.Accounts.FindByEmailAsync(email, cancellationToken) is { } there)
        {
            work.Refuse(ReasonKind.Taken, "email", $"{there.Name} has an account with that address already. Give them the role on their own page.");
        }

        if (work.IsRefused)
        {
            return Outcome<AccountLink>.Refused(work.Reasons);
        }

        var account = NewAccount(email, name, work.Now);
        await unit.Accounts.AddAsync(account.Id, email, name, work.Now, cancellationToken);
        await unit.Accounts.AddGrantAsync(account.Id, role!.Name, invitation.Section, cancellationToken);
        var link = await work.LinkAsync(LinkKind.Invitation, account, mailOrigin, cancellationToken);
        work.Note(nameof(InviteUser), account, $"{role.Name}, {place}");
        return await work.CompleteAsync(link, cancellationToken);
    }

    /// <summary>An account without anything in it.</summary>
    internal static Account NewAccount(string email, string name, Instant now) => new()
    {
        Id = Guid.NewGuid().ToString("N"), Email = email, Name = name, IsDisabled = false, CanProve = false, HasTwoSteps = false, CreatedAt = now,
    };
}
