using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteEditorsListTests() : EditorsListContract(HubProvider.Sqlite);

public sealed class PostgresEditorsListTests() : EditorsListContract(HubProvider.Postgres);

public abstract class EditorsListContract(HubProvider provider) : HubContract(provider)
{
    private static readonly EditorsQuery All = new() { Reach = [new Reach(null)], Reader = "me" };

    private IEditorsContent Editors => Hub.Services.GetRequiredService<IEditorsContent>();

    [Theory]
    [InlineData(ListOrder.Changed)]
    [InlineData(ListOrder.Name)]
    public async Task List_PageAfterPage_TellsEveryItemOnceInOrder(ListOrder order)
    {
        // Several saved in one instant and several of one name: the place in the list must still be one.
        await Hub.WriteAsync([.. Enumerable.Range(0, 23).Select(n => Item($"i{n:00}", title: $"Name {n / 4}", minutes: n / 3))]);
        var query = All with { Order = order, Limit = 5 };
        var seen = new List<EditorsLine>();
        string? after = null;
        do
        {
            var page = await Editors.ListAsync(query with { After = after }, CancellationToken.None);
            seen.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);

        var expected = order == ListOrder.Name
            ? seen.OrderBy(line => line.Name, StringComparer.Ordinal).ThenBy(line => line.Id.Value, StringComparer.Ordinal)
            : seen.OrderByDescending(line => line.ModifiedAt).ThenByDescending(line => line.Id.Value, StringComparer.Ordinal);
        Assert.Equal(23, seen.Select(line => line.Id).Distinct().Count());
        Assert.Equal(expected.Select(line => line.Id), seen.Select(line => line.Id));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("")]
    [InlineData("LTUKaTE")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5CmkwMQ")]
    public async Task List_PlaceThatItNeverGave_IsTheBeginning(string after)
    {
        await Hub.WriteAsync(Item("i1"));

        Assert.Single((await Editors.ListAsync(All with { After = after }, CancellationToken.None)).Lines);
    }

    [Theory]
    [InlineData(StandingFilter.Any, "changed draft live planned sent submitted urgent")]
    [InlineData(StandingFilter.Live, "changed live urgent")]
    [InlineData(StandingFilter.Draft, "draft")]
    [InlineData(StandingFilter.Changed, "changed")]
    [InlineData(StandingFilter.Submitted, "submitted")]
    [InlineData(StandingFilter.SentBack, "sent")]
    [InlineData(StandingFilter.Scheduled, "planned")]
    [InlineData(StandingFilter.Urgent, "urgent")]
    [InlineData(StandingFilter.Bin, "binned")]
    public async Task List_ByStanding_HoldsWhatStandsThere(StandingFilter filter, string expected)
    {
        var mark = new Mark(ActorKind.User, "u1", "Ada", Given.Start, "why");
        await Hub.WriteAsync(
            Item("draft"), Given.Live("live", "live1"), Given.Live("changed", "c1"),
            Item("submitted") with { Status = new ItemStatus { Stage = Stage.Submitted, StageBy = mark } },
            Item("sent") with { Status = new ItemStatus { Stage = Stage.SentBack, StageBy = mark, TurnOf = "u1" } },
            Item("planned") with { Status = new ItemStatus { Stage = Stage.Scheduled, PublishPlan = new PlannedChange(Given.Start, new LocalDateTime(2026, 3, 2, 9, 0), "Europe/London", mark) } },
            Given.Live("urgent", "u1") with { Status = new ItemStatus { Urgent = mark } },
            Item("binned") with { Status = new ItemStatus { Binned = mark } });
        await Hub.WriteAsync(Given.Draft("changed", "c2", revision: 2));

        var page = await Editors.ListAsync(All with { Filter = filter }, CancellationToken.None);

        Assert.Equal(expected, string.Join(' ', page.Lines.Select(line => line.Id.Value).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Status_OfAnItem_IsReadAsItWasWritten()
    {
        var mark = new Mark(ActorKind.User, "u1", "Ada", Given.Start, "why");
        var plan = new PlannedChange(Given.Start + Duration.FromDays(1), new LocalDateTime(2026, 3, 3, 9, 0), "Europe/London", mark, "New hours");
        var status = new ItemStatus { Stage = Stage.Scheduled, StageBy = mark, Approval = mark with { ActorId = "u2" }, Urgent = mark, PublishPlan = plan, WithdrawPlan = plan };

        await Hub.WriteAsync(Item("i1") with { Status = status });

        Assert.Equal(status, (await Editors.FindAsync(Given.Id("i1"), CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task List_ReachesOfSectionsAndOwnContent_HoldNothingElseAndNothingTwice()
    {
        await Hub.WriteAsync(
            Item("north1", section: "north"), Item("north2", section: "north", owner: "me"), Item("south1", section: "south"),
            Item("south2", section: "south", owner: "me"), Item("west", section: "west", owner: "me"), Item("nowhere"));
        var query = new EditorsQuery { Reader = "me", Reach = [new Reach(Given.Id("north")), new Reach(Given.Id("south"), IsOwnOnly: true), new Reach(Given.Id("north"), IsOwnOnly: true)] };

        var page = await Editors.ListAsync(query, CancellationToken.None);
        var none = await Editors.ListAsync(new EditorsQuery { Reader = "me" }, CancellationToken.None);
        var narrowed = await Editors.ListAsync(query with { Section = Given.Id("south") }, CancellationToken.None);

        Assert.Equal(["north1", "north2", "south2"], page.Lines.Select(line => line.Id.Value).Order(StringComparer.Ordinal));
        Assert.Empty(none.Lines);
        Assert.Equal("south2", Assert.Single(narrowed.Lines).Id.Value);
    }

    [Fact]
    public async Task List_ByWordsOwnerTypeAndOverdueReview_NarrowsToAll()
    {
        await Hub.WriteAsync(
            Item("due", title: "Protecting Children’s Rights", owner: "me") with { DueMoments = [new DueMoment("review-due", Given.Start)] },
            Item("later", title: "Children", owner: "me") with { DueMoments = [new DueMoment("review-due", Given.Start + Duration.FromDays(9))] },
            Item("adult", title: "Adults and grandchildren", owner: "you"));

        async Task<string> IdsAsync(EditorsQuery query) =>
            string.Join(' ', (await Editors.ListAsync(query, CancellationToken.None)).Lines.Select(line => line.Id.Value).Order(StringComparer.Ordinal));

        Assert.Equal("due later", await IdsAsync(All with { Words = "CHILD" }));
        Assert.Equal("due", await IdsAsync(All with { Words = "rights prot" }));
        Assert.Equal("adult", await IdsAsync(All with { Owner = "you" }));
        Assert.Equal("due", await IdsAsync(All with { OverdueAt = Given.Start + Duration.FromDays(1) }));
        Assert.Equal("", await IdsAsync(All with { Types = ["Service"] }));
        Assert.Equal("adult due later", await IdsAsync(All with { Types = ["Page", "Service"], Words = "% !" }));
    }

    [Fact]
    public async Task List_HundredsOfItemsInManySections_CostsOneQuery()
    {
        await Hub.WriteAsync([.. Enumerable.Range(0, 300).Select(n => Item($"i{n}", section: $"s{n % 3}"))]);
        var lines = 0;

        var queries = await QueryCount.DuringAsync(async () => lines = (await Editors.ListAsync(
            new EditorsQuery { Reader = "me", Reach = [new Reach(Given.Id("s0")), new Reach(Given.Id("s1"))], Limit = 40 }, CancellationToken.None)).Lines.Length);

        Assert.Equal((40, 1), (lines, queries));
    }

    [Fact]
    public async Task Names_OfLiveContentElsewhere_AreThePublicOnes()
    {
        await Hub.WriteAsync(
            Given.Live("shown", "s1", title: "Public name") with { Section = Given.Id("south") }, Item("mine", section: "north", title: "My draft name"),
            Item("secret", section: "south", title: "Secret name"));
        await Hub.WriteAsync(Given.Draft("shown", "s2", revision: 2, title: "Hidden name") with { Section = Given.Id("south") });

        var names = await Editors.NamesAsync(new EditorsQuery { Reader = "me", Reach = [new Reach(Given.Id("north"))], Words = "name" }, CancellationToken.None);

        Assert.Equal([("My draft name", false), ("Public name", true)], names.Select(name => (name.Name, name.IsLive)));
    }

    [Fact]
    public async Task Desk_FormsPresenceAndLinks_AreKeptReplacedAndForgotten()
    {
        var desk = Hub.Services.GetRequiredService<IEditorsDesk>();
        await Hub.WriteAsync(Item("i1"));
        var link = new PreviewLink(new string('a', 64), Given.Id("i1"), null, new Mark(ActorKind.User, "u1", "Ada", Given.Start, "Parents"), Given.Start + Duration.FromDays(2));

        await desk.KeepAsync("u1", new Autosaved("i1", 1, Given.Start, "{}"), CancellationToken.None);
        await desk.KeepAsync("u1", new Autosaved("i1", 2, Given.Start, """{"A":{}}"""), CancellationToken.None);
        await desk.TouchAsync(Given.Id("i1"), new PresentEditor("u1", "Ada", Given.Start), Given.Start, CancellationToken.None);
        var others = await desk.TouchAsync(Given.Id("i1"), new PresentEditor("u2", "Ben", Given.Start), Given.Start, CancellationToken.None);
        await desk.KeepAsync(link, Given.Audit with { Action = "CreatePreviewLink" }, new AuditSubject { Item = link.Item }, CancellationToken.None);

        Assert.Equal("""{"A":{}}""", (await desk.FindAsync("u1", "i1", CancellationToken.None))!.Parts);
        Assert.Null(await desk.FindAsync("u2", "i1", CancellationToken.None));
        Assert.Equal("Ada", Assert.Single(others).Name);
        Assert.Equal("i1", (await desk.PreviewAsync(link, CancellationToken.None))!.Id.Value);
        await desk.ForgetBeforeAsync(Given.Start + Duration.FromDays(1), CancellationToken.None);
        Assert.Null(await desk.FindAsync("u1", "i1", CancellationToken.None));
        Assert.Equal(link, await desk.FindLinkAsync(link.Hash, CancellationToken.None));
        Assert.True(await desk.EndLinkAsync(link.Hash, Given.Audit with { Action = "EndPreviewLink" }, new AuditSubject { Item = link.Item }, CancellationToken.None));
        Assert.False(await desk.EndLinkAsync(link.Hash, Given.Audit, new AuditSubject { Item = link.Item }, CancellationToken.None));
        var audit = (await Hub.Reader.AuditAsync(2, CancellationToken.None)).Select(change => (change.Entry.Action, change.Item!.Value.Value));
        Assert.Equal([("EndPreviewLink", "i1"), ("CreatePreviewLink", "i1")], audit);
        Assert.Null(await desk.FindLinkAsync(link.Hash, CancellationToken.None));
    }

    private static ItemWrite Item(string id, string? section = null, string? owner = null, string title = "Title", int minutes = 0)
    {
        var write = Given.Draft(id, id + "-v", title: title);
        return write with
        {
            Section = section is null ? null : Given.Id(section),
            Owner = owner,
            Versions = [write.Versions[0] with { ModifiedAt = Given.Start + Duration.FromMinutes(minutes) }],
        };
    }
}
