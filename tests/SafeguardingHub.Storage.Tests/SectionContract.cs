using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteSectionTests() : SectionContract(HubProvider.Sqlite);

public sealed class PostgresSectionTests() : SectionContract(HubProvider.Postgres)
{
    // On SQLite there is one writer anyway.
    [Fact]
    public async Task Hold_WhileSomebodyPutsSomethingIn_IsWaitedFor()
    {
        await Hub.WriteAsync(Section("s1", "a"));
        await using var other = Hub.AnotherNode();
        await using var editor = await other.Store.BeginAsync(CancellationToken.None);
        await editor.HoldAsync([Given.Id("s1")], CancellationToken.None);
        editor.Write(Given.Draft("i1", "v1") with { Section = Given.Id("s1") });
        await using var merge = await Hub.Store.BeginAsync(CancellationToken.None);
        var waiting = merge.Sections.HoldAsync(Given.Id("s1"), CancellationToken.None);

        Assert.False(waiting.IsCompleted);
        await editor.CommitAsync(CancellationToken.None);
        await waiting;
        Assert.Equal([Given.Id("i1"), Given.Id("s1")], await merge.Sections.ItemsAsync(Given.Id("s1"), after: null, 10, CancellationToken.None));
    }
}

public abstract class SectionContract(HubProvider provider) : HubContract(provider)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Fact]
    public async Task Section_ThatHasEnded_SaysSo()
    {
        await Hub.WriteAsync(Section("s1", "a"), Section("s2", "b") with { SectionEntry = new SectionEntry(Given.Id("s2"), "S2", Given.Path("b")) { EndedAt = Now } });

        var sections = await Hub.AskAsync(unit => unit.SectionsAsync(CancellationToken.None));

        Assert.Equal([("a", null), ("b", (Instant?)Now)], sections.Select(section => (section.Prefix.Text, section.EndedAt)));
    }

    [Fact]
    public async Task Redirects_ToPagesOfASectionThatAreNotLive_AreLedToAnother()
    {
        var s1 = Given.Id("s1");
        await Hub.WriteAsync(
            Given.Live("i1", "v1") with { Section = s1 }, Given.Draft("i2", "w1") with { Section = s1 },
            Given.Draft("i3", "x1") with { Section = Given.Id("s2") }, Given.Live("i4", "y1") with { Section = Given.Id("s2") });
        await DoAsync(unit => unit.Redirects.PutAsync([To("i1"), To("i2"), To("i3")], Given.Audit, new AuditSubject { Section = s1 }, CancellationToken.None));

        await DoAsync(unit => unit.Sections.LeadRedirectsAsync(s1, Given.Id("i4"), Given.Audit, CancellationToken.None));

        var found = await Hub.AskAsync(unit => unit.Redirects.AtAsync(["old-i1", "old-i2", "old-i3"], CancellationToken.None));
        Assert.Equal(
            [("old-i1", Given.Id("i1"), 1), ("old-i2", Given.Id("i4"), 2), ("old-i3", Given.Id("i3"), 1)],
            found.OrderBy(redirect => redirect.Id, StringComparer.Ordinal).Select(redirect => (redirect.Source.Path, redirect.Target.Item!.Value, redirect.Revision)));

        static Redirect To(string item) => new(
            item, new RedirectSource("", "old-" + item, IsTree: false), RedirectTarget.To(Given.Id(item)), Given.Id("s1"),
            new Mark(Given.Audit.ActorKind, Given.Audit.ActorId, Given.Audit.ActorName, Now, null), 1);
    }

    [Fact]
    public async Task Items_OfASection_AreThoseOfTheNewestOrTheLiveVersionInSteps()
    {
        var s1 = Given.Id("s1");
        await Hub.WriteAsync(Given.Draft("i1", "v1") with { Section = s1 }, Given.Live("i2", "w1") with { Section = s1 }, Given.Draft("i3", "x1") with { Section = Given.Id("s2") });
        await Hub.WriteAsync(Given.Live("i4", "y1") with { Section = Given.Id("s2"), Live = LiveWrite.Show(Given.Published("i4", "y1") with { Section = s1 }, [], []) });

        await Hub.AskAsync(async unit =>
        {
            Assert.Equal([Given.Id("i1"), Given.Id("i2")], await unit.Sections.ItemsAsync(s1, after: null, 2, CancellationToken.None));
            Assert.Equal([Given.Id("i4")], await unit.Sections.ItemsAsync(s1, Given.Id("i2"), 2, CancellationToken.None));
            Assert.Equal(
                [new SectionCount("Page", ItemStanding.Draft, 1), new SectionCount("Page", ItemStanding.Live, 2)], await unit.Sections.CountsAsync(s1, CancellationToken.None));
            return true;
        });
    }

    [Fact]
    public async Task Pointing_AtAnItem_IsByItsIdAndByItsAlias()
    {
        await Hub.WriteAsync(
            Given.Draft("i1", "v1") with { DraftReferences = [new ContentReference(ReferenceKind.Item, "s1", "a", false)] },
            Given.Draft("i2", "w1") with { DraftReferences = [new ContentReference(ReferenceKind.Alias, "Front", "a", false)] },
            Given.Draft("s1", "x1") with { DraftReferences = [new ContentReference(ReferenceKind.Item, "s1", "a", false)] });

        var both = await Hub.AskAsync(unit => unit.Sections.PointingAtAsync(Given.Id("s1"), ["FRONT"], CancellationToken.None));
        var byId = await Hub.AskAsync(unit => unit.Sections.PointingAtAsync(Given.Id("s1"), [], CancellationToken.None));

        Assert.Equal([Given.Id("i1"), Given.Id("i2")], both);
        Assert.Equal([Given.Id("i1")], byId);
    }

    [Fact]
    public async Task Withdrawn_ForAnother_LeadsThereFromEveryAddressInOneStep()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"), Given.Live("i2", "w1", path: "there"));
        await Hub.WriteAsync(Given.Live("i1", "v2", revision: 2, path: "b") with { NewRedirects = [Given.Path("a")] });

        await Hub.WriteAsync(Given.Write("i1", 3) with
        {
            Live = LiveWrite.Withdrawn, DraftPath = Given.Path("b"), NewRedirects = [Given.Path("b")], LeadsTo = Given.Id("i2"),
        });

        foreach (var old in new[] { "a", "b" })
        {
            Assert.Equal(new PublicRoute(Given.Id("i2"), Given.Path("there")), await Hub.Published.FindRouteAsync(Given.Path(old), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Addresses_BelowAPrefix_AreThoseAtItAndBelowItWithTheirRedirects()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", path: "a"), Given.Draft("i2", "w1", path: "a/b"), Given.Draft("i3", "x1", path: "ab"), Given.Live("i4", "y1", path: "a/c"));
        await Hub.WriteAsync(Given.Live("i4", "y2", revision: 2, path: "z") with { NewRedirects = [Given.Path("a/c")] });

        var addresses = await Hub.AskAsync(unit => unit.Sections.AddressesAsync(Given.Path("A"), CancellationToken.None));

        Assert.Equal([("a", "i1", null), ("a/b", "i2", null), ("a/c", null, "i4")], addresses.Select(route => (route.Path.Text, route.Owner?.Value, route.RedirectTo?.Value)));
    }

    [Fact]
    public async Task Grants_Moved_AreHeldOnceAndEndedOnesAreGone()
    {
        await DoAsync(async unit =>
        {
            unit.WriteRoles([new Role("Editor", "", ["EditContent"]), new Role("Reader", "", [])], Given.Audit);
            await unit.Accounts.AddAsync("u1", "ada@example.org", "Ada", Now, CancellationToken.None);
            await unit.Accounts.AddGrantAsync("u1", "Editor", Given.Id("s1"), CancellationToken.None);
            await unit.Accounts.AddGrantAsync("u1", "Reader", Given.Id("s1"), CancellationToken.None);
            await unit.Accounts.AddGrantAsync("u1", "Editor", Given.Id("s2"), CancellationToken.None);
            await unit.Accounts.AddGrantAsync("u1", "Editor", Given.Id("s3"), CancellationToken.None);
        });

        await DoAsync(async unit =>
        {
            Assert.Equal(
                [new SectionGrant(ActorKind.User, "u1", "Ada", "Editor"), new SectionGrant(ActorKind.User, "u1", "Ada", "Reader")],
                await unit.Sections.GrantsAsync(Given.Id("s1"), CancellationToken.None));
            await unit.Sections.MoveGrantsAsync(Given.Id("s1"), Given.Id("s2"), CancellationToken.None);
            await unit.Sections.MoveGrantsAsync(Given.Id("s3"), to: null, CancellationToken.None);
        });

        var account = await Hub.AskAsync(unit => unit.Accounts.FindAsync("u1", CancellationToken.None));
        Assert.Equal([("Editor", "s2"), ("Reader", "s2")], account!.Grants.Select(grant => (grant.Role, grant.Section?.Value)).Order());
    }

    private protected static ItemWrite Section(string id, string path) =>
        Given.Live(id, id + "-1", path: path) with { Section = Given.Id(id), SectionEntry = new SectionEntry(Given.Id(id), id.ToUpperInvariant(), Given.Path(path)) };

    private async Task DoAsync(Func<IUnitOfWork, Task> work)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await work(unit);
        await unit.CommitAsync(CancellationToken.None);
    }
}
