using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteAccountTests() : AccountContract(HubProvider.Sqlite);

public sealed class PostgresAccountTests() : AccountContract(HubProvider.Postgres)
{
    // On SQLite there is one writer anyway.
    [Fact]
    public async Task Hold_ByAnother_IsWaitedFor()
    {
        await using var other = Hub.AnotherNode();
        await using var first = await Hub.Store.BeginAsync(CancellationToken.None);
        await first.Accounts.HoldAsync(CancellationToken.None);
        await using var second = await other.Store.BeginAsync(CancellationToken.None);
        var waiting = second.Accounts.HoldAsync(CancellationToken.None);

        Assert.False(waiting.IsCompleted);
        await first.CommitAsync(CancellationToken.None);
        await waiting;
    }
}

public abstract class AccountContract(HubProvider provider) : HubContract(provider)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    private IAccounts Accounts => Hub.Services.GetRequiredService<IAccounts>();

    private IOutbox Outbox => Hub.Services.GetRequiredService<IOutbox>();

    [Fact]
    public async Task Account_WithGrants_IsReadWithWhatItsRolesHoldNow()
    {
        await DoAsync(async unit =>
        {
            unit.WriteRoles([new Role("Editor", "", ["EditContent"])], Given.Audit);
            await unit.Accounts.AddAsync("u1", "Ada@Example.org", "Ada", Now, CancellationToken.None);
            await unit.Accounts.AddGrantAsync("u1", "Editor", Given.Id("s1"), CancellationToken.None);
            await unit.Accounts.AddGrantAsync("u1", "Gone", section: null, CancellationToken.None);
        });

        await DoAsync(unit =>
        {
            unit.WriteRoles([new Role("Editor", "", ["EditContent", "PublishContent"])], Given.Audit);
            return Task.CompletedTask;
        });

        var account = await Accounts.FindAsync("u1", CancellationToken.None);
        Assert.Equal(AccountState.Waiting, account!.State);
        Assert.Equal([("Editor", Given.Id("s1"), 2), ("gone", null, 0)], account.Grants.Select(grant => (grant.Role, grant.Section, grant.Permissions.Count)));
        Assert.Equal("u1", (await Hub.AskAsync(unit => unit.Accounts.FindByEmailAsync(" ada@example.ORG ", CancellationToken.None)))!.Id);
    }

    [Fact]
    public async Task Account_OfTheSameAddress_IsRefused()
    {
        await DoAsync(unit => unit.Accounts.AddAsync("u1", "ada@example.org", "Ada", Now, CancellationToken.None));

        var refused = await Assert.ThrowsAsync<WriteConflictException>(() => DoAsync(unit => unit.Accounts.AddAsync("u2", "ADA@example.org", "Ada", Now, CancellationToken.None)));

        Assert.Equal(WriteConflict.Id, refused.Conflict);
    }

    [Fact]
    public async Task Account_ThatTheEngineMade_IsOneOfIdentitys()
    {
        await using var scope = Hub.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>();
        await DoAsync(async unit =>
        {
            await unit.Accounts.AddAsync("u1", "ada@example.org", "Ada", Now, CancellationToken.None);
            await unit.Accounts.SetPasswordAsync("u1", users.PasswordHasher.HashPassword(new HubUser(), "four green kettles"), CancellationToken.None);
        });

        var user = await users.FindByEmailAsync("Ada@example.org");

        Assert.True(await users.CheckPasswordAsync(user!, "four green kettles"));
        Assert.True(await users.GetLockoutEnabledAsync(user!));
        Assert.Equal(AccountState.Active, (await Accounts.FindAsync("u1", CancellationToken.None))!.State);
    }

    [Fact]
    public async Task SignIn_Checked_HoldsUntilItIsEndedOrTheAccountIsOff()
    {
        await StartAsync("u1", "r1", "r2");
        var check = await Accounts.CheckSignInAsync("r1", CancellationToken.None);

        await DoAsync(async unit => Assert.Equal(1, await unit.Accounts.EndSignInsAsync("u1", only: "r1", except: null, Now, CancellationToken.None)));
        var ended = await Accounts.CheckSignInAsync("r1", CancellationToken.None);
        var other = await Accounts.CheckSignInAsync("r2", CancellationToken.None);
        await DoAsync(unit => unit.Accounts.SetDisabledAsync("u1", isDisabled: true, CancellationToken.None));

        Assert.Equal(("u1", "Ada"), (check!.Actor.Id, check.Actor.Name));
        Assert.Null(ended);
        Assert.NotNull(other);
        Assert.Null(await Accounts.CheckSignInAsync("r2", CancellationToken.None));
    }

    [Fact]
    public async Task SignIns_LongGone_AreForgottenAndOthersStay()
    {
        await StartAsync("u1", "r1", "r2");
        await DoAsync(unit => unit.Accounts.SeeSignInAsync("r2", Now + Duration.FromDays(1), CancellationToken.None));

        var forgotten = await Accounts.ForgetSignInsAsync(Now + Duration.FromHours(1), CancellationToken.None);

        Assert.Equal(1, forgotten);
        Assert.Equal("r2", Assert.Single(await Accounts.SignInsAsync("u1", CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Link_KeptByItsHash_IsFoundUntilItRunsOutOrIsRemoved()
    {
        var (link, secret) = OneTimeLink.New(LinkKind.Invitation, "u1", Now);
        await StartAsync("u1");
        await DoAsync(unit => unit.Accounts.AddLinkAsync(link, CancellationToken.None));

        Assert.Equal("u1", (await Accounts.FindLinkAsync(OneTimeLink.HashOf(secret), Now, CancellationToken.None))!.Value.Account!.Id);
        Assert.Null(await Accounts.FindLinkAsync(secret, Now, CancellationToken.None));
        Assert.Null(await Accounts.FindLinkAsync(link.Hash, link.ExpiresAt, CancellationToken.None));
        await DoAsync(unit => unit.Accounts.RemoveLinksAsync("u1", CancellationToken.None));
        Assert.Null(await Accounts.FindLinkAsync(link.Hash, Now, CancellationToken.None));
    }

    [Fact]
    public async Task Unit_NotCommitted_LeavesNothingOfAnAccount()
    {
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Accounts.AddAsync("u1", "ada@example.org", "Ada", Now, CancellationToken.None);
            unit.Accounts.Note(Given.Audit, "u1", changesRights: true);
        }

        Assert.False(await Accounts.AnyAsync(CancellationToken.None));
        Assert.Empty(await Hub.Reader.AuditAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Note_OfRights_IsInTheAuditAndInTheChangeLog()
    {
        var commit = await DoAsync(unit =>
        {
            unit.Accounts.Note(Given.Audit, "u1", changesRights: true);
            unit.Accounts.Note(Given.Audit, "u1");
            return Task.CompletedTask;
        });

        Assert.Equal(1, commit.Rows);
        Assert.Equal(["u1", "u1"], (await Hub.Reader.AuditAsync(10, CancellationToken.None)).Select(change => change.Account));
    }

    [Fact]
    public async Task Letter_Taken_IsNobodyElsesUntilItsTimeAndIsDroppedWhenItIsOfNoUse()
    {
        var later = Now + Duration.FromMinutes(5);
        var mail = new OutgoingMail("ada@example.org", "Your account", "Hello", Now + Duration.FromDays(7));
        await DoAsync(unit => unit.Accounts.PostAsync(mail, Now, CancellationToken.None));

        var taken = await Outbox.TakeAsync(Now, later, CancellationToken.None);
        var meanwhile = await Outbox.TakeAsync(Now, later, CancellationToken.None);
        var again = await Outbox.TakeAsync(later, later + Duration.FromMinutes(5), CancellationToken.None);

        Assert.Equal((mail, 1), (taken!.Value.Mail, taken.Value.Tries));
        Assert.Null(meanwhile);
        Assert.Equal(2, again!.Value.Tries);
        Assert.Null(await Outbox.TakeAsync(mail.DropAt, mail.DropAt + Duration.FromMinutes(5), CancellationToken.None));
    }

    [Fact]
    public async Task Letter_AboutMattersThatWereToldBefore_IsNotPosted()
    {
        var mail = new OutgoingMail("ada@example.org", "Contacts to ring", "Hello", Now + Duration.FromDays(14));

        Assert.True(await Outbox.PostOnceAsync(mail, ["call/b/1/u1", "call/a/1/u1"], Now, CancellationToken.None));
        Assert.False(await Outbox.PostOnceAsync(mail, ["call/a/1/u1"], Now, CancellationToken.None));
        Assert.True(await Outbox.PostOnceAsync(mail, ["call/a/1/u1", "call/a/2/u1"], Now, CancellationToken.None));

        Assert.NotNull(await Outbox.TakeAsync(Now, mail.DropAt, CancellationToken.None));
        Assert.NotNull(await Outbox.TakeAsync(Now, mail.DropAt, CancellationToken.None));
        Assert.Null(await Outbox.TakeAsync(Now, mail.DropAt, CancellationToken.None));
    }

    [Fact]
    public async Task Letter_AboutAMatterThatIsForgotten_IsPostedAgain()
    {
        var mail = new OutgoingMail("ada@example.org", "Contacts to ring", "Hello", Now + Duration.FromDays(14));
        await Outbox.PostOnceAsync(mail, ["call/a/1/u1"], Now, CancellationToken.None);

        await Outbox.ForgetToldBeforeAsync(Now + Duration.FromDays(1), CancellationToken.None);

        Assert.True(await Outbox.PostOnceAsync(mail, ["call/a/1/u1"], Now, CancellationToken.None));
    }

    private async Task StartAsync(string account, params string[] records)
    {
        await DoAsync(async unit =>
        {
            await unit.Accounts.AddAsync(account, account + "@example.org", "Ada", Now, CancellationToken.None);
            foreach (var record in records)
            {
                await unit.Accounts.StartSignInAsync(new SignInRecord(record, account, Now, Now, null, "Firefox on Windows"), CancellationToken.None);
            }
        });
    }

    private async Task<Commit> DoAsync(Func<IUnitOfWork, Task> work)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await work(unit);
        return await unit.CommitAsync(CancellationToken.None);
    }
}
