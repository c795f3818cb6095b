using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The audit trail as people see it: whose, in which words, and as a table.</summary>
[Collection(AccessSiteTests.Name)]
public sealed class AuditPageTests(AccessSite site)
{
    private const string Where = "/admin/audit";
    private readonly HubFactory hub = site.Hub;

    [Fact]
    public async Task Trail_OfASectionOwner_HoldsTheirSectionAndNobodysAccount()
    {
        var owner = await hub.SignInAsync("Section owner", "wyre-forest");
        var administrator = await hub.SignInAsync("Administrator");
        var mine = await MakeAsync("wyre-forest", "Ours, of the audit");
        var other = await MakeAsync("south-worcestershire", "Theirs, of the audit");
        await administrator.SendAsync($"/admin/people/{owner.Person!.Id}", new { Role = "Reader", Section = "all" }, "Give this role");

        var seen = await owner.GetAsync(Where);
        var all = await administrator.GetAsync(Where);

        Assert.Contains(mine.Name, seen.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Name, seen.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Given a role", seen.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Check all entries", seen.Words, StringComparison.Ordinal);
        Assert.All([mine.Name, other.Name, "Given a role", "Reader, all sections", "Check all entries"], words => Assert.Contains(words, all.Words, StringComparison.Ordinal));
        Assert.Equal($"/admin/content/{mine.Id}", seen.Page.MainText().Link(mine.Name));
        Assert.Contains(seen.Page.QuerySelectorAll("nav a"), link => link.GetAttribute("href") == "/admin/running" && link.GetAttribute("aria-current") == "page");
        Assert.Equal(Where, (await owner.GetAsync("/admin/running")).Page.MainText().Link("Audit trail"));
    }

    [Theory]
    [InlineData("Editor", "wyre-forest")]
    [InlineData("Author", "wyre-forest")]
    [InlineData("Reader", null)]
    public async Task Trail_OfSomebodyWhoMayNotReadIt_IsRefused(string role, string? section)
    {
        var client = await hub.SignInAsync(role, section);

        Assert.Equal(403, (await client.OpenAsync(Where)).Status);
        Assert.Equal(403, (await client.PostAsync(Where + "?handler=Csv", [])).Status);
    }

    [Fact]
    public async Task Trail_Filtered_HoldsWhatMatchesAndSaysWhereNothingDoes()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var made = await MakeAsync("wyre-forest", "Needle in the trail");
        var section = (await People.SectionAsync(hub.Services, "south-worcestershire"))!.Value.Value;

        var byItem = await administrator.GetAsync($"{Where}?item=needle&who=test+audit&what=kind:Writing");
        var elsewhere = await administrator.GetAsync($"{Where}?item=needle&section={section}");
        var before = await administrator.GetAsync($"{Where}?item=needle&To.Day=1&To.Month=1&To.Year=2020");
        var oneItem = await administrator.GetAsync($"{Where}?about={made.Id}");

        Assert.Equal("Created", byItem.Page.QuerySelector("tbody tr td:nth-child(3) .hub-audit__value")!.Words());
        Assert.Single(byItem.Page.QuerySelectorAll("tbody tr"));
        Assert.All([elsewhere, before], answer => Assert.Contains("Nothing here matches", answer.Words, StringComparison.Ordinal));
        Assert.Single(oneItem.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Only one item", oneItem.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trail_WithDaysThatAreNone_NamesThemAndListsNothing()
    {
        var administrator = await hub.SignInAsync("Administrator");

        var wrong = await administrator.OpenAsync($"{Where}?From.Day=31&From.Month=2&From.Year=2026");
        var crossed = await administrator.OpenAsync($"{Where}?From.Day=2&From.Month=2&From.Year=2026&To.Day=1&To.Month=2&To.Year=2026");

        Assert.Equal((422, "Enter a day, a month and a year, for example 27 3 2026."), (wrong.Status, Assert.Single(wrong.Faults)));
        Assert.Equal((422, "The last day is before the first."), (crossed.Status, Assert.Single(crossed.Faults)));
        Assert.Empty(wrong.Page.QuerySelectorAll("tbody tr"));
        Assert.Equal("31", wrong.Page.QuerySelector("#f-From-Day")!.GetAttribute("value"));
        Assert.NotNull(wrong.Page.QuerySelector(".nhsuk-error-summary a[href='#f-From-Day']"));
    }

    [Fact]
    public async Task Trail_OfManyEntries_GoesOnWhereThePageEndsAndAsksTheDatabaseThreeTimes()
    {
        var administrator = await hub.SignInAsync("Administrator");
        await administrator.GetAsync(Where);
        AdminAnswer first = null!;

        var queries = await DatabaseWatch.CountAsync(async () => first = await administrator.GetAsync(Where));
        var second = await administrator.GetAsync(first.Page.MainText().Link("Next 50"));

        // Who asks, the sections to choose from, and the page itself.
        Assert.Equal(3, queries);
        Assert.Equal(50, first.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(Numbers(first)[^1] - 1, Numbers(second)[0]);
        Assert.Equal(Numbers(first).OrderDescending(), Numbers(first));
    }

    [Fact]
    public async Task Table_Downloaded_HoldsTheFilterGuardsFormulasAndIsAuditedItself()
    {
        var owner = await hub.SignInAsync("Section owner", "wyre-forest");
        var formula = await MakeAsync("wyre-forest", "=HYPERLINK(\"x\"),spill");
        await MakeAsync("south-worcestershire", "=Theirs spill");
        var address = Where + "?item=spill";
        var page = await owner.GetAsync(address);
        var form = page.FormOf("Download as CSV");

        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input[name]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)));
        using var answer = await owner.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var rows = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var after = await owner.GetAsync(Where);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(2, rows.Length);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("Entry,When (London),Who", rows[0], StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\"),spill\"," + formula.Id, rows[1], StringComparison.Ordinal);
        Assert.StartsWith("Audit trail taken out as a table", after.Page.QuerySelector("tbody tr td:nth-child(3) .hub-audit__value")!.Words(), StringComparison.Ordinal);
        Assert.Equal("of some items", after.Page.QuerySelector("tbody tr td:nth-child(5) .hub-audit__value")!.Words());
    }

    [Fact]
    public async Task Acts_ThatChangeNoContent_AreInTheTrailWithoutWhatOthersNeedNotKnow()
    {
        var made = await MakeAsync("wyre-forest", "Talked about in the trail");
        var id = ContentItemId.Parse(made.Id);
        var person = await hub.Services.AddPersonAsync("Administrator");
        var actor = (await hub.Services.GetRequiredService<IActors>().FindAsync(ActorKind.User, person.Id, CancellationToken.None))!;
        var links = hub.Services.GetRequiredService<PreviewLinks>();

        await hub.Services.GetRequiredService<AddRemark>().ExecuteAsync(actor, id, "A remark of some length", CancellationToken.None);
        var link = await links.CreateAsync(actor, new LinkToMake(id, NodaTime.Duration.FromDays(1), "The parents"), CancellationToken.None);
        var ended = await links.RevokeAsync(actor, id, link.Value.Link.Hash, CancellationToken.None);
        var endedTwice = await links.RevokeAsync(actor, id, link.Value.Link.Hash, CancellationToken.None);
        await hub.Services.GetRequiredService<Content.Recipes.Exporting.ExportRecipe>().ExecuteAsync(actor, "hub", Stream.Null, CancellationToken.None);

        Assert.Equal((true, false), (ended, endedTwice));
        var lines = (await hub.Services.GetRequiredService<IAuditTrail>().PageAsync(new AuditQuery { Reach = null, Actor = person.Id }, CancellationToken.None)).Lines;
        Assert.Equal(["ExportRecipe", "EndPreviewLink", "CreatePreviewLink", "AddRemark"], lines.Select(line => line.Entry.Action));
        Assert.Equal([null, id, id, id], lines.Select(line => line.Subject.Item));
        Assert.DoesNotContain(lines, line => line.Entry.Note is { } note && (note.Contains("parents", StringComparison.Ordinal) || note.Contains("length", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_OfAnAdministrator_SaysThatAllEntriesHold()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var owner = await hub.SignInAsync("Section owner", "wyre-forest");

        var held = await administrator.SendAsync(Where, button: "Check all entries");
        var form = (await owner.GetAsync(Where)).FormOf("Download as CSV");
        var refused = await owner.SubmitAsync(Where, form, button: "Download as CSV") is { } && (await owner.PostAsync(
            Where + "?handler=Verify", form.QuerySelectorAll("input[name]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)))).Status == 403;

        Assert.Contains("entries hold. None was altered, removed or added", held.Words, StringComparison.Ordinal);
        Assert.True(refused);
    }

    [Fact]
    public async Task Person_Forgotten_IsAFormerColleagueEverywhereAndTheChainHolds()
    {
        var administrator = await hub.SignInAsync("Administrator");
        var leaver = await hub.Services.AddPersonAsync("Editor", "wyre-forest");
        var made = await MakeAsync("wyre-forest", "Made by a leaver", new Actor(ActorKind.User, leaver.Id, leaver.Name, Everything));
        var forget = hub.Services.GetRequiredService<ForgetPerson>();
        var system = Actor.System("a test");

        var active = await forget.ExecuteAsync(system, leaver.Email, "left", CancellationToken.None);
        await administrator.FollowAsync(await administrator.SendAsync($"/admin/people/{leaver.Id}/disable"));
        var unsaid = await forget.ExecuteAsync(system, leaver.Email, " ", CancellationToken.None);
        var named = await forget.ExecuteAsync(system, leaver.Email, $"{leaver.Name} left", CancellationToken.None);
        var notTheirs = await forget.ExecuteAsync(FlowHub.Person("ann", null, Permission.ManageUsers), leaver.Email, "left", CancellationToken.None);
        var forgotten = await forget.ExecuteAsync(system, leaver.Email, "left", CancellationToken.None);
        var again = await forget.ExecuteAsync(system, leaver.Email, "left", CancellationToken.None);

        Assert.Equal(ReasonKind.InUse, Assert.Single(active.Reasons).Kind);
        Assert.Equal("reason", Assert.Single(unsaid.Reasons).Place);
        Assert.Contains("names the person", Assert.Single(named.Reasons).Message, StringComparison.Ordinal);
        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(notTheirs.Reasons).Kind);
        Assert.Equal(ReasonKind.NotFound, Assert.Single(again.Reasons).Kind);
        var trail = await administrator.GetAsync($"{Where}?about={made.Id}");
        var history = await administrator.GetAsync($"/admin/content/{made.Id}/history");
        var name = forgotten.Value.Pseudonym.Name;
        Assert.All([trail, history], page =>
        {
            Assert.Contains(name, page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(leaver.Name + " ", page.Words + " ", StringComparison.Ordinal);
        });
        Assert.Contains("entries hold", (await administrator.SendAsync(Where, button: "Check all entries")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(leaver.Email, (await administrator.GetAsync("/admin/people")).Words, StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableArray<Grant> Everything => Actor.System("a test of the audit").Grants;

    private static List<int> Numbers(AdminAnswer answer) =>
        [.. answer.Page.QuerySelectorAll("tbody .hub-list__more").Select(Pages.Words).Where(words => words.StartsWith("Entry ", StringComparison.Ordinal))
            .Select(words => int.Parse(words[6..], NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];

    private async Task<(string Id, string Name)> MakeAsync(string section, string title, Actor? by = null)
    {
        var id = (await People.SectionAsync(hub.Services, section))!.Value.Value;
        var parts = System.Text.Json.JsonSerializer.Serialize(new { TitlePart = new { Title = title }, SectionPart = new { Section = id } });
        var outcome = await hub.Services.GetRequiredService<CreateContent>().ExecuteAsync(
            by ?? Actor.System("a test of the audit"), new NewContent("Page", ContentItemJson.ReadParts(parts)), CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
        return (outcome.Value.Item.Id.Value, title);
    }
}
