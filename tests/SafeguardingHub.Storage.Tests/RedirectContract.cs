using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteRedirectTests() : RedirectContract(HubProvider.Sqlite);

public sealed class PostgresRedirectTests() : RedirectContract(HubProvider.Postgres);

public abstract class RedirectContract(HubProvider provider) : HubContract(provider)
{
    private static readonly ContentItemId Section = Given.Id("s1");
    private static readonly LocalDate Day = new(2026, 11, 23);
    private static readonly RedirectsQuery All = new() { Reach = null };

    private IRedirects Redirects => Hub.Services.GetRequiredService<IRedirects>();

    [Fact]
    public async Task Put_ToAnItem_FollowsItWhereverItStandsAndLeadsNowhereOnceItIsGone()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "here"));
        await PutAsync(Of("r1", "/old", RedirectTarget.To(Given.Id("i1"))));

        Assert.Equal(new SentOn("/here", false), await FindAsync("old"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2, path: "there"));
        Assert.Equal("/there", (await FindAsync("old"))!.Address);

        await PutAsync(Of("r2", "/dead", RedirectTarget.To(Given.Id("nothing"))));
        Assert.Null(await FindAsync("dead"));
        var nowhere = Assert.Single((await Redirects.ListAsync(All with { LeadsNowhere = true }, CancellationToken.None)).Lines);
        Assert.Equal("/dead", nowhere.Redirect.Source.Address);
        Assert.Null(nowhere.LeadsTo);
    }

    [Fact]
    public async Task Find_AmongSeveral_TakesTheNearestInOneQuery()
    {
        await PutAsync(
            Of("r1", "/a/b/c", RedirectTarget.To("/exact")), Of("r2", "/a/b/*", RedirectTarget.To("/long")), Of("r3", "/a/*", RedirectTarget.To("/short")),
            Of("r4", "https://old.example/a/b/*", RedirectTarget.To("/named")), Of("r5", "https://old.example/*", RedirectTarget.To("https://elsewhere.example/")));

        Assert.Equal("/exact", (await FindAsync("a/b/c", "old.example"))!.Address);
        Assert.Equal("/named", (await FindAsync("a/b/x/y", "old.example"))!.Address);
        Assert.Equal("/long", (await FindAsync("a/b/x", "other.example"))!.Address);
        Assert.Equal("/short", (await FindAsync("a/b"))!.Address);
        Assert.Null(await FindAsync("a"));
        Assert.Equal(new SentOn("https://elsewhere.example/", true), await FindAsync("z", "old.example"));
        Assert.Equal(1, await QueryCount.DuringAsync(() => FindAsync("a/b/c/d/e/f", "old.example")));
    }

    [Fact]
    public async Task Put_AndRemove_TellThoseWhoFollowWhatIsPublic()
    {
        var before = await Hub.Log.LastPublicAsync(CancellationToken.None);
        var redirect = Of("r1", "/old", RedirectTarget.To("/guidance"));

        await PutAsync(redirect);
        var between = await Hub.Log.LastPublicAsync(CancellationToken.None);
        await DoAsync(unit => unit.Redirects.RemoveAsync(redirect, Given.Audit, new AuditSubject { Section = Section }, CancellationToken.None));

        Assert.True(before < between);
        Assert.True(between < await Hub.Log.LastPublicAsync(CancellationToken.None));
        Assert.Null(await FindAsync("old"));
    }

    [Fact]
    public async Task Put_AnotherAtTheSameAddress_IsRefused()
    {
        await PutAsync(Of("r1", "/old", RedirectTarget.To("/guidance")));

        await Assert.ThrowsAsync<WriteConflictException>(() => PutAsync(Of("r2", "/old", RedirectTarget.To("/policies"))));

        Assert.Equal("/guidance", (await FindAsync("old"))!.Address);
    }

    [Fact]
    public async Task Put_ReadBack_IsTheSameAndReplacedByItsId()
    {
        var redirect = Of("r1", "https://old.example/a/*", RedirectTarget.To(Given.Id("i1")), "because");
        await PutAsync(redirect);
        Assert.Equal(redirect, await Hub.AskAsync(unit => unit.Redirects.FindAsync("r1", CancellationToken.None)));

        var changed = Of("r1", "/b", RedirectTarget.To("/guidance")) with { Revision = 2 };
        await PutAsync(changed);

        await Assert.ThrowsAsync<WriteConflictException>(() => PutAsync(changed with { Target = RedirectTarget.To("/late") }));
        Assert.Equal(changed, Assert.Single((await Redirects.ListAsync(All, CancellationToken.None)).Lines).Redirect);
        Assert.Equal([], await Hub.AskAsync(unit => unit.Redirects.HostsAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task List_PageByPage_HoldsEachOnceInOneQueryEach()
    {
        await PutAsync([.. Enumerable.Range(1, 7).Select(number => Of($"r{number}", $"/old/{number}", RedirectTarget.To("/guidance")))]);
        var found = new List<string>();
        string? after = null;
        do
        {
            RedirectsPage page = null!;
            Assert.Equal(1, await QueryCount.DuringAsync(async () => page = await Redirects.ListAsync(All with { After = after, Limit = 3 }, CancellationToken.None)));
            found.AddRange(page.Lines.Select(line => line.Redirect.Source.Path));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"old/{number}"), found);
        Assert.Equal(3, (await Redirects.ListAsync(All with { After = "no position", Limit = 3 }, CancellationToken.None)).Lines.Length);
    }

    [Fact]
    public async Task List_ByWordsAndSection_HoldsOnlyWhatMatches()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "here", title: "Self-neglect"));
        await PutAsync(
            Of("r1", "/team/adults", RedirectTarget.To(Given.Id("i1"))), Of("r2", "/team/children", RedirectTarget.To("/guidance"), "on the leaflets"),
            Of("r3", "/other", RedirectTarget.To("/policies")) with { Section = Given.Id("s2") });

        Assert.Equal(["r1"], await ListAsync(All with { Words = "self neg" }));
        Assert.Equal(["r2"], await ListAsync(All with { Words = "leaflet" }));
        Assert.Equal(["r1", "r2"], await ListAsync(All with { Words = "team" }));
        Assert.Equal(["r3"], await ListAsync(All with { Section = Given.Id("s2") }));
        Assert.Equal(["r1", "r2"], await ListAsync(All with { Reach = [Section] }));
        Assert.Equal([], await ListAsync(All with { Reach = [] }));
    }

    [Fact]
    public async Task Unmatched_AskedAgain_AddsUpAndKeepsTheDays()
    {
        await CountAsync(Day, 10, ("old.example", "a", 2), ("old.example", "b", 5), ("", "a", 1));
        await CountAsync(Day.PlusDays(2), 10, ("old.example", "a", 4));

        var lines = (await Redirects.UnmatchedAsync(new UnmatchedQuery(), CancellationToken.None)).Lines;

        Assert.Equal([new(new("old.example", "a"), 6, Day, Day.PlusDays(2)), new(new("old.example", "b"), 5, Day, Day), new(new("", "a"), 1, Day, Day)], lines.AsEnumerable());
    }

    [Fact]
    public async Task Unmatched_MoreThanAreKept_DropsThoseAskedForLeastAndTheOldOnesAreForgotten()
    {
        await CountAsync(Day, 2, ("", "a", 3), ("", "b", 1), ("", "c", 2));
        Assert.Equal(["a", "c"], await UnmatchedAsync());

        await CountAsync(Day.PlusDays(5), 2, ("", "a", 1));
        Assert.Equal(1, await Redirects.ForgetUnmatchedAsync(Day.PlusDays(1), CancellationToken.None));
        Assert.Equal(["a"], await UnmatchedAsync());
    }

    [Fact]
    public async Task Unmatched_IgnoredAndAskedForLeast_StaysOffTheList()
    {
        await CountAsync(Day, 2, ("", "a", 1));
        await DoAsync(unit => unit.Redirects.IgnoreAsync(new UnmatchedAddress("", "a"), Given.Audit, AuditSubject.Hub, CancellationToken.None));
        await CountAsync(Day, 2, ("", "b", 3), ("", "c", 2));

        await CountAsync(Day, 2, ("", "a", 9));

        Assert.Equal(["b", "c"], await UnmatchedAsync());
    }

    [Fact]
    public async Task Unmatched_IgnoredRedirectedOrOfOthers_IsNotListed()
    {
        await CountAsync(Day, 10, ("", "a", 9), ("", "b", 8), ("", "c/d", 7), ("x.example", "c/d", 6), ("", "e/f", 5), ("", "g", 4), ("", "e-x", 3));

        await DoAsync(unit => unit.Redirects.IgnoreAsync(new UnmatchedAddress("", "a"), Given.Audit, AuditSubject.Hub, CancellationToken.None));
        await CountAsync(Day, 10, ("", "a", 100));
        await PutAsync(Of("r1", "/b", RedirectTarget.To("/guidance")), Of("r2", "https://x.example/c/*", RedirectTarget.To("/guidance")));

        Assert.Equal(["c/d", "g", "e-x"], await UnmatchedAsync(Given.Path("e")));
        Assert.False(await Hub.AskAsync(unit => unit.Redirects.IgnoreAsync(new UnmatchedAddress("", "nothing"), Given.Audit, AuditSubject.Hub, CancellationToken.None)));
    }

    [Fact]
    public async Task Unmatched_PageByPage_HoldsEachOnce()
    {
        await CountAsync(Day, 10, ("", "a", 1), ("", "b", 1), ("", "c", 2), ("", "d", 1));

        var first = await Redirects.UnmatchedAsync(new UnmatchedQuery { Limit = 2 }, CancellationToken.None);
        var second = await Redirects.UnmatchedAsync(new UnmatchedQuery { Limit = 2, After = first.Next }, CancellationToken.None);

        Assert.Equal(["c", "a", "b", "d"], first.Lines.Concat(second.Lines).Select(line => line.Address.Path));
        Assert.Null(second.Next);
    }

    private static Redirect Of(string id, string from, RedirectTarget target, string? note = null)
    {
        Assert.True(RedirectSource.TryParse(from, out var source, out _));
        return new Redirect(id, source, target, Section, new Mark(Given.Audit.ActorKind, Given.Audit.ActorId, Given.Audit.ActorName, Given.Start, note), 1);
    }

    private Task<SentOn?> FindAsync(string path, string host = "") => Redirects.FindAsync(host, path, CancellationToken.None);

    private async Task<IEnumerable<string>> ListAsync(RedirectsQuery query) =>
        (await Redirects.ListAsync(query, CancellationToken.None)).Lines.Select(line => line.Redirect.Id).Order(StringComparer.Ordinal);

    private async Task<IEnumerable<string>> UnmatchedAsync(params ContentPath[] except) =>
        (await Redirects.UnmatchedAsync(new UnmatchedQuery { Except = [.. except] }, CancellationToken.None)).Lines.Select(line => line.Address.Path);

    private Task CountAsync(LocalDate day, int most, params (string Host, string Path, int Count)[] asked) => Redirects.CountUnmatchedAsync(
        [.. asked.Select(one => KeyValuePair.Create(new UnmatchedAddress(one.Host, one.Path), one.Count))], day, most, CancellationToken.None);

    private Task PutAsync(params Redirect[] redirects) => DoAsync(unit => unit.Redirects.PutAsync(redirects, Given.Audit, new AuditSubject { Section = Section }, CancellationToken.None));

    private async Task DoAsync(Func<IUnitOfWork, Task> work)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await work(unit);
        await unit.CommitAsync(CancellationToken.None);
    }
}
