using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

public sealed class PreviewLinkTests : IAsyncLifetime
{
    private const string Wyre = "4hubsectionwyreforest00000";
    private const string South = "4hubsectionsouthworcs00000";
    private readonly SettableTime time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private FlowHub hub = null!;
    private HttpClient ann = null!;
    private HttpClient stranger = null!;

    public async Task InitializeAsync()
    {
        hub = await FlowHub.StartAsync(time);
        ann = hub.As("ann", Wyre, Permission.EditContent);
        stranger = hub.As("nobody", South);
        stranger.DefaultRequestHeaders.Clear();
    }

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task Link_ShowsTheNewestDraftToWhoeverHasIt()
    {
        var item = await hub.DraftAsync("Shown to parents", Wyre);

        var address = await LinkAsync(item, "Parents' group");
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Shown to parents", page.Heading());
        Assert.Contains("Important: This is a preview, not published", page.QuerySelector(".hub-banner")!.Words(), StringComparison.Ordinal);
        Assert.Contains("The link works until 30 November 2026.", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(["noindex, nofollow, noarchive"], answer.Headers.GetValues("X-Robots-Tag"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content*=noindex]"));
        Assert.DoesNotContain("Was this page helpful", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri("/wyre-forest/shown-to-parents", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Link_IsSaidOnceAndKeptAsAHashWithForWhomItIs()
    {
        var item = await hub.DraftAsync("Said once", Wyre);

        var address = await LinkAsync(item, "Dr Shah");

        var page = await ann.PageAsync($"/admin/content/{item}/preview-links");
        var secret = address.Split('=')[1];
        Assert.DoesNotContain(secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Dr Shah Until 30 November 2026, 9am. Made by Ann on 23 November 2026, 9am", page.QuerySelector(".hub-lines li")!.Words(), StringComparison.Ordinal);
        var kept = Assert.Single(await hub.Services.GetRequiredService<IEditorsDesk>().LinksAsync(item, CancellationToken.None));
        Assert.DoesNotContain(secret, kept.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Logs.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_OnceItsTimeIsOver_SaysSoAndWhomToAsk()
    {
        var item = await hub.DraftAsync("For a week", Wyre);
        var address = await LinkAsync(item, "Board");

        time.Advance(TimeSpan.FromDays(7));
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        var page = await answer.PageAsync();
        Assert.Equal((HttpStatusCode.Gone, "This link has ended"), (answer.StatusCode, page.Heading()));
        Assert.Contains("Ask the person who sent it to you", page.MainText().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("For a week", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty((await ann.PageAsync($"/admin/content/{item}/preview-links")).QuerySelectorAll(".hub-lines li"));
    }

    [Fact]
    public async Task Link_Withdrawn_ShowsNothingAnyMore()
    {
        var item = await hub.DraftAsync("Taken back", Wyre);
        var address = await LinkAsync(item, "Board");
        var page = await ann.PageAsync($"/admin/content/{item}/preview-links");

        using var ended = await ann.SendAsync(page, $"/admin/content/{item}/preview-links?handler=End");
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/preview")]
    [InlineData("/preview?link=")]
    [InlineData("/preview?link=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/preview?link=a&link=b")]
    [InlineData("/preview?link=%00%22%3E%3Cscript%3E")]
    public async Task Link_ThatNeverWas_IsACalmPageThatTellsNothing(string address)
    {
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        var page = await answer.PageAsync();
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (answer.StatusCode, page.Heading()));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Link_OfSomebodyWhoMayNoLongerEdit_HasEnded()
    {
        var item = await hub.DraftAsync("Ann has left", Wyre);
        var address = await LinkAsync(item, "Board");

        hub.As("ann", South, Permission.EditContent);
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Fact]
    public async Task Link_ToWhatIsInTheBin_HasEnded()
    {
        var item = await hub.DraftAsync("Binned", Wyre);
        var address = await LinkAsync(item, "Board");

        using var binned = await hub.As("bea", Wyre, Permission.DeleteContent, Permission.PublishContent).SendAsync($"/admin/content/{item}/bin");
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Gone), (binned.StatusCode, answer.StatusCode));
    }

    [Fact]
    public async Task Links_OfAnotherSectionsItem_AreNeitherShownNorMadeNorWithdrawn()
    {
        var item = await hub.DraftAsync("Of Wyre Forest", Wyre);
        await LinkAsync(item, "Board");
        var cid = hub.As("cid", South, Permission.EditContent);
        var own = await hub.DraftAsync("Of the south", South, by: "cid");
        var hash = (await hub.Services.GetRequiredService<IEditorsDesk>().LinksAsync(item, CancellationToken.None))[0].Hash;

        using var shown = await cid.GetAsync(new Uri($"/admin/content/{item}/preview-links", UriKind.Relative));
        using var made = await cid.SendAsync(await cid.PageAsync($"/admin/content/{own}/preview-links"), $"/admin/content/{item}/preview-links", ("ForWhom", "me"), ("Days", "7"));
        using var ended = await cid.SendAsync(await cid.PageAsync($"/admin/content/{own}/preview-links"), $"/admin/content/{own}/preview-links?handler=End", ("link", hash));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, made.StatusCode));
        Assert.Single(await hub.Services.GetRequiredService<IEditorsDesk>().LinksAsync(item, CancellationToken.None));
    }

    [Theory]
    [InlineData(" ", "7", "ForWhom")]
    [InlineData("Board", "99", "Days")]
    public async Task Link_WithoutAnAnswer_IsRefusedAtItsField(string forWhom, string days, string field)
    {
        var item = await hub.DraftAsync("For nobody", Wyre);

        using var answer = await ann.SendAsync($"/admin/content/{item}/preview-links", ("ForWhom", forWhom), ("Days", days));

        var page = await answer.PageAsync();
        var fault = page.QuerySelector(".nhsuk-error-summary a")!;
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#f-" + field), (answer.StatusCode, fault.GetAttribute("href")));
        Assert.Contains(fault.Words(), page.GetElementById($"f-{field}-error")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(-1)]
    public async Task Create_ForLongerThanALinkMayLive_IsRefused(int days)
    {
        var item = await hub.DraftAsync("Too long", Wyre);

        var outcome = await hub.Services.GetRequiredService<PreviewLinks>().CreateAsync(
            FlowHub.Person("ann", Wyre, Permission.EditContent), new LinkToMake(item, Duration.FromDays(days), "Board"), CancellationToken.None);

        Assert.Equal("A link lasts between 1 and 30 days.", Assert.Single(outcome.Reasons).Message);
    }

    [Fact]
    public async Task Links_OpenedTooOftenFromOneAddress_AreAskedToWait()
    {
        for (var count = 0; count < SignInLimit.Tries; count++)
        {
            using var _ = await stranger.GetAsync(new Uri("/preview?link=guess", UriKind.Relative));
        }

        using var answer = await stranger.GetAsync(new Uri("/preview?link=guess", UriKind.Relative));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("Too many tries", (await answer.PageAsync()).Heading());
        Assert.Equal(TimeSpan.FromMinutes(5), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Link_WithAMoment_ShowsThePageAsOfThen()
    {
        var item = await hub.DraftAsync("At Christmas", Wyre);

        var address = await LinkAsync(item, "Board", ("When.Day", "25"), ("When.Month", "12"), ("When.Year", "2026"), ("When.Time", "9am"));
        var page = await stranger.PageAsync(address);

        Assert.EndsWith("&at=2026-12-25T09%3A00%3A00Z", address, StringComparison.Ordinal);
        Assert.Contains("This is a preview, not published, for 25 December 2026, 9am", page.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PreviewAt_LeadsToThePreviewOfThatMoment()
    {
        var item = await hub.DraftAsync("Seen later", Wyre);

        using var answer = await ann.GetAsync(new Uri($"/admin/content/{item}/preview-at?When.Day=30&When.Month=7&When.Year=2027&When.Time=5pm", UriKind.Relative));
        var page = await ann.PageAsync(answer.Headers.Location!.ToString());

        Assert.Equal($"/admin/content/{item}/preview?at=2027-07-30T16%3A00%3A00Z", answer.Headers.Location?.ToString());
        Assert.Contains("This is a preview, not published, for 30 July 2027, 5pm", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal($"/admin/content/{item}/preview-at", page.Body!.Link("See it at another date and time"));
    }

    [Theory]
    [InlineData("28", "3", "2027", "1:30am", "The next time is 2am.")]
    [InlineData("31", "10", "2027", "1:30am", "choose the first or the second")]
    [InlineData("31", "2", "2027", "9am", "Enter a day")]
    [InlineData("", "", "", "", "Enter a day")]
    public async Task PreviewAt_TimeThatCannotBe_IsRefusedWithTheWayOut(string day, string month, string year, string clock, string said)
    {
        var item = await hub.DraftAsync("Seen later", Wyre);

        using var answer = await ann.GetAsync(new Uri($"/admin/content/{item}/preview-at?When.Day={day}&When.Month={month}&When.Year={year}&When.Time={clock}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var fault = (await answer.PageAsync()).QuerySelector(".nhsuk-error-summary a")!;
        Assert.Contains(said, fault.Words(), StringComparison.Ordinal);
        Assert.Equal("#f-When-Day", fault.GetAttribute("href"));
    }

    [Fact]
    public async Task PreviewAt_ServiceWithHours_SaysWhetherItIsOpenThen()
    {
        var eve = hub.As("eve", null, Permission.SiteOwner);
        var list = await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Types = ["Service"] }, CancellationToken.None);
        var changing = 0;
        foreach (var line in list.Lines)
        {
            // A Tuesday morning and the night of Christmas.
            var day = await NowAsync(eve, line.Id, "2026-12-01T10:00");
            var night = await NowAsync(eve, line.Id, "2026-12-25T03:00");
            changing += day == night ? 0 : 1;
        }

        Assert.InRange(changing, 1, list.Lines.Length);
    }

    [Fact]
    public async Task Link_OpensTheFilesThatItsDraftUses_AndNoOthersAndOnlyWhileItWorks()
    {
        var named = await FileAsync("Plan & notes.pdf", "one");
        var other = await FileAsync("Other.pdf", "two");
        var item = await hub.DraftAsync("With a file", Wyre);
        await LinkToAsync(item, named.Path);
        var address = await LinkAsync(item, "Board");

        var file = (await stranger.PageAsync(address)).Body!.Link("The file")!;
        using var answer = await stranger.GetAsync(new Uri(file, UriKind.Relative));
        var elsewhere = file.Replace(Uri.EscapeDataString(named.Path), Uri.EscapeDataString(other.Path), StringComparison.Ordinal);
        var refused = await TextAsync(elsewhere);
        var missing = await TextAsync(file.Replace(".pdf", "-2.pdf", StringComparison.Ordinal));
        var guessed = await TextAsync(file.Replace("link=", "link=x", StringComparison.Ordinal));

        Assert.StartsWith("/preview/file?link=", file, StringComparison.Ordinal);
        Assert.EndsWith("#page=2", file, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("%PDF-1.7\n%one", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(["noindex, nofollow, noarchive"], answer.Headers.GetValues("X-Robots-Tag"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.NotEqual(file, elsewhere);
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal([refused, refused], [missing, guessed]);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri("/media/" + named.Path, UriKind.Relative))).StatusCode);
        var secret = address.Split('=')[1];
        Assert.DoesNotContain(hub.Logs.Lines, line => line.Contains(secret, StringComparison.Ordinal));

        using var ended = await ann.SendAsync(await ann.PageAsync($"/admin/content/{item}/preview-links"), $"/admin/content/{item}/preview-links?handler=End");
        Assert.Equal(refused, await TextAsync(file));
    }

    [Fact]
    public async Task Link_OnceItsDraftUsesAFileNoLonger_DoesNotOpenTheFile()
    {
        var file = await FileAsync("Taken out.pdf", "three");
        var item = await hub.DraftAsync("Was with a file", Wyre);
        await LinkToAsync(item, file.Path);
        var address = (await stranger.PageAsync(await LinkAsync(item, "Board"))).Body!.Link("The file")!;

        var renamed = await hub.Services.GetRequiredService<RenameMedia>().ExecuteAsync(Actor.System("a test"), file.Id, "wyre-forest/renamed.pdf", CancellationToken.None);
        Assert.True(renamed.Succeeded, string.Join(" ", renamed.Reasons.Select(reason => reason.Message)));
        var before = (await TextAsync(address)).Status;
        var moved = (await TextAsync(address.Replace(Uri.EscapeDataString(file.Path), Uri.EscapeDataString(renamed.Value.Path), StringComparison.Ordinal))).Status;
        await LinkToAsync(item, path: null);
        var after = (await TextAsync(address)).Status;
        time.Advance(TimeSpan.FromDays(7));
        await LinkToAsync(item, file.Path);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (before, moved));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (after, (await TextAsync(address)).Status));
    }

    private async Task<(HttpStatusCode Status, string Text)> TextAsync(string address)
    {
        using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<MediaFile> FileAsync(string name, string words)
    {
        using var bytes = new MemoryStream(Encoding.ASCII.GetBytes($"%PDF-1.7\n%{words}\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"));
        var outcome = await hub.Services.GetRequiredService<AddMedia>().ExecuteAsync(Actor.System("a test"), new MediaUpload(Wyre, name, Title: null, bytes), CancellationToken.None);
        return outcome.Value.File;
    }

    private async Task LinkToAsync(ContentItemId item, string? path)
    {
        var stored = await hub.FindAsync(item);
        var html = path is null ? "<p>None.</p>" : $"<p><a href=\"/media/{path}#page=2\">The file</a></p>";
        var saved = await hub.SaveAsync(stored, stored.Latest!.Item.Parts.With("HtmlBodyPart", JsonSerializer.SerializeToElement(new { Html = html })), "ann");
        Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
    }

    private static async Task<string> NowAsync(HttpClient client, ContentItemId service, string at)
    {
        var page = await client.PageAsync($"/admin/content/{service}/preview?at={at}");
        return page.QuerySelector("main")!.Words();
    }

    // Makes a link as an editor does, and takes it from the page that shows it.
    private async Task<string> LinkAsync(ContentItemId item, string forWhom, params (string Name, string Value)[] more)
    {
        using var answer = await PostAsync(item, [("ForWhom", forWhom), ("Days", "7"), .. more]);
        var shown = (await answer.PageAsync()).QuerySelector("#link")?.TextContent;
        Assert.NotNull(shown);
        return new Uri(shown).PathAndQuery;
    }

    private async Task<HttpResponseMessage> PostAsync(ContentItemId item, (string Name, string Value)[] fields)
    {
        var address = $"/admin/content/{item}/preview-links";
        var page = await ann.PageAsync(address);
        var token = page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await ann.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));
    }
}
