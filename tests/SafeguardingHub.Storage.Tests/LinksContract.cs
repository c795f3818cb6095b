using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteLinksTests() : LinksContract(HubProvider.Sqlite);

public sealed class PostgresLinksTests() : LinksContract(HubProvider.Postgres);

public abstract class LinksContract(HubProvider provider) : HubContract(provider)
{
    private const string A = "https://a.example/page";
    private const string B = "https://b.example/page?secret=1";
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly LinksQuery All = new() { Reach = [new Reach(null)], Today = Today, Filter = LinkFilter.All };

    private IOutsideLinks Links => Hub.Services.GetRequiredService<IOutsideLinks>();

    [Fact]
    public async Task Noted_NewAddresses_AreDueAndKnowTheirPages()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Draft("i2", "v2"));

        await NoteAsync(("i1", [A, B]), ("i2", [A]));

        Assert.Equal([A, B], (await Links.DueAsync(Given.Start, 10, CancellationToken.None)).Select(link => link.Address).Order(StringComparer.Ordinal));
        Assert.Equal([Given.Id("i1"), Given.Id("i2")], await Links.HoldersAsync(Key(A), CancellationToken.None));
        Assert.Equal([Given.Id("i1")], await Links.HoldersAsync(Key(B), CancellationToken.None));
    }

    [Fact]
    public async Task Noted_AgainWithout_IsLooseAndForgottenAMonthLater()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await NoteAsync(("i1", [A, B]));

        await NoteAsync(("i1", [B]));
        await Links.ForgetAsync(Given.Start, Given.Start - Duration.FromDays(30), CancellationToken.None);

        Assert.Equal([B], (await Links.DueAsync(Given.Start, 10, CancellationToken.None)).Select(link => link.Address));
        Assert.NotNull(await Links.FindAsync(Key(A), CancellationToken.None));
        await Links.ForgetAsync(Given.Start + Duration.FromDays(31), Given.Start + Duration.FromDays(1), CancellationToken.None);
        Assert.Null(await Links.FindAsync(Key(A), CancellationToken.None));
        Assert.NotNull(await Links.FindAsync(Key(B), CancellationToken.None));
    }

    [Fact]
    public async Task Loose_NotedAgain_KeepsWhatIsKnown()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await NoteAsync(("i1", [A]));
        await KeepAsync(A, OutsideState.Works);
        await NoteAsync(("i1", []));
        await Links.ForgetAsync(Given.Start, Given.Start, CancellationToken.None);

        await NoteAsync(("i1", [A]));
        await Links.ForgetAsync(Given.Start + Duration.FromDays(60), Given.Start + Duration.FromDays(30), CancellationToken.None);

        Assert.Equal(OutsideState.Works, (await Links.FindAsync(Key(A), CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Kept_ReadBack_IsTheSame()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await NoteAsync(("i1", [A]));
        var known = new KnownLink(Key(A), A, OutsideState.Moved, Given.Start + Duration.FromDays(7))
        {
            CheckedAt = Given.Start, LeadsTo = B, Detail = "301", Failures = 2, FirstFailedAt = Given.Start - Duration.FromHours(3),
        };

        await Links.KeepAsync(known, CancellationToken.None);

        Assert.Equal(known, await Links.FindAsync(Key(A), CancellationToken.None));
        Assert.Empty(await Links.DueAsync(Given.Start, 10, CancellationToken.None));
        Assert.Equal(new OutsideLink(OutsideState.Moved, Given.Start, B, "301"), (await Links.StatesAsync([Key(A), Key(B)], Today, CancellationToken.None))[Key(A)]);
    }

    [Fact]
    public async Task Word_OfAPerson_CountsUntilItsDayAndIsInTheAudit()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await NoteAsync(("i1", [A]));
        await KeepAsync(A, OutsideState.NoAnswer);

        await SayAsync(A, new LinkWord(OutsideState.Works, Today, new Mark(ActorKind.User, "u1", "Ada", Given.Start, "I looked")));

        Assert.Equal(OutsideState.Works, (await Links.StatesAsync([Key(A)], Today, CancellationToken.None))[Key(A)].State);
        Assert.Equal(OutsideState.NoAnswer, (await Links.StatesAsync([Key(A)], Today.PlusDays(1), CancellationToken.None))[Key(A)].State);
        Assert.Empty((await Links.ListAsync(All with { Filter = LinkFilter.ToLookAt }, CancellationToken.None)).Lines);
        Assert.Single((await Links.ListAsync(All with { Filter = LinkFilter.ToLookAt, Today = Today.PlusDays(1) }, CancellationToken.None)).Lines);
        Assert.Equal("MarkLink", (await Hub.Reader.AuditAsync(1, CancellationToken.None))[0].Entry.Action);

        await SayAsync(A, null);
        Assert.Null((await Links.FindAsync(Key(A), CancellationToken.None))!.Word);
    }

    [Fact]
    public async Task List_OfASection_TellsNothingOfAnother()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1") with { Section = Given.Id("s1") }, Given.Draft("i2", "v2") with { Section = Given.Id("s2") });
        await NoteAsync(("i1", [A]), ("i2", [A, B]));

        var page = await Links.ListAsync(All with { Reach = [new Reach(Given.Id("s1"))] }, CancellationToken.None);

        var line = Assert.Single(page.Lines);
        Assert.Equal((A, "i1"), (line.Link.Address, Assert.Single(line.Holders).Item.Value));
        Assert.Empty((await Links.ListAsync(All with { Reach = [] }, CancellationToken.None)).Lines);
        Assert.Empty((await Links.ListAsync(All with { Reach = [new Reach(Given.Id("s1"))], Key = Key(B) }, CancellationToken.None)).Lines);
    }

    [Fact]
    public async Task List_PageAfterPage_TellsEachOnce()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Draft("i2", "v2"));
        string[] addresses = [.. Enumerable.Range(0, 9).Select(n => $"https://a.example/{n}")];
        await NoteAsync(("i1", addresses), ("i2", addresses));
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await Links.ListAsync(All with { After = after, Limit = 4, Reach = [new Reach(Given.Id("s1")), new Reach(null)] }, CancellationToken.None);
            Assert.All(page.Lines, line => Assert.Equal(2, line.Holders.Length));
            seen.AddRange(page.Lines.Select(line => line.Link.Address));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(addresses, seen);
    }

    [Fact]
    public async Task Turn_TakenByANode_IsNotAnothersUntilItIsOver()
    {
        var later = Given.Start + Duration.FromMinutes(5);

        Assert.True(await Links.TakeTurnAsync("one", Given.Start, later, CancellationToken.None));
        Assert.False(await Links.TakeTurnAsync("two", Given.Start + Duration.FromMinutes(4), later + Duration.FromMinutes(5), CancellationToken.None));
        Assert.True(await Links.TakeTurnAsync("one", Given.Start + Duration.FromMinutes(4), later, CancellationToken.None));
        Assert.True(await Links.TakeTurnAsync("two", later, later + Duration.FromMinutes(5), CancellationToken.None));
    }

    [Fact]
    public async Task Working_OfAll_IsTheOneThatAnsweredLast()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await NoteAsync(("i1", [A, B]));
        await KeepAsync(A, OutsideState.Works);
        await KeepAsync(B, OutsideState.NoAnswer);

        Assert.Equal(A, (await Links.WorkingAsync(Key(B), CancellationToken.None))?.Address);
        Assert.Null(await Links.WorkingAsync(Key(A), CancellationToken.None));
    }

    private static string Key(string address) => OutsideAddress.Of(address)!.Key;

    private Task NoteAsync(params (string Item, string[] Addresses)[] items) => Hub.Services.GetRequiredService<IFindings>().KeepAsync(
        [.. items.Select(item => new CheckedItem(Given.Id(item.Item), 1, "mark", Given.Start, []) { Outside = [.. item.Addresses.Select(address => OutsideAddress.Of(address)!)] })],
        CancellationToken.None);

    private async Task KeepAsync(string address, OutsideState state) =>
        await Links.KeepAsync((await Links.FindAsync(Key(address), CancellationToken.None))! with { State = state, CheckedAt = Given.Start }, CancellationToken.None);

    private async Task SayAsync(string address, LinkWord? word)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await unit.Links.SayAsync(Key(address), word, new AuditSubject { Item = Given.Id("i1") }, Given.Audit with { Action = "MarkLink" }, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
    }
}
