using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The site's two sections, merged into one.</summary>
public sealed class MergeSectionsTests : IAsyncLifetime
{
    private const string WyreId = "4hubsectionwyreforest00000";
    private const string WyreCcg = "4huborgwyreforestccg000000";
    private static readonly ContentItemId Wyre = ContentItemId.Parse(WyreId);
    private static readonly ContentItemId South = ContentItemId.Parse("4hubsectionsouthworcs00000");
    private static readonly Actor Owner = Actor.System("a test");
    private HubFactory factory = null!;
    private string? newsletter;

    public async Task InitializeAsync() => factory = await HubFactory.StartAsync();

    public async Task DisposeAsync() => await factory.DisposeAsync();

    [Fact]
    public async Task Merge_EveryAddressThatWasLive_LeadsInOneStepToAPage()
    {
        await factory.MoveAsync("4hubpagewfchildren00000000", "wyre-forest/young-people");
        await factory.MoveAsync("4hubpagewfchildren00000000", "wyre-forest/children");
        var reader = factory.Reader();
        var before = await WalkAsync(reader);
        Assert.True(before.Count(address => address.StartsWith("/wyre-forest", StringComparison.Ordinal)) > 20, string.Join(" ", before));

        await MergeAsync();

        var faults = new List<string>();
        foreach (var address in before.Append("/wyre-forest/young-people").Append("/wyre-forest/feed.atom").Append("/wyre-forest/newsletters/feed.rss").Append("/Wyre-Forest/Newsletters?year=2016"))
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                continue;
            }

            using var next = answer.Headers.Location is { } to ? await reader.GetAsync(to) : null;
            if (answer.StatusCode != HttpStatusCode.PermanentRedirect || next?.StatusCode != HttpStatusCode.OK)
            {
                faults.Add($"{address}: {(int)answer.StatusCode} {answer.Headers.Location} {(int?)next?.StatusCode}");
            }
        }

        Assert.Empty(faults);
        using var front = await reader.GetAsync(new Uri("/wyre-forest", UriKind.Relative));
        Assert.Equal("/south-worcestershire", front.Headers.Location?.ToString());
        using var list = await reader.GetAsync(new Uri("/wyre-forest/newsletters?year=2016", UriKind.Relative));
        Assert.Equal("/south-worcestershire/newsletters?year=2016", list.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Merge_OfTheWholeSection_LeavesItsIdInHistoryAlone()
    {
        var redirect = await factory.Services.GetRequiredService<SaveRedirect>().ExecuteAsync(Owner, new WantedRedirect(0, "/wf", "/wyre-forest", "Short", Wyre), CancellationToken.None);
        Assert.True(redirect.Succeeded, Reasons(redirect.Reasons));
        await factory.Services.GetRequiredService<RunChecks>().AllAsync(null, everything: true, null, CancellationToken.None);

        await MergeAsync();

        var left = new List<string>();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(factory.DataFolder, HubStorage.DatabaseFile)};Pooling=False");
        await connection.OpenAsync();
        foreach (var (table, column) in await TextColumnsAsync(connection))
        {
            // Versions that were live stay as they were; what a version was before is no part of the hub of today.
            var where = table == "Versions" ? " AND (\"Latest\" OR \"Published\")" : "";
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the database's own schema.
            command.CommandText = $"SELECT COUNT(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), '{WyreId}') > 0{where}";
#pragma warning restore CA2100
            if ((long)(await command.ExecuteScalarAsync())! > 0)
            {
                left.Add($"{table}.{column}");
            }
        }

        // What was done stays told; the section's own item keeps its id, its history and its moments of being live.
        Assert.Equal(
            ["Audit.ItemId", "Audit.Section", "ChangeLog.ItemId", "Items.Id", "ContentReferences.ItemId", "LivePeriods.ItemId", "Versions.ItemId"],
            left.Except(["DueMoments.ItemId", "Checked.ItemId", "Findings.ItemId", "Acceptances.ItemId", "ItemLinks.ItemId", "Mentions.ItemId"]).OrderBy(name => name is "ContentReferences.ItemId" ? "J" : name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Merge_EditorsOfBoth_MayEditEverythingThere()
    {
        var people = factory.Services.GetRequiredService<GrantRole>();
        var invited = await factory.Services.GetRequiredService<InviteUser>().ExecuteAsync(Owner, new Invitation("ann@example.org", "Ann", "Editor", Wyre), null, CancellationToken.None);
        var both = await factory.Services.GetRequiredService<InviteUser>().ExecuteAsync(Owner, new Invitation("bea@example.org", "Bea", "Editor", Wyre), null, CancellationToken.None);
        Assert.True((await people.ExecuteAsync(Owner, both.Value.Account.Id, "Editor", South, CancellationToken.None)).Succeeded);

        await MergeAsync();

        var accounts = factory.Services.GetRequiredService<IAccounts>();
        foreach (var id in new[] { invited.Value.Account.Id, both.Value.Account.Id })
        {
            var account = (await accounts.FindAsync(id, CancellationToken.None))!;
            Assert.Equal(("Editor", (ContentItemId?)South), account.Grants.Select(grant => (grant.Role, grant.Section)).Single());
            var page = (await StoredAsync("4hubpagewfchildren00000000"))!;
            var saved = await factory.Services.GetRequiredService<SaveDraft>().ExecuteAsync(
                account.AsActor, new DraftToSave(page.Id, page.Revision, page.Latest!.Item.With(new TitlePart { Title = "Children, by " + account.Name }).Parts), CancellationToken.None);
            Assert.True(saved.Succeeded, Reasons(saved.Reasons));
        }
    }

    [Fact]
    public async Task Merge_ListsAndSearch_FollowAndTheArchiveKeepsItsPublisher()
    {
        var reader = factory.Reader();
        var before = (await reader.PageAsync("/wyre-forest/newsletters")).MainText().QuerySelectorAll("h3 a, li a").Select(link => link.Words()).Where(name => name.Contains("ewsletter", StringComparison.Ordinal)).ToList();
        await factory.PublishAsync(await NewsletterAsync(), item => item.With(item.Part<PublicationPart>()! with { Publisher = WyreCcg, PublisherName = null, Date = "2016-03" }));

        await MergeAsync();

        var names = new List<string>();
        for (string? page = "/south-worcestershire/newsletters"; page is not null;)
        {
            var list = await reader.PageAsync(page);
            names.AddRange(list.QuerySelectorAll("main a").Select(link => link.Words()));
            page = list.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.NotEmpty(before);
        Assert.Empty(before.Except(names));
        var renamed = await StoredAsync(WyreCcg);
        var rename = await factory.Services.GetRequiredService<RenameOrganisation>().ExecuteAsync(
            Owner, new NewOrganisationName(renamed!.Id, renamed.Revision, "NHS Worcestershire Integrated Care Board", null, new LocalDate(2026, 4, 1)), CancellationToken.None);
        Assert.True(rename.Succeeded, Reasons(rename.Reasons));
        var entry = await reader.PageAsync("/" + await PathAsync(ContentItemId.Parse(await NewsletterAsync())));
        Assert.Contains("NHS Wyre Forest Clinical Commissioning Group", entry.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Integrated Care Board", entry.MainText().Words(), StringComparison.Ordinal);
        var organisation = (await StoredAsync(WyreCcg))!.Live!.Item.Part<OrganisationPart>()!;
        Assert.Equal("4huborgsouthworcsccg000000", Assert.Single(organisation.Successors));
    }

    [Fact]
    public async Task Merge_DraftsAndWhatIsInTheBin_GoAlong()
    {
        var draft = await factory.SaveAsync("4hubpagewfadults0000000000", item => item.With(new TitlePart { Title = "Adults, being written" }));
        var binned = await StoredAsync("4hubpagewfdomesticabuse000");
        await factory.PublishAsync(WyreId, item => item.With(new FlowPart()));
        var bin = await factory.Services.GetRequiredService<BinContent>().ExecuteAsync(Owner, binned!.Id, binned.Revision, null, CancellationToken.None);
        Assert.True(bin.Succeeded, Reasons(bin.Reasons));

        await MergeAsync();

        var page = (await StoredAsync("4hubpagewfadults0000000000"))!;
        Assert.Equal(("Adults, being written", "Safeguarding adults"), (page.Latest!.Item.DisplayText, page.Live!.Item.DisplayText));
        Assert.Equal((South, draft.Item.VersionId), (page.Section, page.Latest.Item.VersionId));
        var away = (await StoredAsync("4hubpagewfdomesticabuse000"))!;
        Assert.Equal((South, true), (away.Section, away.Status.Binned is not null));
        var back = await factory.Services.GetRequiredService<RestoreFromBin>().ExecuteAsync(Owner, away.Id, away.Revision, null, CancellationToken.None);
        Assert.True(back.Succeeded, Reasons(back.Reasons));
        Assert.StartsWith("south-worcestershire/", back.Value.Item.Part<AutoroutePart>()!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_ANameThatIsTaken_GetsTheOldSectionsNameAndIsShownBefore()
    {
        var south = await CreateAsync("Carers", South, "south-worcestershire/carers");
        var wyre = await CreateAsync("Carers", Wyre, "wyre-forest/carers");
        var below = await CreateAsync("Young carers", Wyre, "wyre-forest/carers/young");

        var plan = (await Merging.PlanAsync(Owner, new Merge(Wyre, South), CancellationToken.None)).Value;
        await MergeAsync();

        Assert.Contains("Carers: /wyre-forest/carers > /south-worcestershire/carers-wyre-forest", plan.Renamed.Select(address => $"{address.Name}: {address.From.Address} > {address.To.Address}"));
        Assert.Equal(
            ["south-worcestershire/carers", "south-worcestershire/carers-wyre-forest", "south-worcestershire/carers-wyre-forest/young"],
            [await PathAsync(south), await PathAsync(wyre), await PathAsync(below)]);
    }

    [Fact]
    public async Task Merge_Afterwards_TheAuditHoldsAndTheOldFrontCanBeReadAndNeverComesBack()
    {
        await MergeAsync();

        Assert.True((await factory.Services.GetRequiredService<VerifyAudit>().ExecuteAsync(Owner, null, CancellationToken.None)).Value.Holds);
        var old = (await StoredAsync(WyreId))!;
        Assert.Equal(("Wyre Forest (merged into South Worcestershire)", South), (old.Latest!.Item.DisplayText, old.Section));
        var history = await factory.Services.GetRequiredService<IEditorsContent>().HistoryAsync(old.Id, CancellationToken.None);
        Assert.True(history.Versions.Length > 1);
        var publish = await factory.Services.GetRequiredService<PublishContent>().ExecuteAsync(Owner, old.Id, old.Revision, null, CancellationToken.None);
        Assert.Contains("merged into another", Reasons(publish.Reasons), StringComparison.Ordinal);
        Assert.DoesNotContain(WyreId, (await factory.Services.GetRequiredService<IEditorsContent>().SectionsAsync(CancellationToken.None)).Select(section => section.Id.Value));
    }

    [Fact]
    public async Task Recipe_ThatNamesTheOldSection_SaysWhereItWent()
    {
        await MergeAsync();

        var outcome = await factory.Services.GetRequiredService<CreateContent>().ExecuteAsync(
            Owner, new NewContent("Page", ContentItemJson.ReadParts($$"""{ "TitlePart": { "Title": "New" }, "SectionPart": { "Section": "{{WyreId}}" } }""")), CancellationToken.None);

        Assert.Contains(
            "The section Wyre Forest was merged into South Worcestershire: name that section instead, by its id 4hubsectionsouthworcs00000.", Reasons(outcome.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WyreId, "Wyre Forest", "cannot be merged into itself")]
    [InlineData("4hubsectionworcestershire0", "Wyre Forest", "The ground that all share belongs to no section")]
    [InlineData("4hubsectionsouthworcs00000", "wyre", "Type the section's name, Wyre Forest, to confirm")]
    [InlineData("4hubpagewfchildren00000000", "Wyre Forest", "There is no such section")]
    public async Task Merge_ThatCannotBe_IsRefusedInWords(string into, string typed, string said)
    {
        var outcome = await Merging.ExecuteAsync(Owner, new Merge(Wyre, ContentItemId.Parse(into), typed), null, CancellationToken.None);

        Assert.Contains(said, Reasons(outcome.Reasons), StringComparison.Ordinal);
        await factory.Reader().PageAsync("/wyre-forest");
    }

    [Fact]
    public async Task Merge_StoppedInTheMiddle_LeavesNothingHalfDone()
    {
        var before = await factory.Services.GetRequiredService<IChangeLog>().LastPublicAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Merging.ExecuteAsync(Owner, new Merge(Wyre, South, "Wyre Forest"), new StopAtOnce(stop), stop.Token));

        Assert.Equal(before, await factory.Services.GetRequiredService<IChangeLog>().LastPublicAsync(CancellationToken.None));
        Assert.Equal(Wyre, (await StoredAsync("4hubpagewfchildren00000000"))!.Section);
        await factory.Reader().PageAsync("/wyre-forest/children");
        await MergeAsync();
    }

    [Fact]
    public async Task Merge_ByTheOwnerOfBoth_IsRefused()
    {
        var owner = new Actor(
            ActorKind.User, "ann", "Ann",
            [new Grant("Section owner", [Permission.SiteOwner], Wyre), new Grant("Section owner", [Permission.SiteOwner], South)]);

        var outcome = await Merging.ExecuteAsync(owner, new Merge(Wyre, South, "Wyre Forest"), null, CancellationToken.None);
        var plan = await Merging.PlanAsync(owner, new Merge(Wyre, South), CancellationToken.None);

        Assert.All([outcome.Reasons, plan.Reasons], reasons => Assert.Equal(ReasonKind.NotPermitted, Assert.Single(reasons).Kind));
    }

    [Fact]
    public async Task Merge_OfWhatIsPlannedForALivePage_LeavesThePlanAndWhoMadeIt()
    {
        await factory.PublishAsync("4hubpagewfchildren00000000", item => item.With(new ArchiveLaterPart()));
        var stored = (await StoredAsync("4hubpagewfchildren00000000"))!;
        var planner = FlowHub.Person("ann", WyreId, Permission.PublishContent);
        var planned = await factory.Services.GetRequiredService<ScheduleWithdraw>().ExecuteAsync(
            planner, new PlanRequest(stored.Id, stored.Revision, new ChosenTime(new LocalDateTime(2030, 7, 1, 9, 0))), CancellationToken.None);
        Assert.True(planned.Succeeded, Reasons(planned.Reasons));

        await MergeAsync();

        var plan = (await StoredAsync("4hubpagewfchildren00000000"))!.Status.WithdrawPlan;
        Assert.Equal((Instant.FromUtc(2030, 7, 1, 8, 0), "ann"), (plan?.At, plan?.By.ActorId));
    }

    private MergeSections Merging => factory.Services.GetRequiredService<MergeSections>();

    [Fact]
    public async Task Merge_RedirectToTheOldFront_LeadsToTheNewInOneStep()
    {
        var redirect = await factory.Services.GetRequiredService<SaveRedirect>().ExecuteAsync(Owner, new WantedRedirect(0, "/wf", "/wyre-forest", "Short", Wyre), CancellationToken.None);
        Assert.True(redirect.Succeeded, Reasons(redirect.Reasons));

        await MergeAsync();

        using var answer = await factory.Reader().GetAsync(new Uri("/wf", UriKind.Relative));
        Assert.Equal(308, (int)answer.StatusCode);
        Assert.Equal("/south-worcestershire", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Merge_Menus_LeadToTheOtherOnceAndItsOwnMenuStays()
    {
        await MenuAsync("Menu of South Worcestershire", South, "/glossary");
        await MenuAsync("A menu of Wyre Forest", Wyre, "/search");

        await MergeAsync();

        var page = await factory.Reader().PageAsync("/south-worcestershire/children");
        Assert.NotNull(page.QuerySelector("a[href='/glossary']"));
        Assert.DoesNotContain("A menu entry of /search", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(["Home", "South Worcestershire", "Contacts"], page.QuerySelectorAll(".hub-nav a").Select(link => link.Words()));
    }

    private async Task MenuAsync(string title, ContentItemId section, string address)
    {
        var created = await factory.Services.GetRequiredService<CreateContent>().ExecuteAsync(
            Owner, new NewContent("Menu", ContentItemJson.ReadParts($$"""
                {
                  "TitlePart": { "Title": "{{title}}" }, "SectionPart": { "Section": "{{section}}" }, "MenuPart": {},
                  "MenuItemsListPart": { "MenuItems": [ {
                    "ContentItemId": "{{ContentItemId.New()}}", "ContentType": "LinkMenuItem", "TitlePart": { "Title": "A menu entry of {{address}}" }, "LinkMenuItemPart": { "Url": "~{{address}}" } } ] }
                }
                """)), CancellationToken.None);
        Assert.True(created.Succeeded, Reasons(created.Reasons));
        var published = await factory.Services.GetRequiredService<PublishContent>().ExecuteAsync(Owner, created.Value.Item.Id, created.Value.Revision, null, CancellationToken.None);
        Assert.True(published.Succeeded, Reasons(published.Reasons));
    }

    private async Task MergeAsync()
    {
        var outcome = await Merging.ExecuteAsync(Owner, new Merge(Wyre, South, "wyre forest ", "The bodies are one now."), null, CancellationToken.None);
        Assert.True(outcome.Succeeded, Reasons(outcome.Reasons));
    }

    private Task<StoredItem?> StoredAsync(string id) => factory.Services.GetRequiredService<IEditorsContent>().FindAsync(ContentItemId.Parse(id), CancellationToken.None);

    // The first of the section's newsletters, wherever it stands by now.
    private async Task<string> NewsletterAsync()
    {
        newsletter ??= (await factory.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(Section: null)], Section = Wyre, Types = ["Newsletter"] }, CancellationToken.None)).Lines[0].Id.Value;
        return newsletter;
    }

    private async Task<string> PathAsync(ContentItemId id) => (await StoredAsync(id.Value))!.Latest!.Item.Part<AutoroutePart>()!.Path!;

    private async Task<ContentItemId> CreateAsync(string title, ContentItemId section, string path)
    {
        var outcome = await factory.Services.GetRequiredService<CreateContent>().ExecuteAsync(
            Owner, new NewContent("Page", ContentItemJson.ReadParts($$"""{ "TitlePart": { "Title": "{{title}}" }, "SectionPart": { "Section": "{{section}}" }, "AutoroutePart": { "Path": "{{path}}" } }""")),
            CancellationToken.None);
        Assert.True(outcome.Succeeded, Reasons(outcome.Reasons));
        return outcome.Value.Item.Id;
    }

    private static string Reasons(IEnumerable<Reason> reasons) => string.Join(" ", reasons.Select(reason => reason.Message));

    private static async Task<List<(string Table, string Column)>> TextColumnsAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    private static async Task<IReadOnlyCollection<string>> WalkAsync(HttpClient reader)
    {
        var seen = new HashSet<string>(["/"], StringComparer.Ordinal);
        var waiting = new Queue<string>(seen);
        var live = new List<string>();
        while (waiting.TryDequeue(out var address) && live.Count < 2000)
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                live.Add(address);
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            foreach (var link in (await answer.PageAsync()).QuerySelectorAll("a[href], link[rel=alternate]").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                if (link.StartsWith('/') && !link.StartsWith("/admin", StringComparison.Ordinal) && seen.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return live;
    }

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
