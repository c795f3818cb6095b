using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Access;

/// <summary>A one-time link that was made for somebody: shown once, or sent by mail.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Address">The link's address below the hub's origin; a secret.</param>
/// <param name="ExpiresAt">From when it no longer works.</param>
/// <param name="IsPosted">Whether it goes by mail, too.</param>
public sealed record AccountLink(Account Account, string Address, Instant ExpiresAt, bool IsPosted);

/// <summary>What every change of people has in common: who may make it, on whom, and what is never done.</summary>
internal sealed class PeopleWork(IUnitOfWork unit, Actor actor, Instant now)
{
    private readonly List<Reason> reasons = [];

    public IUnitOfWork Unit => unit;

    public Instant Now => now;

    public ImmutableArray<Reason> Reasons => [.. reasons];

    public bool IsRefused => reasons.Count > 0;

    public void Refuse(ReasonKind kind, string place, string message) => reasons.Add(new Reason(kind, place, message));

    /// <summary>Begins: others are kept from changing accounts meanwhile.</summary>
    public static async Task<PeopleWork> InAsync(ContentEngine engine, IUnitOfWork unit, Actor actor, CancellationToken cancellationToken)
    {
        await unit.Accounts.HoldAsync(cancellationToken);
        return new PeopleWork(unit, actor, engine.Now);
    }

    /// <summary>Refuses who may not manage people.</summary>
    public bool MayManage()
    {
        if (Rights.AllowsEverywhere(actor, Permission.ManageUsers))
        {
            return true;
        }

        Refuse(ReasonKind.NotPermitted, "", "You may not manage people. Ask an administrator of the hub.");
        return false;
    }

    /// <summary>
    /// Somebody whom the actor may change: only who may do, everywhere, all that the other may do, or taking over the other's
    /// account would be a way to more rights.
    /// </summary>
    public async Task<Account?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!MayManage())
        {
            return null;
        }

        if (await unit.Accounts.FindAsync(id, cancellationToken) is not { } account)
        {
            Refuse(ReasonKind.NotFound, "", "There is no such person.");
            return null;
        }

        if (account.Grants.Any(grant => !HoldsAll(grant.Permissions)))
        {
            Refuse(ReasonKind.NotPermitted, "", $"{account.Name} may do things that you may not do everywhere. Ask an administrator of the hub.");
            return null;
        }

        return account;
    }

    /// <summary>The role, where the actor may give and take it.</summary>
    public async Task<Role?> RoleAsync(string name, CancellationToken cancellationToken)
    {
        var role = (await unit.RolesAsync(cancellationToken))
            .FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase) && !string.Equals(role.Name, Role.Anonymous, StringComparison.OrdinalIgnoreCase));
        if (role is null)
        {
            Refuse(ReasonKind.Invalid, nameof(role), "Choose a role.");
            return null;
        }

        if (!HoldsAll(role.Permissions))
        {
            Refuse(ReasonKind.NotPermitted, nameof(role), $"The role {role.Name} allows things that you may not do everywhere. Ask an administrator of the hub.");
            return null;
        }

        return role;
    }

    /// <summary>The section's name, "all sections" for none; null, with a reason, where there is no such section.</summary>
    public async Task<string?> PlaceAsync(ContentItemId? section, CancellationToken cancellationToken)
    {
        if (section is not { } id)
        {
            return "all sections";
        }

        if ((await unit.SectionsAsync(cancellationToken)).FirstOrDefault(entry => entry.Id == id) is { } found)
        {
            if (found.EndedAt is not null)
            {
                Refuse(ReasonKind.InUse, nameof(section), $"{found.Name} has ended: nobody works in it any more.");
            }

            return found.Name;
        }

        Refuse(ReasonKind.Invalid, nameof(section), "Choose where the role holds.");
        return null;
    }

    /// <summary>Refuses what would leave the hub without anybody who runs it.</summary>
    public async Task KeepAnAdministratorAsync(Account without, CancellationToken cancellationToken)
    {
        if (without.IsAdministrator && without.State == AccountState.Active
            && !(await unit.Accounts.ListAsync(cancellationToken)).Any(other => other.Id != without.Id && other.IsAdministrator && other.State == AccountState.Active))
        {
            Refuse(ReasonKind.InUse, "", $"{without.Name} is the last administrator who can sign in. Make somebody else an administrator first.");
        }
    }

    /// <summary>Makes the old links of somebody worthless and keeps a new one, with a letter where mail is on.</summary>
    public async Task<AccountLink> LinkAsync(LinkKind kind, Account account, string? origin, CancellationToken cancellationToken)
    {
        var (link, secret) = OneTimeLink.New(kind, account.Id, now);
        var address = OneTimeLink.AddressOf(kind, secret);
        await unit.Accounts.RemoveLinksAsync(account.Id, cancellationToken);
        await unit.Accounts.AddLinkAsync(link, cancellationToken);
        if (origin is not null)
        {
            await unit.Accounts.PostAsync(Letter(account, origin + address, link.ExpiresAt), now, cancellationToken);
        }

        return new AccountLink(account, address, link.ExpiresAt, origin is not null);
    }

    /// <summary>Notes in the audit what was done, and in the change log that rights changed.</summary>
    public void Note(string action, Account account, string? note = null) =>
        unit.Accounts.Note(AuditEntry.Of(actor, action, now, note), account.Id, changesRights: true);

    /// <summary>Commits, or hands back why not.</summary>
    public async Task<Outcome<T>> CompleteAsync<T>(T value, CancellationToken cancellationToken) where T : class
    {
        if (IsRefused)
        {
            return Outcome<T>.Refused(reasons);
        }

        try
        {
            await unit.CommitAsync(cancellationToken);
            return value;
        }
        catch (WriteConflictException)
        {
            return Outcome<T>.Refused(new Reason(ReasonKind.Stale, "", "Somebody else changed this account in between. Nothing was saved; try again."));
        }
    }

    private bool HoldsAll(IEnumerable<string> permissions) => permissions.All(permission => Rights.AllowsEverywhere(actor, permission));

    private static OutgoingMail Letter(Account account, string address, Instant expiresAt) => new(
        account.Email,
        "Your account",
        $"""
        Hello {account.Name},

        Choose a password for your account with this link. It works once, for seven days:

        {address}

        If you did not expect this message, you can ignore it.
        """,
        expiresAt);
}
