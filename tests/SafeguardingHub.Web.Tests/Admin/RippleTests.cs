using System.Text;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Api;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>What a new number reaches: five pages that show the contact, two that type its number, a file, a newsletter of 2015.</summary>
public sealed class RippleTests : IAsyncLifetime
{
    private const string Desk = "4testservicedesk0000000000";
    private const string Local = "4testlocaldesk000000000000";
    private const string Other = "4testlocalpage000000000000";
    private const string Shared = "4hubsectionworcestershire0";
    private const string SouthWorcestershire = EditorHub.SouthWorcestershire;
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private EditorHub hub = null!;
    private HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        hub = await EditorHub.StartAsync(time, services => services.AddSingleton<IFileFacts>(new LeafletText()));
        admin = hub.Browser(Who.Administrator);
        var leaflet = await hub.Factory.AddFileAsync("south-worcestershire", "leaflet.txt", "made for this test");
        await hub.Factory.RunRecipeAsync(Recipe(leaflet.Path));
        await CheckAsync();
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Reach_BeforeTheChange_NamesWhatFollowsWhatIsTypedAndWhatStays()
    {
        var page = await admin.PageAsync($"/admin/content/{Desk}/reach");

        Assert.StartsWith(
            "5 pages follow by themselves, 2 pages must be edited, 1 file must be replaced, 1 item of the archive gets a line at its head.", page.QuerySelector("main p")!.Words(), StringComparison.Ordinal);
        Assert.Equal(["Typing page 1 (01905 111 222; South Worcestershire)", "Typing page 2 (the name)"], Items(page, "Pages to edit").Order());
        Assert.Equal(["Showing page 1", "Showing page 2", "Showing page 3", "Showing page 4 (through Test text)", "Showing page 5 (through Test route)"], Items(page, "Pages that follow by themselves").Order());
        Assert.Contains("leaflet.txt (01905 111 222), linked from Leaflet page", Assert.Single(Items(page, "Files to replace")), StringComparison.Ordinal);
        Assert.Equal("Old newsletter (01905 111 222)", Assert.Single(Items(page, "Archive and superseded guidance")));
    }

    [Fact]
    public async Task Form_OfTheContact_SaysItBeforeAnybodySaves()
    {
        var page = await admin.PageAsync($"/admin/content/{Desk}/edit");

        Assert.Contains("Where this contact stands: 5 pages follow by themselves, 2 pages must be edited", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reach_ForTheOtherSectionsEditor_IsNotThere()
    {
        Assert.Equal(404, (int)(await hub.Browser(Who.Editor).GetAsync(new Uri($"/admin/content/{Desk}/reach", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Uses_InTheDraftsOfAnotherSection_BearTheNameThatReadersKnow()
    {
        await hub.Factory.SaveAsync(Other, item => item.With(new TitlePart { Title = "Not yet public" }));
        await CheckAsync();
        var editor = hub.Browser(Who.Editor);

        var reach = await editor.PageAsync($"/admin/content/{Local}/reach");
        var item = await editor.PageAsync($"/admin/content/{Local}");

        Assert.Equal("Page about it (01905 555 666; Worcestershire)", Assert.Single(Items(reach, "Pages to edit")));
        Assert.Equal("Page about it (Worcestershire)", Assert.Single(Items(reach, "Pages that follow by themselves")));
        Assert.Equal("Page about it, which cannot be shown without it", Assert.Single(Items(item, "Where it is used")));
        Assert.DoesNotContain("Not yet public", reach.Body!.Words() + item.Body!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(reach.Links.Concat(item.Links), link => link.GetAttribute("href")!.Contains(Other, StringComparison.Ordinal));
        Assert.Equal("Not yet public", (await admin.PageAsync($"/admin/content/{Local}/reach")).QuerySelector($"a[href='/admin/content/{Other}']")!.Words());
    }

    [Fact]
    public async Task NewNumber_Published_EveryBlockFollowsAndTheOldOneIsKept()
    {
        await hub.Factory.SaveAsync(Desk, WithNumber("01905 333 444"));

        var publish = await admin.PageAsync($"/admin/content/{Desk}/publish");
        Assert.Contains("The number is now 01905 333 444. It was 01905 111 222.", publish.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal("The number is now 01905 333 444. It was 01905 111 222.", publish.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("[name=PublicNote]")!.Value);
        var answer = await admin.SendAsync(
            publish, $"/admin/content/{Desk}/publish", ("UrgentReason", "The old number is dead."), ("PublicNote", "The number is now 01905 333 444."));
        Assert.Equal(302, (int)answer.StatusCode);

        foreach (var number in Enumerable.Range(1, 5))
        {
            var (status, text, _) = await hub.Factory.ReadAsync($"/showing-{number}");
            Assert.Equal(200, status);
            Assert.Contains("01905 333 444", text, StringComparison.Ordinal);
            Assert.DoesNotContain("01905 111 222", text, StringComparison.Ordinal);
        }

        var former = Assert.Single((await LiveAsync()).FormerNumbers);
        Assert.Equal(("01905111222", "2026-11-23"), (former.Number, former.Until));
        var history = await admin.PageAsync("/admin/content/4testshowingpage5000000000/history");
        Assert.Contains("Desk changed, 23 November 2026, 9am: The number is now 01905 333 444.", history.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldNumber_AfterTheChange_IsAnErrorWhereItIsTypedAndALineInTheArchive()
    {
        Assert.DoesNotContain("has changed since", (await hub.Factory.ReadAsync("/newsletters/old")).Text, StringComparison.Ordinal);
        await hub.Factory.PublishAsync(Desk, WithNumber("01905 333 444"));

        await CheckAsync();

        var typed = (await hub.Services.GetRequiredService<IFindings>().OfItemAsync(ContentItemId.Parse("4testtypingpage10000000000"), CancellationToken.None)).Findings;
        Assert.Contains(typed, found => found.Finding is { Code: "number-former", Severity: Severity.Error });
        var (_, letter, _) = await hub.Factory.ReadAsync("/newsletters/old");
        Assert.Contains("A number in this item has changed since", letter, StringComparison.Ordinal);
        Assert.Contains("Do not call 01905 111 222. Current contact: <a href=\"/contacts/desk\">Desk</a>", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("has changed since", (await hub.Factory.ReadAsync("/typing-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldNumber_TakenOutOfTheListLater_StaysOut()
    {
        await hub.Factory.PublishAsync(Desk, WithNumber("01905 333 444"));

        await hub.Factory.PublishAsync(Desk, item => item.With(item.Part<ServicePart>()! with { FormerNumbers = [] }));

        Assert.Empty((await LiveAsync()).FormerNumbers);
    }

    [Fact]
    public async Task NumberOfADraft_ThatWasNeverLive_IsNoFormerNumber()
    {
        await hub.Factory.SaveAsync(Desk, WithNumber("01905 333 445"));

        await hub.Factory.PublishAsync(Desk, WithNumber("01905 333 444"));

        Assert.Equal("01905111222", Assert.Single((await LiveAsync()).FormerNumbers).Number);
    }

    private static Func<ContentItem, ContentItem> WithNumber(string number) =>
        item => item.With(item.Part<ServicePart>()! with { Numbers = [new ServiceNumber { Number = number }] });

    private async Task<ServicePart> LiveAsync() =>
        (await hub.Services.GetRequiredService<IEditorsContent>().FindAsync(ContentItemId.Parse(Desk), CancellationToken.None))!.Live!.Item.Part<ServicePart>()!;

    private Task<CheckProgress> CheckAsync() => hub.Services.GetRequiredService<RunChecks>().AllAsync(null, everything: true, null, CancellationToken.None);

    private static List<string> Items(AngleSharp.Html.Dom.IHtmlDocument page, string heading)
    {
        var list = page.QuerySelectorAll("h2").Single(found => found.Words() == heading).NextElementSibling;
        while (list is not null && list.LocalName != "ul")
        {
            list = list.NextElementSibling;
        }

        return [.. list!.Children.Select(Pages.Words)];
    }

    private static string Recipe(string leaflet)
    {
        var items = new StringBuilder();
        void Add(string id, string type, string title, string section, string? path, string parts) => items.Append(items.Length == 0 ? "" : ",\n").Append($$"""
            { "ContentItemId": "{{id}}", "ContentType": "{{type}}", "DisplayText": "{{title}}", "Latest": true, "Published": true, "TitlePart": { "Title": "{{title}}" },
              "SectionPart": { "Section": "{{section}}" }{{(path is null ? "" : $", \"AutoroutePart\": {{ \"Path\": \"{path}\" }}")}}{{parts}} }
            """);
        string Prose(string id, string html) => $$"""
            , "FlowPart": { "Widgets": [ { "ContentItemId": "{{id}}", "ContentType": "Prose", "HtmlBodyPart": { "Html": "{{html}}" } } ] }
            """;
        Add(Desk, "Service", "Desk", Shared, "contacts/desk", """, "AliasPart": { "Alias": "desk" }, "ServicePart": { "Numbers": [ { "Number": "01905111222" } ] }""");
        Add("4testroutedesk000000000000", "Route", "Test route", Shared, null, $$""", "AliasPart": { "Alias": "desk-route" }, "RoutePart": { "Services": [ { "Service": "{{Desk}}" } ] }""");
        Add("4testtextdesk0000000000000", "SharedText", "Test text", Shared, null, """, "AliasPart": { "Alias": "desk-text" }, "SharedTextPart": { "Html": "<p>Ring [contact 'desk'].</p>" }""");
        foreach (var number in new[] { 1, 2, 3 })
        {
            Add($"4testshowingpage{number}000000000", "Page", $"Showing page {number}", Shared, $"showing-{number}", Prose($"4testshowingprose{number}00000000", "<p>Ring [contact 'desk'].</p>"));
        }

        Add("4testshowingpage4000000000", "Page", "Showing page 4", Shared, "showing-4", Prose("4testshowingprose400000000", "<p>[text 'desk-text']</p>"));
        Add("4testshowingpage5000000000", "Page", "Showing page 5", Shared, "showing-5", Prose("4testshowingprose500000000", "<p>[route 'desk-route']</p>"));
        Add("4testtypingpage10000000000", "Page", "Typing page 1", SouthWorcestershire, "south-worcestershire/typing-1", Prose("4testtypingprose1000000000", "<p>Ring 01905 111222.</p>"));
        Add("4testtypingpage20000000000", "Page", "Typing page 2", Shared, "typing-1", Prose("4testtypingprose2000000000", "<p>Ask the Desk about it.</p>"));
        Add("4testleafletpage0000000000", "Page", "Leaflet page", Shared, "leaflet", Prose("4testleafletprose000000000", $"<p><a href='/media/{leaflet}'>The leaflet for families</a></p>"));
        Add(Local, "Service", "Local desk", SouthWorcestershire, "south-worcestershire/local-desk", """, "AliasPart": { "Alias": "local-desk" }, "ServicePart": { "Numbers": [ { "Number": "01905555666" } ] }""");
        Add(Other, "Page", "Page about it", Shared, "local-page", Prose("4testlocalprose00000000000", "<p>Ring [contact 'local-desk'], or 01905 555666.</p>"));
        Add("4testnewsletter00000000000", "Newsletter", "Old newsletter", Shared, "newsletters/old", """
            , "PublicationPart": { "Kind": "newsletter", "Summary": "Ring 01905 111 222.", "Date": "2015-03" }
            """);
        return $$"""{ "name": "Ripple", "steps": [ { "name": "content", "data": [ {{items}} ] } ] }""";
    }

    private sealed class LeafletText : IFileFacts
    {
        public ValueTask<DocumentFacts?> FindAsync(MediaFile file, CancellationToken cancellationToken) => ValueTask.FromResult<DocumentFacts?>(new DocumentFacts(1, true, "Leaflet", "en-GB", true));

        public ValueTask<string?> TextAsync(MediaFile file, CancellationToken cancellationToken) =>
            ValueTask.FromResult<string?>(file.Path.EndsWith("leaflet.txt", StringComparison.Ordinal) ? "Call the desk on 01905 111 222 at any time." : "");
    }
}
