using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteAuditTests() : AuditContract(HubProvider.Sqlite);

public sealed class PostgresAuditTests() : AuditContract(HubProvider.Postgres)
{
    [Fact]
    public async Task Chain_OfTwoNodes_IsOne()
    {
        await using var other = Hub.AnotherNode();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => Task.Run(() => (at % 2 == 0 ? Hub : other).WriteAsync(Given.Draft($"i{at}", $"v{at}")))));

        Assert.Equal((20, 0), await VerifiedAsync());
    }
}

/// <summary>The audit's chain: that it is one whatever writes at once, and that nobody changes it unnoticed.</summary>
public abstract class AuditContract(HubProvider provider) : HubContract(provider)
{
    private IAuditTrail Trail => Hub.Services.GetRequiredService<IAuditTrail>();

    [Fact]
    public async Task Chain_OfNothing_Holds() => Assert.Equal((0, 0), await VerifiedAsync());

    [Fact]
    public async Task Chain_OfManyWritersAtOnce_HasEveryNumberOnceAndHolds()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            for (var at = 0; at < 5; at++)
            {
                await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
                unit.Write(Given.Draft($"i{writer}x{at}", $"v{writer}x{at}"));
                unit.Accounts.Note(Given.Audit with { Action = "SignIn" }, "u1");
                if (at == 4)
                {
                    // Given up: its numbers must not be missed.
                    continue;
                }

                await unit.CommitAsync(CancellationToken.None);
            }
        })));

        var page = await Trail.PageAsync(All with { Limit = 1000 }, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 160).Reverse().Select(number => (long)number), page.Lines.Select(line => line.Number));
        Assert.Equal((160, 0), await VerifiedAsync());
    }

    [Fact]
    public async Task Chain_WithWhatIdentitySaves_HoldsItInItsPlace()
    {
        await DoAsync(unit => unit.Accounts.AddAsync("u1", "ada@example.org", "Ada", Given.Start, CancellationToken.None));
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await using var scope = Hub.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>();
        var audit = scope.ServiceProvider.GetRequiredService<AccountAudit>();
        var user = (await users.FindByIdAsync("u1"))!;

        audit.Note(Given.Audit with { Action = "RenameAccount" }, "u1");
        user.DisplayName = "Ada L";
        var saved = await users.UpdateAsync(user);
        await DoAsync(unit => unit.Accounts.RenameAsync("u1", "Ada M", CancellationToken.None));
        audit.Note(Given.Audit with { Action = "ChangePassword" }, "u1");
        user.DisplayName = "Ada N";
        var refused = await users.UpdateAsync(user);
        await Hub.WriteAsync(Given.Draft("i2", "v2"));

        Assert.True(saved.Succeeded);
        Assert.False(refused.Succeeded);
        Assert.Equal(["SaveDraft", "RenameAccount", "SaveDraft"], (await Hub.Reader.AuditAsync(10, CancellationToken.None)).Select(change => change.Entry.Action));
        Assert.Equal(0, (await VerifiedAsync()).Faults);
    }

    [Fact]
    public async Task Hands_OfThisUnitItself_AreSeenBeforeItIsCommitted()
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        unit.Write(Given.Draft("i1", "v1"));

        Assert.Equal(["u1"], await unit.HandsInAsync(Given.Id("i1"), Given.Version("v1"), [], CancellationToken.None));
        await unit.FlushAsync(CancellationToken.None);
        Assert.Equal(["u1"], await unit.HandsInAsync(Given.Id("i1"), Given.Version("v1"), [], CancellationToken.None));
        Assert.Empty(await unit.HandsInAsync(Given.Id("i1"), Given.Version("v1"), ["SaveDraft"], CancellationToken.None));
    }

    [Theory]
    [InlineData("""UPDATE "Audit" SET "ActorName" = 'Ben' WHERE "Number" = 4""", "4: the name or the id of who did it was altered")]
    [InlineData("""UPDATE "Audit" SET "ActorName" = 'Ben', "ActorSalt" = NULL WHERE "Number" = 4""", "4: who did it cannot be checked any more, and what stands there is no pseudonym")]
    [InlineData("""UPDATE "Audit" SET "ActorId" = 'former-1', "ActorName" = 'Former colleague 1', "ActorSalt" = NULL WHERE "Number" = 4""", "4: it says Former colleague 1, and no entry says that anybody was given that pseudonym")]
    [InlineData("""UPDATE "Audit" SET "Note" = 'never' WHERE "Number" = 4""", "4: its note was altered")]
    [InlineData("""UPDATE "Audit" SET "Note" = NULL, "NoteSalt" = NULL WHERE "Number" = 4""", "4: its note is gone, and no entry says that anybody was given a pseudonym")]
    [InlineData("""UPDATE "Audit" SET "Action" = 'SignIn' WHERE "Number" = 4""", "4: its number, action, time, kind of actor, item, version or section was altered, or its seal")]
    [InlineData("""UPDATE "Audit" SET "Section" = 's1' WHERE "Number" = 4""", "4: its number, action, time, kind of actor, item, version or section was altered, or its seal")]
    [InlineData("""UPDATE "Audit" SET "AccountId" = 'u2' WHERE "Number" = 4""", "4: whose account it is about was altered")]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" = 4""", "4: it is missing")]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" IN (4, 5)""", "4: it is missing, and all up to entry 5")]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" = 7""", "7: it is missing")]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" = 1""", "1: it is missing")]
    [InlineData("""UPDATE "AuditHead" SET "Number" = 6""", "7: somebody put it in without the hub: it is outside the chain (row 7)", "6: the end of the chain is another: the link is broken")]
    [InlineData("""INSERT INTO "Audit" ("ActorKind", "ActorId", "ActorName", "Action", "At") SELECT "ActorKind", "ActorId", "ActorName", "Action", "At" FROM "Audit" WHERE "Number" = 4""", ": somebody put it in without the hub: it is outside the chain (row 8)")]
    [InlineData("""INSERT INTO "Audit" ("Number", "ActorKind", "ActorId", "ActorName", "Action", "At") SELECT 0, "ActorKind", "ActorId", "ActorName", "Action", "At" FROM "Audit" WHERE "Number" = 4""", "0: somebody put it in without the hub: it is outside the chain (row 8)")]
    public async Task Verify_AfterSomebodyChangedTheTable_SaysWhichEntryAndWhat(string sql, params string[] faults)
    {
        await SevenAsync();

        await ChangeAsync(sql);

        var verdict = await Trail.VerifyAsync(progress: null, CancellationToken.None);
        Assert.Equal(faults.Order(StringComparer.Ordinal), verdict.Faults.Select(Text).Order(StringComparer.Ordinal));
        Assert.False(verdict.Holds);
    }

    [Fact]
    public async Task Verify_TwoEntriesSwapped_NamesBoth()
    {
        await SevenAsync();

        await ChangeAsync("""UPDATE "Audit" SET "Number" = 100 WHERE "Number" = 3; UPDATE "Audit" SET "Number" = 3 WHERE "Number" = 6; UPDATE "Audit" SET "Number" = 6 WHERE "Number" = 100""");

        var verdict = await Trail.VerifyAsync(progress: null, CancellationToken.None);
        Assert.Equal([3, 6], verdict.Faults.Select(fault => fault.Number).Distinct());
        Assert.Contains(verdict.Faults, fault => fault.What.Contains("does not follow entry 2: the link is broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chain_OfEntriesOfBefore_IsMadeAtStartAndIsNotMadeAgain()
    {
        await SevenAsync();
        await ChangeAsync("""UPDATE "Items" SET "Section" = 's1' WHERE "Id" = 'i1'""");
        await ChangeAsync("""UPDATE "Audit" SET "Number" = NULL, "Hash" = NULL, "Previous" = NULL, "ActorSalt" = NULL, "ActorDigest" = NULL, "NoteSalt" = NULL, "NoteDigest" = NULL, "ActorKey" = '' """);
        await ChangeAsync("""DELETE FROM "AuditHead" """);
        var said = new ConcurrentQueue<AuditProgress>();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Hub.Database.MigrateAsync(new Immediately(said), CancellationToken.None)));
        await Hub.Database.MigrateAsync(CancellationToken.None);
        await Hub.WriteAsync(Given.Draft("i8", "v8"));

        Assert.Equal((8, 0), await VerifiedAsync());
        Assert.Contains(said, progress => progress is { Done: 7, Total: 7 });
        var found = await Trail.PageAsync(All with { Who = "ada", Reach = [Given.Id("s1")] }, CancellationToken.None);
        Assert.Equal("i1", Assert.Single(found.Lines).Subject.Item!.Value.Value);
    }

    [Fact]
    public async Task Page_Filtered_HoldsWhatMatchesNewestFirstInOneQuery()
    {
        var (s1, s2) = (Given.Id("s1"), Given.Id("s2"));
        await Hub.WriteAsync(Given.Draft("i1", "v1", title: "Élan and hope") with { Section = s1, Audit = Given.Audit with { At = At(1), ActorName = "Zoë Miller", ActorId = "z" } });
        await Hub.WriteAsync(Given.Draft("i2", "v2") with { Section = s2, Audit = Given.Audit with { At = At(2), Action = "PublishContent" } });
        await DoAsync(unit =>
        {
            unit.Accounts.Note(Given.Audit with { At = At(3), Action = "InviteUser" }, "u9");
            return Task.CompletedTask;
        });

        async Task<string> Numbers(AuditQuery query) => string.Join(' ', (await Trail.PageAsync(query, CancellationToken.None)).Lines.Select(line => line.Number.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal("3 2 1", await Numbers(All));
        Assert.Equal("2 1", await Numbers(All with { IncludesAccounts = false }));
        Assert.Equal("1", await Numbers(All with { Reach = [s1] }));
        Assert.Equal("2 1", await Numbers(All with { Reach = [s1, s2] }));
        Assert.Equal("", await Numbers(All with { Reach = [] }));
        Assert.Equal("", await Numbers(All with { Reach = [s1], Section = s2 }));
        Assert.Equal("1", await Numbers(All with { Who = "mil zoe" }));
        Assert.Equal("1", await Numbers(All with { Actor = "z" }));
        Assert.Equal("2", await Numbers(All with { Actions = ["PublishContent", "Other"] }));
        Assert.Equal("1", await Numbers(All with { ItemWords = "elan" }));
        Assert.Equal("", await Numbers(All with { ItemWords = "elan", Reach = [s2] }));
        Assert.Equal("2", await Numbers(All with { Item = Given.Id("i2") }));
        Assert.Equal("3", await Numbers(All with { Account = "u9" }));
        Assert.Equal("2", await Numbers(All with { From = At(2), Until = At(3) }));
        Assert.Equal("2 1", await Numbers(All with { Before = 3 }));
        var first = await Trail.PageAsync(All with { Limit = 2 }, CancellationToken.None);
        Assert.Equal(2L, first.Next);
        Assert.Null((await Trail.PageAsync(All with { Limit = 2, Before = first.Next }, CancellationToken.None)).Next);
        Assert.Equal(1, await QueryCount.DuringAsync(() => Trail.PageAsync(All with { Who = "a", ItemWords = "hope", Reach = [s1, s2] }, CancellationToken.None)));
    }

    [Fact]
    public async Task Page_OfAnItemThatMovedElsewhere_DoesNotSayItsNewName()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1", title: "Old") with { Section = Given.Id("s1") });
        await Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2, title: "New, and not theirs") with { Section = Given.Id("s2") });

        var theirs = await Trail.PageAsync(All with { Reach = [Given.Id("s1")] }, CancellationToken.None);
        var all = await Trail.PageAsync(All, CancellationToken.None);

        Assert.Null(Assert.Single(theirs.Lines).ItemName);
        Assert.Equal(["New, and not theirs", "New, and not theirs"], all.Lines.Select(line => line.ItemName));
    }

    private static AuditQuery All { get; } = new() { Reach = null, IncludesAccounts = true };

    private static Instant At(int hours) => Given.Start + Duration.FromHours(hours);

    private static string Text(AuditFault fault) => string.Create(CultureInfo.InvariantCulture, $"{fault.Number}: {fault.What}");

    private protected async Task<(long Entries, int Faults)> VerifiedAsync()
    {
        var verdict = await Trail.VerifyAsync(progress: null, CancellationToken.None);
        return (verdict.Entries, verdict.FaultCount);
    }

    private async Task SevenAsync()
    {
        for (var at = 1; at <= 7; at++)
        {
            await Hub.WriteAsync(Given.Draft($"i{at}", $"v{at}"));
        }
    }

    private async Task ChangeAsync(string sql)
    {
        await using var context = Hub.Contexts.Create();
#pragma warning disable EF1002 // A constant of the test.
        await context.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
    }

    private async Task DoAsync(Func<IUnitOfWork, Task> work)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await work(unit);
        await unit.CommitAsync(CancellationToken.None);
    }

    private sealed class Immediately(ConcurrentQueue<AuditProgress> said) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => said.Enqueue(value);
    }
}
