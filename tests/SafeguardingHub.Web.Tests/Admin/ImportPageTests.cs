using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class ImportPageTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private const string Columns = "title,kind,publisher,date,topic,file,section\r\n";
    private const string Good = Columns
        + "Self-neglect,briefing,NHS Wyre Forest CCG,31/01/2018,Safeguarding adults; Domestic abuse,one.pdf,Wyre Forest\r\n"
        + "Spring newsletter,newsletter,The Board of Old,March 2019,,two.pdf,wyre-forest\r\n"
        + "A leaflet,leaflet,,unknown,,three.pdf,Wyre Forest\r\n";

    private FlowHub hub = null!;
    private HttpClient ann = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync();
        ann = hub.As("ann", Wyre, Permission.EditContent, Permission.PublishContent, Permission.ManageMedia);
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Table_WithABadRow_NamesItAndImportsNothing()
    {
        var address = await SendAsync(Good.Replace("31/01/2018", "sometime", StringComparison.Ordinal), Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"));

        var page = await ann.PageAsync(address);
        await PressAsync(page, address);

        Assert.Equal("There is 1 thing to mend", page.QuerySelector(".nhsuk-error-summary__title")!.Words());
        var fault = Assert.Single(page.QuerySelectorAll(".nhsuk-error-summary__list a"));
        Assert.StartsWith("Row 2: “sometime” is not a date.", fault.Words(), StringComparison.Ordinal);
        Assert.Contains("Self-neglect", page.QuerySelector(fault.GetAttribute("href")!)!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main button"), button => button.Words().StartsWith("Import", StringComparison.Ordinal));
        Assert.Equal("Check the import", (await ann.PageAsync(address)).Heading());
        Assert.Empty(await DraftsAsync());
        Assert.Empty(await FilesAsync());
    }

    [Fact]
    public async Task Rows_WithEveryKindOfFault_AreEachNamedWithHowToMendThem()
    {
        (string Row, string Words)[] cases =
        [
            (",briefing,,2018,,1.pdf,Wyre Forest", "Row 2: Write a title."),
            ("T,pamphlet,,2018,,2.pdf,Wyre Forest", "Row 3: “pamphlet” is not a kind. Write one of briefing, newsletter"),
            ("T,policy,,2018,,3.pdf,Wyre Forest", "Row 4: A policy is not imported, because people work by it: write it on a page of its own"),
            ("T,briefing,,,,4.pdf,Wyre Forest", "Row 5: Write a date, or the word unknown."),
            ("T,briefing,,2018-13-01,,5.pdf,Wyre Forest", "Row 6: “2018-13-01” is not a date"),
            ("T,briefing,,2018,Gardening,6.pdf,Wyre Forest", "Row 7: “Gardening” is not a topic. Topics are Safeguarding children"),
            ("T,briefing,,2018,,,Wyre Forest", "Row 8: Name the file."),
            ("T,briefing,,2018,,missing.pdf,Wyre Forest", "Row 9: There is no file “missing.pdf” among those that you sent"),
            ("T,briefing,,2018,,lie.pdf,Wyre Forest", "Row 10: 'lie.pdf' is called .pdf, but is a web page"),
            ("T,briefing,,2018,,7.pdf,South Worcestershire", "Row 11: You may not import into South Worcestershire"),
            ("T,briefing,,2018,,8.pdf,Mars", "Row 12: “Mars” is not a section. You may import into Wyre Forest."),
            ("T,briefing,,2018,,copy.pdf,Wyre Forest", "Row 13: It is the same file as in row 2."),
        ];
        var files = Enumerable.Range(1, 8).Select(number => Pdf($"{number}.pdf")).Append(("copy.pdf", Pdf("1.pdf").Bytes)).Append(("lie.pdf", "<html>"u8.ToArray()));

        var address = await SendAsync(Columns + string.Join("\r\n", cases.Select(one => one.Row)), [.. files]);

        var faults = (await ann.PageAsync(address)).QuerySelectorAll(".nhsuk-error-summary__list li").Select(Pages.Words).ToList();
        Assert.Equal(cases.Length, faults.Count);
        Assert.All(cases.Zip(faults), pair => Assert.StartsWith(pair.First.Words, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GoodTable_BecomesDraftsThatArePublishedOnlyOnceSomebodyHasTicked()
    {
        var address = await SendAsync(Good, Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"), Pdf("extra.pdf"));
        var checkedPage = await ann.PageAsync(address);

        await ImportAsync(checkedPage, address);

        Assert.Contains("3 entries will be made as drafts", checkedPage.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("Files that no row names They are left out. extra.pdf", checkedPage.MainText().Words(), StringComparison.Ordinal);
        var drafts = await DraftsAsync();
        Assert.Equal([("Briefing", "2018-01-31"), ("Newsletter", "2019-03"), ("Publication", "")], drafts.Select(item => (item.ContentType, item.Latest!.Item.Part<PublicationPart>()!.Date!)));
        Assert.All(drafts, item => Assert.Equal((null, Wyre, "ann"), (item.Live, item.Section!.Value.Value, item.Owner)));
        Assert.Equal("The Board of Old", drafts[1].Latest!.Item.Part<PublicationPart>()!.PublisherName);
        Assert.Equal(["4hubtopicadults00000000000", "4hubtopicdomestic000000000"], drafts[0].Latest!.Item.Parts.Find("Briefing")!.Value.GetProperty("Topic").GetProperty("TermContentItemIds").EnumerateArray().Select(term => term.GetString()));
        Assert.NotNull(drafts[0].Latest!.Item.Part<PublicationPart>()!.Publisher);
        Assert.Equal(["wyre-forest/briefings/one.pdf", "wyre-forest/newsletters/two.pdf", "wyre-forest/publications/three.pdf"], (await FilesAsync()).Order(StringComparer.Ordinal));

        var first = drafts[0].Id;
        var refused = await ann.SendAsync($"/admin/content/{first}/publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("tick “No identifiable person”", (await refused.PageAsync()).QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
        await TickAsync(first);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.SendAsync($"/admin/content/{first}/publish")).StatusCode);
        Assert.NotNull((await hub.FindAsync(first)).Live);
    }

    [Fact]
    public async Task ImportedDraft_CanBePreviewedBeforeAnybodyHasTicked()
    {
        var address = await SendAsync(Good, Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"));
        await ImportAsync(await ann.PageAsync(address), address);
        var item = (await DraftsAsync())[0].Latest!.Item;

        var preview = await hub.Services.GetRequiredService<SafeguardingHub.Content.Editing.PreviewDraft>().ExecuteAsync(
            FlowHub.Person("ann", Wyre, Permission.EditContent), item, CancellationToken.None);

        Assert.True(preview.Succeeded, string.Join(" ", preview.Reasons.Select(reason => reason.Message)));
    }

    [Fact]
    public async Task SeededEntry_IsPublishedAgainWithoutATick()
    {
        const string Seeded = "4hubbriefingpsaspapers0000";
        var eve = hub.As("eve", null, Permission.SiteOwner);
        var form = await eve.FormAsync($"/admin/content/{Seeded}/edit");

        Assert.DoesNotContain("No identifiable person", form.Page.MainText().Words(), StringComparison.Ordinal);
        var stored = await hub.FindAsync(ContentItemId.Parse(Seeded));
        await hub.Services.GetRequiredService<SafeguardingHub.Content.Editing.SaveDraft>().ExecuteAsync(
            Actor.System("a test"), new(stored.Id, stored.Revision, PartJson.Set(stored.Latest!.Item.Parts, new TitlePart { Title = "Another title" })), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Redirect, (await eve.SendAsync($"/admin/content/{Seeded}/publish", ("IsMinor", "true"))).StatusCode);
    }

    [Fact]
    public async Task SameBundle_ImportedAgain_MakesNothingTwice()
    {
        var files = new[] { Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf") };
        var first = await SendAsync(string.Join("\r\n", Good.Split("\r\n").Take(2)), files);
        await ImportAsync(await ann.PageAsync(first), first);

        var again = await SendAsync(Good, files);
        var page = await ann.PageAsync(again);
        await ImportAsync(page, again);

        Assert.Contains("2 entries will be made", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("There already: it is left as it is", page.QuerySelector("#row-2")!.Words(), StringComparison.Ordinal);
        Assert.Equal(["Self-neglect", "Spring newsletter", "A leaflet"], (await DraftsAsync()).Select(item => item.Latest!.Item.DisplayText!));
        Assert.Equal(3, (await FilesAsync()).Count);
    }

    [Fact]
    public async Task CorrectedTable_IsCheckedAgainWithoutTheFiles()
    {
        var address = await SendAsync(Good.Replace("briefing", "brief", StringComparison.Ordinal), Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"));
        var page = await ann.PageAsync(address);

        var answer = await PostAsync(page, address + "?handler=table", Good);

        Assert.Equal(address, answer.Headers.Location!.ToString());
        Assert.Contains("3 entries will be made", (await ann.PageAsync(address)).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zip_OfTheFiles_IsTakenForThem()
    {
        var zip = Zip(("briefings/one.pdf", Pdf("one.pdf").Bytes), ("two.pdf", Pdf("two.pdf").Bytes), ("__MACOSX/._two.pdf", [1]), ("../three.pdf", Pdf("three.pdf").Bytes));

        var address = await SendAsync(Good, ("files.zip", zip));

        Assert.Contains("3 entries will be made", (await ann.PageAsync(address)).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutTableOrWithADamagedZip_SaysSoInTheForm()
    {
        var page = await ann.PageAsync("/admin/media/import");

        var nothing = await (await PostAsync(page, "/admin/media/import", table: null)).PageAsync();
        var damaged = await (await PostAsync(page, "/admin/media/import", Good, ("files.zip", [1, 2, 3]))).PageAsync();

        Assert.Equal(["Choose the files, or one ZIP that holds them.", "Choose the table, saved as CSV."], nothing.QuerySelectorAll(".nhsuk-error-summary__list li").Select(Pages.Words));
        Assert.StartsWith("Error: ", nothing.Title, StringComparison.Ordinal);
        Assert.Contains("The ZIP cannot be opened", damaged.QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bundle_OfSomebodyElse_IsNotThere()
    {
        var address = await SendAsync(Good, Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"));
        var bea = hub.As("bea", Wyre, Permission.EditContent, Permission.ManageMedia);

        await bea.PageAsync(address, 404);
        await ann.PageAsync("/admin/media/import/..%2F..%2Fhub.db", 404);
        await ann.PageAsync("/admin/media/import/" + new string('a', 32), 404);
    }

    [Fact]
    public async Task Bundle_OlderThanADay_IsThrownAway()
    {
        var address = await SendAsync(Good, Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"));
        var waiting = hub.Services.GetRequiredService<IWaitingBundles>();

        var now = NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        Assert.Equal(0, waiting.Sweep(now - ImportBundle.Life));
        Assert.Equal(1, waiting.Sweep(now + NodaTime.Duration.FromMinutes(1)));

        await ann.PageAsync(address, 404);
    }

    [Fact]
    public async Task Import_ThatWasInterrupted_GoesOnWithTheRest()
    {
        var address = await SendAsync(Good, Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"));
        var first = await SendAsync(string.Join("\r\n", Good.Split("\r\n").Take(2)), Pdf("one.pdf"));
        await ImportAsync(await ann.PageAsync(first), first);
        var bundles = hub.Services.GetRequiredService<BundleFiles>();
        var bundle = await bundles.FindAsync(FlowHub.Person("ann", Wyre), address[(address.LastIndexOf('/') + 1)..], CancellationToken.None);
        var stoodStill = NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) - NodaTime.Duration.FromHours(1);
        await bundles.KeepAsync(bundle!, new ImportProgress(ImportStage.Running, stoodStill, 3, [new ImportedRow(2, "Self-neglect", "4hub", null)]), CancellationToken.None);

        var page = await ann.PageAsync(address);
        await ImportAsync(page, address);

        Assert.Contains("1 entry was made, as a draft. Then the import was interrupted. 2 rows are left to import.", page.MainText().Words(), StringComparison.Ordinal);
        Assert.Equal(["Self-neglect", "Spring newsletter", "A leaflet"], (await DraftsAsync()).Select(item => item.Latest!.Item.DisplayText!));
    }

    [Fact]
    public async Task Form_ThatWasTooLarge_IsShownAgainWithWhatToDo()
    {
        var answer = await ann.GetAsync(new Uri("/admin/media/import?tooLarge=true", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("larger than 500 MB", (await answer.PageAsync()).QuerySelector(".nhsuk-error-summary")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_HoldsTheColumnsAndTheSectionsOfWhoAsks()
    {
        var template = await ann.GetByteArrayAsync(new Uri("/admin/media/import/template", UriKind.Relative));
        var values = await ann.GetStringAsync(new Uri("/admin/media/import/values", UriKind.Relative));

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), template[..3]);
        var lines = Encoding.UTF8.GetString(template[3..]).Split("\r\n");
        Assert.Equal("title,kind,publisher,date,topic,file,section", lines[0]);
        Assert.EndsWith(",Wyre Forest", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[2]);
        Assert.Contains("Safeguarding adults", values, StringComparison.Ordinal);
        Assert.DoesNotContain("policy", values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AfterTheRightWasTakenAway_MakesNothing()
    {
        var address = await SendAsync(Good, Pdf("one.pdf"), Pdf("two.pdf"), Pdf("three.pdf"));
        var page = await ann.PageAsync(address);
        hub.As("ann", South, Permission.EditContent, Permission.ManageMedia);

        await PressAsync(page, address);

        Assert.Empty(await DraftsAsync());
        Assert.Contains("You may not import into Wyre Forest", (await ann.PageAsync(address)).MainText().Words(), StringComparison.Ordinal);
    }

    private static (string Name, byte[] Bytes) Pdf(string name) => (name, Encoding.ASCII.GetBytes($"%PDF-1.7\n% {name}\n%%EOF\n"));

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private async Task<string> SendAsync(string table, params (string Name, byte[] Bytes)[] files)
    {
        var answer = await PostAsync(await ann.PageAsync("/admin/media/import"), "/admin/media/import", table, files);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private async Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string address, string? table, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(page.QuerySelector<IHtmlInputElement>("main form input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken");
        if (table is not null)
        {
            form.Add(Part(Encoding.UTF8.GetBytes(table)), "Table", "table.csv");
        }

        foreach (var (name, bytes) in files)
        {
            form.Add(Part(bytes), "Files", name);
        }

        return await ann.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    private static ByteArrayContent Part(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private Task<HttpResponseMessage> PressAsync(IHtmlDocument page, string address) => ann.SendAsync(page, address);

    private async Task ImportAsync(IHtmlDocument page, string address)
    {
        await PressAsync(page, address);
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await ann.PageAsync(address)).Heading() == "What was imported")
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail((await ann.PageAsync(address)).MainText().Words());
    }

    private async Task TickAsync(ContentItemId id)
    {
        var form = await ann.FormAsync($"/admin/content/{id}/edit");
        var box = form.Page.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]").Single(input => input.Name!.EndsWith("NobodyIsRecognisable", StringComparison.Ordinal));
        Assert.False(box.IsChecked);
        form[box.Name!] = "true";
        var answer = await form.SaveAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<List<StoredItem>> DraftsAsync()
    {
        var content = hub.Services.GetRequiredService<IEditorsContent>();
        var lines = (await content.ListAsync(new EditorsQuery { Reach = [new Reach(null)], Owner = "ann" }, CancellationToken.None)).Lines;
        var items = await content.FindManyAsync([.. lines.Select(line => line.Id)], CancellationToken.None);
        return [.. items.Values.OrderBy(item => item.Latest!.Item.CreatedAt)];
    }

    private async Task<List<string>> FilesAsync() =>
        [.. (await hub.Services.GetRequiredService<IHubReader>().MediaAsync(CancellationToken.None)).Select(file => file.Path)];
}
