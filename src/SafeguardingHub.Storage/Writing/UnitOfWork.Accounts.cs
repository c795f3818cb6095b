using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public IAccountWork Accounts => new AccountWork(this, session);

    // Identity keeps the same rows: a stamp that is new tells it, and every cookie, that what it read is out of date.
    private sealed class AccountWork(UnitOfWork unit, HubSession session) : IAccountWork
    {
        private HubDbContext Context => session.Context;

        public Task HoldAsync(CancellationToken cancellationToken) => DoAsync(() => session.HoldAccountsAsync(cancellationToken));

        public Task<Account?> FindAsync(string id, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
            (await AccountReading.LoadAsync(Context, users => users.Where(user => user.Id == id), cancellationToken)).SingleOrDefault());

        public Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var key = AccountReading.KeyOf(email);
            return (await AccountReading.LoadAsync(Context, users => users.Where(user => user.NormalizedUserName == key), cancellationToken)).SingleOrDefault();
        });

        public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) =>
            unit.GuardAsync(() => AccountReading.LoadAsync(Context, users => users, cancellationToken));

        public Task<OneTimeLink?> FindLinkAsync(string hash, Instant now, CancellationToken cancellationToken) =>
            unit.GuardAsync(() => AccountReading.FindLinkAsync(Context, hash, now, cancellationToken));

        public Task AddAsync(string id, string email, string name, Instant now, CancellationToken cancellationToken) => InsertAsync(new HubUser
        {
            Id = id,
            UserName = email,
            NormalizedUserName = AccountReading.KeyOf(email),
            Email = email,
            NormalizedEmail = AccountReading.KeyOf(email),
            EmailConfirmed = true,
            DisplayName = name,
            CreatedAt = now,
            LockoutEnabled = true,
            SecurityStamp = NewStamp(),
            ConcurrencyStamp = NewStamp(),
        }, cancellationToken);

        public Task RenameAsync(string id, string name, CancellationToken cancellationToken) => DoAsync(() => User(id).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.DisplayName, name).SetProperty(user => user.ConcurrencyStamp, NewStamp()), cancellationToken));

        public Task SetPasswordAsync(string id, string? hash, CancellationToken cancellationToken) => DoAsync(() => User(id).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.PasswordHash, hash).SetProperty(user => user.AccessFailedCount, 0)
                .SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(user => user.SecurityStamp, NewStamp()).SetProperty(user => user.ConcurrencyStamp, NewStamp()),
            cancellationToken));

        public Task ForgetProofsAsync(string id, CancellationToken cancellationToken) => DoAsync(async () =>
        {
            await Context.Set<IdentityUserPasskey<string>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
            await Context.Set<IdentityUserToken<string>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
            await User(id).ExecuteUpdateAsync(
                set => set.SetProperty(user => user.TwoFactorEnabled, false)
                    .SetProperty(user => user.SecurityStamp, NewStamp()).SetProperty(user => user.ConcurrencyStamp, NewStamp()),
                cancellationToken);
        });

        public Task SetDisabledAsync(string id, bool isDisabled, CancellationToken cancellationToken) => DoAsync(() => User(id).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.IsDisabled, isDisabled)
                .SetProperty(user => user.SecurityStamp, NewStamp()).SetProperty(user => user.ConcurrencyStamp, NewStamp()),
            cancellationToken));

        public Task AddGrantAsync(string id, string role, ContentItemId? section, CancellationToken cancellationToken) => InsertAsync(
            new GrantRow { SubjectKind = ActorKind.User, SubjectId = id, RoleKey = role.ToLowerInvariant(), Section = section?.Value }, cancellationToken);

        public Task<bool> RemoveGrantAsync(string id, string role, ContentItemId? section, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var (key, where) = (role.ToLowerInvariant(), section?.Value);
            return await Context.Grants
                .Where(row => row.SubjectKind == ActorKind.User && row.SubjectId == id && row.RoleKey == key && row.Section == where)
                .ExecuteDeleteAsync(cancellationToken) > 0;
        });

        public Task AddLinkAsync(OneTimeLink link, CancellationToken cancellationToken) => InsertAsync(
            new AccountLinkRow { Hash = link.Hash, Kind = link.Kind, UserId = link.Account, CreatedAt = link.CreatedAt, ExpiresAt = link.ExpiresAt }, cancellationToken);

        public Task RemoveLinksAsync(string? account, CancellationToken cancellationToken) =>
            DoAsync(() => Context.AccountLinks.Where(row => row.UserId == account).ExecuteDeleteAsync(cancellationToken));

        public Task StartSignInAsync(SignInRecord record, CancellationToken cancellationToken) => DoAsync(async () =>
        {
            await session.InsertAsync(
                [new SignInRow { Id = record.Id, UserId = record.Account, StartedAt = record.StartedAt, SeenAt = record.SeenAt, Browser = record.Browser }], cancellationToken);
            await User(record.Account).ExecuteUpdateAsync(set => set.SetProperty(user => user.LastSignInAt, record.StartedAt), cancellationToken);
        });

        public Task SeeSignInAsync(string signIn, Instant now, CancellationToken cancellationToken) =>
            DoAsync(() => Context.SignIns.Where(row => row.Id == signIn).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellationToken));

        public Task<int> EndSignInsAsync(string account, string? only, string? except, Instant now, CancellationToken cancellationToken) => unit.GuardAsync(() =>
            Context.SignIns.Where(row => row.UserId == account && row.EndedAt == null && (only == null || row.Id == only) && (except == null || row.Id != except))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellationToken));

        public Task<ForgottenTraces?> ForgetAsync(string id, string? email, CancellationToken cancellationToken) =>
            unit.GuardAsync(() => Forgetting.ApplyAsync(session, id, email, cancellationToken));

        public Task PostAsync(OutgoingMail mail, Instant now, CancellationToken cancellationToken) => InsertAsync(Outbox.RowOf(mail, now), cancellationToken);

        public void Note(AuditEntry audit, string account, bool changesRights = false)
        {
            unit.Note(audit, new AuditSubject { Account = account });
            if (changesRights)
            {
                unit.changes.Add(new ChangeRow { Number = 0, Kind = ChangeKind.Roles, At = audit.At });
            }
        }

        private static string NewStamp() => Guid.NewGuid().ToString("N");

        private IQueryable<HubUser> User(string id) => Context.Accounts.Where(user => user.Id == id);

        private Task<bool> InsertAsync<TRow>(TRow row, CancellationToken cancellationToken) where TRow : class =>
            DoAsync(() => session.InsertAsync([row], cancellationToken));

        private Task<bool> DoAsync(Func<Task> work) => unit.GuardAsync(async () =>
        {
            await work();
            return true;
        });
    }
}
