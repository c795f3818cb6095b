using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteFindingsTests() : FindingsContract(HubProvider.Sqlite);

public sealed class PostgresFindingsTests() : FindingsContract(HubProvider.Postgres)
{
    [Fact]
    public async Task Kept_ByTwoNodesAtOnce_IsThereOnce()
    {
        await using var other = Hub.AnotherNode();
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Draft("i2", "v2"));
        var mention = new Mention(MentionKind.Number, "01905822666");
        CheckedItem[] items = [Checked("i1", "v1", 1, Gap, Slip), Checked("i2", "v2", 1, Hint)];
        items = [.. items.Select(item => item with { Versions = [.. item.Versions.Select(version => version with { Mentions = [mention] })] })];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() =>
            (at % 2 == 0 ? Hub : other).Services.GetRequiredService<IFindings>().KeepAsync(at % 4 < 2 ? items : [items[1], items[0]], CancellationToken.None))));

        Assert.Equal([Gap, Slip], (await Findings.OfItemAsync(Given.Id("i1"), CancellationToken.None)).Findings.Select(found => found.Finding));
        Assert.Single((await Findings.OfItemAsync(Given.Id("i2"), CancellationToken.None)).Findings);
        Assert.Equal(2, (await Hub.Services.GetRequiredService<IMentions>().FindAsync([mention.Key], Given.Id("i9"), 10, CancellationToken.None)).Count);
    }
}

public abstract class FindingsContract(HubProvider provider) : HubContract(provider)
{
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly FindingsQuery All = new() { Reach = [new Reach(null)], Today = Today };
    private protected static readonly Finding Gap = new("gap", Severity.Error, "RoutePart.Services", "Fridays", "Nobody answers.") { Fix = new TextFix("A.Html", "8.30am", "8:30am", "Write 8:30am") };
    private protected static readonly Finding Slip = new("slip", Severity.Warning, "TitlePart.Title", "Fulfill", "Write fulfil.");
    private protected static readonly Finding Hint = new("hint", Severity.Note, "", "", "A hint.");

    private static readonly AuditSubject About = new() { Item = Given.Id("i1") };

    private protected IFindings Findings => Hub.Services.GetRequiredService<IFindings>();

    [Fact]
    public async Task Kept_ReadBack_AreTheSameInTheirOrder()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));

        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap, Slip, Hint)], CancellationToken.None);

        var kept = await Findings.OfItemAsync(Given.Id("i1"), CancellationToken.None);
        Assert.Equal([Gap, Slip, Hint], kept.Findings.Select(found => found.Finding));
        Assert.All(kept.Findings, found => Assert.Equal((true, false, Given.Start, true), (found.IsNewest, found.IsLive, found.Since, found.IsOpen(Today))));
        Assert.Equal((Given.Start, 1), (kept.CheckedAt, kept.Revision));
    }

    [Fact]
    public async Task Kept_Again_TheOldAreGoneAndTheSameKeepTheirBeginning()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap, Slip)], CancellationToken.None);

        await Findings.KeepAsync([Checked("i1", "v1", 1, Hint, Gap) with { At = Given.Start + Duration.FromDays(3) }], CancellationToken.None);

        var kept = await Findings.OfItemAsync(Given.Id("i1"), CancellationToken.None);
        Assert.Equal([("hint", 3), ("gap", 0)], kept.Findings.Select(found => (found.Finding.Code, (int)(found.Since - Given.Start).TotalDays)));
    }

    [Fact]
    public async Task Kept_OfARevisionThatIsOver_ChangesNothing()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2));

        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap)], CancellationToken.None);

        Assert.Empty((await Findings.OfItemAsync(Given.Id("i1"), CancellationToken.None)).Findings);
        Assert.Equal([Given.Id("i1")], await Findings.ToCheckAsync("mark", null, null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task ToCheck_ChangedOrOnOtherGround_AreTold()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Draft("i2", "v2"), Given.Draft("i3", "v3"));
        await Findings.KeepAsync([Checked("i1", "v1", 1), Checked("i2", "v2", 1)], CancellationToken.None);
        await Hub.WriteAsync(Given.Draft("i2", "v2", revision: 2));

        Assert.Equal(["i2", "i3"], await IdsAsync("mark", null));
        Assert.Equal(["i3"], await IdsAsync("mark", "i2"));
        Assert.Equal(["i1", "i2", "i3"], await IdsAsync("other", null));
        Assert.Equal(["i1", "i2", "i3"], await IdsAsync(null, null));

        async Task<IEnumerable<string>> IdsAsync(string? mark, string? after) =>
            (await Findings.ToCheckAsync(mark, null, after is null ? null : Given.Id(after), 10, CancellationToken.None)).Select(id => id.Value);
    }

    [Fact]
    public async Task Accepted_UntilItsDay_IsNotOpenAndLapsesAfter()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap, Slip)], CancellationToken.None);

        await AcceptAsync("i1", Gap, Today.PlusDays(5));

        Assert.Equal(["slip"], await CodesAsync(All));
        Assert.Equal(["gap"], await CodesAsync(All with { Filter = FindingFilter.Accepted }));
        Assert.Equal(["gap", "slip"], await CodesAsync(All with { Today = Today.PlusDays(6) }));
        Assert.Equal(["gap"], await CodesAsync(All with { Today = Today.PlusDays(6), Filter = FindingFilter.Lapsed }));
        Assert.Equal(new OpenFindings(0, 1), (await Findings.OpenAsync([Given.Id("i1")], Today.PlusDays(5), CancellationToken.None))[Given.Id("i1")]);
        Assert.Equal(new OpenFindings(1, 1), (await Findings.OpenAsync([Given.Id("i1")], Today.PlusDays(6), CancellationToken.None))[Given.Id("i1")]);
    }

    [Fact]
    public async Task Accepted_FoundAgainInAnotherVersion_IsStillAccepted()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap)], CancellationToken.None);
        await AcceptAsync("i1", Gap, Today.PlusDays(5));
        await Hub.WriteAsync(Given.Draft("i1", "v1", revision: 2));

        await Findings.KeepAsync([Checked("i1", "v1", 2, Gap with { Place = "Elsewhere" })], CancellationToken.None);

        Assert.Empty(await CodesAsync(All));
        var kept = Assert.Single((await Findings.OfItemAsync(Given.Id("i1"), CancellationToken.None)).Findings);
        Assert.Equal(("Ada", "It is known"), (kept.Acceptance!.By.ActorName, kept.Acceptance.By.Note));
    }

    [Fact]
    public async Task TakenBack_IsOpenAgainAndBothAreInTheAudit()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap)], CancellationToken.None);
        var acceptance = await AcceptAsync("i1", Gap, Today.PlusDays(5));

        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Checks.TakeBackAsync(acceptance, About, Given.Audit with { Action = "TakeBackAcceptance" }, CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(["gap"], await CodesAsync(All));
        Assert.Equal(["TakeBackAcceptance", "AcceptFinding"], (await Hub.Reader.AuditAsync(2, CancellationToken.None)).Select(entry => entry.Entry.Action));
    }

    [Fact]
    public async Task List_PageAfterPage_TellsEachOnceTheHeaviestFirst()
    {
        await Hub.WriteAsync([.. Enumerable.Range(0, 9).Select(n => Given.Draft($"i{n}", $"v{n}"))]);
        await Findings.KeepAsync([.. Enumerable.Range(0, 9).Select(n => Checked($"i{n}", $"v{n}", 1, Slip, Gap, Slip with { Subject = "Other" }))], CancellationToken.None);
        var seen = new List<FindingLine>();
        string? after = null;
        do
        {
            var page = await Findings.ListAsync(All with { After = after, Limit = 4 }, CancellationToken.None);
            seen.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(27, seen.Select(line => (line.Item, line.Finding.Key)).Distinct().Count());
        Assert.Equal(27, seen.Count);
        Assert.All(seen.Take(9), line => Assert.Equal(Severity.Error, line.Finding.Severity));
        Assert.Equal([("gap", 9), ("slip", 18)], (await Findings.CountAsync(All, CancellationToken.None)).Select(count => (count.Code, count.Count)));
    }

    [Fact]
    public async Task List_OfWhatThePublicSees_HoldsItThoughADraftIsOpen()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"), Given.Live("i2", "v2"));
        var both = Checked("i1", "v3", 1, Slip);
        await Findings.KeepAsync(
            [
                both with { Versions = [.. both.Versions, new CheckedVersion(Given.Version("v1"), IsNewest: false, IsLive: true, [Gap])] },
                new CheckedItem(Given.Id("i2"), 1, "mark", Given.Start, [new CheckedVersion(Given.Version("v2"), IsNewest: true, IsLive: true, [Hint])]),
            ],
            CancellationToken.None);

        Assert.Equal(["gap", "hint"], await CodesAsync(All with { IsLive = true }));
        Assert.Equal(["hint", "slip"], await CodesAsync(All));
    }

    [Fact]
    public async Task List_OfASection_HoldsNothingOfAnother()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1") with { Section = Given.Id("s1") }, Given.Draft("i2", "v2") with { Section = Given.Id("s2") });
        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap), Checked("i2", "v2", 1, Gap, Slip)], CancellationToken.None);

        var page = await Findings.ListAsync(All with { Reach = [new Reach(Given.Id("s1"))] }, CancellationToken.None);

        Assert.Equal([Given.Id("i1")], page.Lines.Select(line => line.Item));
        Assert.Equal([1], (await Findings.CountAsync(All with { Reach = [new Reach(Given.Id("s1"))] }, CancellationToken.None)).Select(count => count.Count));
        Assert.Empty((await Findings.ListAsync(All with { Reach = [] }, CancellationToken.None)).Lines);
    }

    [Fact]
    public async Task ContentList_WithErrors_HoldsThoseAlone()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"), Given.Draft("i2", "v2"), Given.Draft("i3", "v3"));
        await Findings.KeepAsync([Checked("i1", "v1", 1, Gap), Checked("i2", "v2", 1, Slip)], CancellationToken.None);
        var query = new EditorsQuery { Reach = [new Reach(null)], Today = Today };

        Assert.Equal(["i1"], await IdsAsync(Severity.Error));
        Assert.Equal(["i1", "i2"], await IdsAsync(Severity.Warning));

        async Task<IEnumerable<string>> IdsAsync(Severity atLeast) =>
            (await Hub.Services.GetRequiredService<IEditorsContent>().ListAsync(query with { WithFindings = atLeast }, CancellationToken.None)).Lines.Select(line => line.Id.Value).Order();
    }

    private protected static CheckedItem Checked(string item, string version, long revision, params Finding[] findings) => new(
        Given.Id(item), revision, "mark", Given.Start, [new CheckedVersion(Given.Version(version), IsNewest: true, IsLive: false, [.. findings])]);

    private async Task<Acceptance> AcceptAsync(string item, Finding finding, LocalDate until)
    {
        var acceptance = new Acceptance(Given.Id(item), finding.Code, finding.Key, finding.Subject, new Mark(ActorKind.User, "u1", "Ada", Given.Start, "It is known"), until);
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await unit.Checks.AcceptAsync(acceptance, About, Given.Audit with { Action = "AcceptFinding" }, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return acceptance;
    }

    private async Task<IEnumerable<string>> CodesAsync(FindingsQuery query) =>
        (await Findings.ListAsync(query, CancellationToken.None)).Lines.Select(line => line.Finding.Code).Order(StringComparer.Ordinal);
}
