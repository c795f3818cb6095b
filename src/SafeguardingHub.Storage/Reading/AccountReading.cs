using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>People who can sign in, read alike inside a change and outside.</summary>
internal static class AccountReading
{
    /// <summary>How Identity compares addresses.</summary>
    public static string KeyOf(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>The accounts that a filter lets through, by name, with their grants: two queries.</summary>
    public static async Task<IReadOnlyList<Account>> LoadAsync(
        HubDbContext context, Func<IQueryable<HubUser>, IQueryable<HubUser>> filter, CancellationToken cancellationToken)
    {
        var rows = await filter(context.Accounts).OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new
            {
                user.Id, user.Email, user.DisplayName, user.IsDisabled, user.TwoFactorEnabled, user.CreatedAt, user.LastSignInAt,
                CanProve = user.PasswordHash != null || context.Set<IdentityUserPasskey<string>>().Any(passkey => passkey.UserId == user.Id),
                LinkUntil = context.AccountLinks.Where(link => link.UserId == user.Id).Max(link => (Instant?)link.ExpiresAt),
            })
            .ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Id).ToArray();
        var grants = (await GrantsOf(context, ids).ToListAsync(cancellationToken)).ToLookup(row => row.Subject, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => new Account
            {
                Id = row.Id,
                Email = row.Email ?? "",
                Name = row.DisplayName,
                IsDisabled = row.IsDisabled,
                CanProve = row.CanProve,
                HasTwoSteps = row.TwoFactorEnabled,
                CreatedAt = row.CreatedAt,
                LastSignInAt = row.LastSignInAt,
                LinkUntil = row.LinkUntil,
                Grants = [.. grants[row.Id].Select(GrantOf)],
            }),
        ];
    }

    public static async Task<OneTimeLink?> FindLinkAsync(HubDbContext context, string hash, Instant now, CancellationToken cancellationToken) =>
        await context.AccountLinks.SingleOrDefaultAsync(link => link.Hash == hash && link.ExpiresAt > now, cancellationToken) is { } row
            ? new OneTimeLink(row.Kind, row.UserId, row.Hash, row.CreatedAt, row.ExpiresAt)
            : null;

    /// <summary>A grant of a role, of which nothing is left where the role is gone.</summary>
    public static Grant GrantOf(GrantedRole row) => new(
        row.Role ?? row.RoleKey, row.Permissions is null ? [] : [.. SiteReading.PermissionsOf(row.Permissions)], ItemRows.IdOf(row.Section));

    private static IQueryable<GrantedRole> GrantsOf(HubDbContext context, string[] accounts) =>
        from grant in context.Grants
        where grant.SubjectKind == ActorKind.User && accounts.Contains(grant.SubjectId)
        join role in context.HubRoles on grant.RoleKey equals role.NameKey into roles
        from role in roles.DefaultIfEmpty()
        orderby grant.Id
        select new GrantedRole { Subject = grant.SubjectId, RoleKey = grant.RoleKey, Role = role.Name, Permissions = role.Permissions, Section = grant.Section };
}

/// <summary>A grant with what its role holds, as one row of a query.</summary>
internal sealed class GrantedRole
{
    public required string Subject { get; init; }

    public required string RoleKey { get; init; }

    public required string? Role { get; init; }

    public required string? Permissions { get; init; }

    public required string? Section { get; init; }
}
