using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads people who can sign in.</summary>
internal sealed class AccountReader(HubContexts contexts, WriteGate? gate) : IAccounts
{
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await AccountReading.LoadAsync(context, users => users, cancellationToken);
    }

    public async Task<Account?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return (await AccountReading.LoadAsync(context, users => users.Where(user => user.Id == id), cancellationToken)).SingleOrDefault();
    }

    public async Task<(OneTimeLink Link, Account? Account)?> FindLinkAsync(string hash, Instant now, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        if (await AccountReading.FindLinkAsync(context, hash, now, cancellationToken) is not { } link)
        {
            return null;
        }

        return (link, link.Account is null ? null : (await AccountReading.LoadAsync(context, users => users.Where(user => user.Id == link.Account), cancellationToken)).SingleOrDefault());
    }

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.Accounts.AnyAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<SectionEntry>> SectionsAsync(CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.Sections.OrderBy(row => row.Name).ThenBy(row => row.ItemId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.Entry())];
    }

    public async Task<SignInCheck?> CheckSignInAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await (
            from signIn in context.SignIns
            where signIn.Id == id && signIn.EndedAt == null
            join user in context.Accounts on signIn.UserId equals user.Id
            where !user.IsDisabled
            from grant in context.Grants.Where(grant => grant.SubjectKind == ActorKind.User && grant.SubjectId == user.Id).DefaultIfEmpty()
            from role in context.HubRoles.Where(role => role.NameKey == grant!.RoleKey).DefaultIfEmpty()
            orderby grant!.Id
            select new
            {
                user.Id, user.DisplayName, user.SecurityStamp, signIn.SeenAt, RoleKey = (string?)grant!.RoleKey, grant.Section,
                Role = (string?)role!.Name, Permissions = (string?)role.Permissions,
            }).ToListAsync(cancellationToken);
        if (rows is not [var first, ..])
        {
            return null;
        }

        var grants = rows.Where(row => row.RoleKey is not null).Select(row => AccountReading.GrantOf(new GrantedRole
        {
            Subject = row.Id, RoleKey = row.RoleKey!, Role = row.Role, Permissions = row.Permissions, Section = row.Section,
        }));
        return new SignInCheck(new Actor(ActorKind.User, first.Id, first.DisplayName, [.. grants]), first.SecurityStamp ?? "", first.SeenAt);
    }

    public async Task<IReadOnlyList<SignInRecord>> SignInsAsync(string account, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.SignIns.Where(row => row.UserId == account && row.EndedAt == null)
            .OrderByDescending(row => row.StartedAt).ThenBy(row => row.Id)
            .Select(row => new SignInRecord(row.Id, row.UserId, row.StartedAt, row.SeenAt, row.EndedAt, row.Browser)).ToListAsync(cancellationToken);
    }

    public async Task<int> ForgetSignInsAsync(Instant before, CancellationToken cancellationToken)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await using var context = contexts.Create();
        return await context.SignIns.Where(row => row.SeenAt < before && (row.EndedAt == null || row.EndedAt < before)).ExecuteDeleteAsync(cancellationToken);
    }
}
