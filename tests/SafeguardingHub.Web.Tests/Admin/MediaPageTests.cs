using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The media library as editors and readers meet it.</summary>
[Collection(AccessSiteTests.Name)]
public sealed class MediaPageTests(AccessSite site)
{
    private readonly HubFactory hub = site.Hub;

    [Fact]
    public async Task Upload_SeveralFiles_AddsWhatCanBeAddedAndNamesWhatCannot()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var answer = await editor.SendFilesAsync("/admin/media/upload", "Upload", "Files", [("Notes & ideas.TXT", Text("some notes")), ("page.pdf", Text("<html><script>alert(1)</script></html>"))], new { Folder = "Minutes/2026" });

        Assert.Equal(422, answer.Status);
        Assert.Contains("page.pdf", Assert.Single(answer.Faults), StringComparison.Ordinal);
        var file = await OnlyAsync("notes ideas minutes");
        Assert.StartsWith("wyre-forest/minutes/2026/notes", file.Path, StringComparison.Ordinal);
        Assert.Contains(answer.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"/admin/media/{file.Id}");
        Assert.Equal(404, (await hub.ReadAsync("/media/" + file.Path)).Status);
        Assert.Equal(404, (await hub.ReadAsync("/media/wyre-forest/minutes/2026/page.pdf")).Status);
    }

    [Fact]
    public async Task Upload_OverTheLimit_SaysSoAndAddsNothing()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        var limit = hub.Services.GetRequiredService<MediaLimits>();

        var somewhat = await editor.SendFilesAsync("/admin/media/upload", "Upload", "Files", [("enormousone.txt", new byte[limit.MaxBytes + 1])]);
        var far = await editor.SendFilesAsync("/admin/media/upload", "Upload", "Files", [("enormoustwo.txt", new byte[(limit.MaxBytes * 2) + 1])]);
        var shown = await editor.OpenAsync(far.Location!);

        Assert.Equal(422, somewhat.Status);
        Assert.Contains("'enormousone.txt' is larger than 25MB", Assert.Single(somewhat.Faults), StringComparison.Ordinal);
        Assert.Equal(422, shown.Status);
        Assert.Contains("larger than 25MB", Assert.Single(shown.Faults), StringComparison.Ordinal);
        Assert.Empty((await LibraryAsync("enormousone")).Concat(await LibraryAsync("enormoustwo")));
    }

    [Fact]
    public async Task Upload_ASecondFileOfTheName_TakesANumber_AndTheSameFileIsNotKeptTwice()
    {
        var first = await hub.AddFileAsync("wyre-forest", "Numbered.txt", "one of these");
        var second = await hub.AddFileAsync("wyre-forest", "Numbered.txt", "another of these");
        var again = await hub.AddFileAsync("wyre-forest", "Elsewhere.txt", "one of these");

        Assert.Equal(("wyre-forest/numbered.txt", "wyre-forest/numbered-2.txt"), (first.Path, second.Path));
        Assert.Equal(first.Id, again.Id);
    }

    [Fact]
    public async Task Upload_ByScript_AnswersForEachFile()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        var form = (await editor.GetAsync("/admin/media/upload")).FormOf("Upload");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(form.QuerySelector("select[name=Section] option")!.GetAttribute("value")!), "Section" },
            { new ByteArrayContent(Text("sent by a script")), "Files", "scripted.txt" },
        };

        using var answer = await editor.Http.PostAsync(new Uri(form.GetAttribute("data-upload")!, UriKind.Relative), content);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains((await OnlyAsync("scripted")).Id, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfADraft_IsPublicFromPublishingUntilWithdrawing()
    {
        var file = await hub.AddFileAsync("wyre-forest", "drafted.txt", "for a draft");
        var page = await hub.LivePageAsync("wyre-forest");
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        var address = "/media/" + file.Path;

        await hub.SaveAsync(page.Id.Value, item => item.LinkingTo(file.Path));
        Assert.Equal(404, (await hub.ReadAsync(address)).Status);
        Assert.Equal(200, (int)(await editor.Http.GetAsync(new Uri($"/admin/media/{file.Id}/file", UriKind.Relative))).StatusCode);

        await hub.PublishAsync(page.Id.Value, item => item.LinkingTo(file.Path));
        var (status, text, answer) = await hub.ReadAsync(address);
        Assert.Equal((200, "for a draft"), (status, text));
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);

        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
        Assert.Equal(404, (await hub.ReadAsync(address)).Status);
    }

    [Fact]
    public async Task Replace_KeepsTheAddressAndWhatItWas_AndNobodyGetsTheOldBytes()
    {
        var file = await hub.AddFileAsync("wyre-forest", "replaced.txt", "the old words");
        var page = await hub.LivePageAsync("wyre-forest");
        await hub.PublishAsync(page.Id.Value, item => item.LinkingTo(file.Path));
        var tag = (await hub.ReadAsync("/media/" + file.Path)).Answer.Headers.ETag;
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var answer = await editor.SendFilesAsync($"/admin/media/{file.Id}/replace", "Replace", "NewFile", [("whatever.txt", Text("the new words"))]);

        var shown = await editor.FollowAsync(answer);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/media/" + file.Path);
        request.Headers.IfNoneMatch.Add(tag!);
        using var read = await hub.Reader().SendAsync(request);
        Assert.Equal((200, "the new words"), ((int)read.StatusCode, await read.Content.ReadAsStringAsync()));
        var old = shown.Page.QuerySelectorAll("main ol a")[^1].GetAttribute("href")!;
        Assert.Equal("the old words", await (await editor.Http.GetAsync(new Uri(old, UriKind.Relative))).Content.ReadAsStringAsync());
        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
    }

    [Fact]
    public async Task Pdf_ThatIsProtected_IsSaidAtUploadAndAtReplacement()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var added = await editor.SendFilesAsync("/admin/media/upload", "Upload", "Files", [("lockedone.pdf", Pdf("one", "/Encrypt 5 0 R")), ("openone.pdf", Pdf("two", ""))]);
        var open = await OnlyAsync("openone");
        var replaced = await editor.FollowAsync(await editor.SendFilesAsync(
            $"/admin/media/{open.Id}/replace", "Replace", "NewFile", [("openone.pdf", Pdf("three", "/Encrypt 5 0 R"))]));

        var lines = added.Page.QuerySelectorAll("main li").Select(line => line.Words()).ToList();
        Assert.Contains("added. The PDF is protected.", Assert.Single(lines, line => line.Contains("lockedone", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith("openone.pdf: added.", Assert.Single(lines, line => line.Contains("openone", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("what it was is kept below. The PDF is protected.", replaced.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_LeadsFromTheOldAddressToTheNewOne_AndAPageGoesOnShowingTheFile()
    {
        var file = await hub.AddFileAsync("wyre-forest", "before.txt", "to be renamed");
        var page = await hub.LivePageAsync("wyre-forest");
        await hub.PublishAsync(page.Id.Value, item => item.LinkingTo(file.Path));
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var wrong = await editor.SendAsync($"/admin/media/{file.Id}/rename", new { NewPath = "../after.exe" }, "Change the address");
        await editor.FollowAsync(await editor.SendAsync($"/admin/media/{file.Id}/rename", new { NewPath = "leaflets/after.txt" }, "Change the address"));

        Assert.Equal(422, wrong.Status);
        var (status, _, answer) = await hub.ReadAsync("/media/wyre-forest/before.txt");
        Assert.Equal((308, "/media/wyre-forest/leaflets/after.txt"), (status, answer.Headers.Location?.ToString()));
        Assert.Equal("to be renamed", (await hub.ReadAsync("/media/wyre-forest/leaflets/after.txt")).Text);
        Assert.Contains(page.Name, (await editor.GetAsync($"/admin/media/{file.Id}")).Words, StringComparison.Ordinal);
        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
    }

    [Fact]
    public async Task Delete_InUse_IsRefusedNamingWhere_AndDoneOnceNothingUsesIt()
    {
        var file = await hub.AddFileAsync("wyre-forest", "deleted.txt", "to be deleted");
        var page = await hub.LivePageAsync("wyre-forest");
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        var form = (await editor.GetAsync($"/admin/media/{file.Id}/delete")).FormOf("Delete for good");
        await hub.SaveAsync(page.Id.Value, item => item.LinkingTo(file.Path));

        var refused = await editor.SubmitAsync($"/admin/media/{file.Id}/delete", form, button: "Delete for good");
        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
        var done = await editor.SubmitAsync($"/admin/media/{file.Id}/delete", form, button: "Delete for good");

        Assert.Equal(409, refused.Status);
        Assert.Contains($"'{page.Name}'", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Equal("/admin/media", done.Location);
        Assert.Empty(await LibraryAsync("deleted"));
    }

    [Fact]
    public async Task File_OfAnotherSection_IsNowhereToBeFound()
    {
        var file = await hub.AddFileAsync("south-worcestershire", "quokka.txt", "of another section");
        var stranger = await hub.SignInAsync("Editor", "wyre-forest");
        var page = await hub.LivePageAsync("wyre-forest");
        var editor = await hub.Services.GetRequiredService<Content.Access.IActors>().FindAsync(Content.Access.ActorKind.User, stranger.Person!.Id, CancellationToken.None);

        foreach (var below in new[] { "", "/file", "/replace", "/rename", "/delete" })
        {
            Assert.Equal(404, (await stranger.OpenAsync($"/admin/media/{file.Id}{below}")).Status);
        }

        Assert.Equal(404, (await stranger.OpenAsync("/admin/media/at/" + file.Path)).Status);
        Assert.DoesNotContain("quokka", (await stranger.GetAsync("/admin/media?q=quokka")).Page.QuerySelector("table")?.TextContent ?? "", StringComparison.Ordinal);
        var stored = await hub.Services.GetRequiredService<IEditorsContent>().FindAsync(page.Id, CancellationToken.None);
        var saved = await hub.Services.GetRequiredService<Content.Editing.SaveDraft>().ExecuteAsync(
            editor!, new Content.Editing.DraftToSave(page.Id, stored!.Revision, stored.Latest!.Item.LinkingTo(file.Path).Parts), CancellationToken.None);
        var missing = await hub.Services.GetRequiredService<Content.Editing.SaveDraft>().ExecuteAsync(
            editor!, new Content.Editing.DraftToSave(page.Id, stored.Revision, stored.Latest!.Item.LinkingTo("wyre-forest/nothing.txt").Parts), CancellationToken.None);
        Assert.Equal("There is no file 'south-worcestershire/quokka.txt' in the media library: choose another, or add it first.", Assert.Single(saved.Reasons).Message);
        Assert.Equal("There is no file 'wyre-forest/nothing.txt' in the media library: choose another, or add it first.", Assert.Single(missing.Reasons).Message);
    }

    [Fact]
    public async Task Uses_ThatSomebodyMayNotSee_AreOnlyCounted()
    {
        var file = await hub.AddFileAsync(section: null, "shared-one.txt", "of shared ground");
        var page = await hub.LivePageAsync("south-worcestershire");
        await hub.PublishAsync(page.Id.Value, item => item.LinkingTo(file.Path));
        var stranger = await hub.SignInAsync("Editor", "wyre-forest");

        var shown = await stranger.GetAsync($"/admin/media/{file.Id}");

        Assert.Contains("1 item that you may not see", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Name, shown.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await stranger.OpenAsync($"/admin/media/{file.Id}/delete")).Status);
        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
    }

    [Fact]
    public async Task Title_Typed_IsSavedAndFound()
    {
        var file = await hub.AddFileAsync("wyre-forest", "titled.txt", "to be titled");
        var editor = await hub.SignInAsync("Editor", "wyre-forest");

        var shown = await editor.FollowAsync(await editor.SendAsync($"/admin/media/{file.Id}", new { FileTitle = "A wombat for carers" }, "Save the title"));

        Assert.Equal("A wombat for carers", shown.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(file.Id, (await OnlyAsync("wombat")).Id);
    }

    [Fact]
    public async Task Picker_OffersWhatTheEditorMaySee_AndSavesWhatIsChosen()
    {
        var own = await hub.AddFileAsync("wyre-forest", "platypus-own.txt", "to be picked");
        await hub.AddFileAsync("south-worcestershire", "platypus-foreign.txt", "not to be seen");
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        var form = await editor.Http.FormAsync("/admin/content/new?type=Briefing");

        form = await form.ChangeAsync("add|PublicationPart.Files");
        form["PublicationPart.Files[0].Media.~file"] = "platypus";
        form = await form.ChangeAsync("find|PublicationPart.Files[0].Media");

        var choices = form.Page.QuerySelectorAll("input[name='PublicationPart.Files[0].Media']").Select(choice => choice.GetAttribute("value")).ToList();
        Assert.Contains(own.Path, choices);
        Assert.DoesNotContain(choices, choice => choice?.Contains("foreign", StringComparison.Ordinal) == true);
        Assert.NotNull(form.Page.QuerySelector("a[href='/admin/media/upload'][target=_blank]"));
        form["PublicationPart.Files[0].Media"] = own.Path;
        form = await form.ChangeAsync("find|PublicationPart.Files[0].Media");
        Assert.Contains(form.Page.QuerySelectorAll("input[name='PublicationPart.Files[0].Media']"), choice => choice.GetAttribute("value") == own.Path && choice.HasAttribute("checked"));
    }

    [Fact]
    public async Task Preview_OfADraft_ShowsItsFilesFromWhereEditorsHaveThem()
    {
        var file = await hub.AddFileAsync("wyre-forest", "previewed.txt", "in a preview");
        var page = await hub.LivePageAsync("wyre-forest");
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        await hub.SaveAsync(page.Id.Value, item => item.LinkingTo(file.Path));

        var shown = await editor.GetAsync($"/admin/content/{page.Id.Value}/preview");

        Assert.DoesNotContain("\"/media/", shown.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var answer = await editor.Http.GetAsync(new Uri("/admin/media/at/" + file.Path, UriKind.Relative));
        Assert.Equal("in a preview", await answer.Content.ReadAsStringAsync());
        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
    }

    [Theory]
    [InlineData("<p><img src=\"/media/PATH\"></p>", false)]
    [InlineData("<p><img src=\"/media/PATH\" alt=\"\"></p>", true)]
    [InlineData("<p><img src=\"/media/PATH\" alt=\"A map\"></p>", true)]
    public async Task Picture_InAText_NeedsWordsOrSaysThatItIsDecorative(string html, bool isSaved)
    {
        var file = await hub.AddFileAsync("wyre-forest", "picture.txt", "stands for a picture " + html);
        var page = await hub.LivePageAsync("wyre-forest");
        var stored = (await hub.Services.GetRequiredService<IEditorsContent>().FindAsync(page.Id, CancellationToken.None))!;
        var json = System.Text.Json.JsonSerializer.SerializeToElement(new { Html = html.Replace("PATH", file.Path, StringComparison.Ordinal) });

        var outcome = await hub.Services.GetRequiredService<Content.Editing.SaveDraft>().ExecuteAsync(
            Content.Access.Actor.System("a test"),
            new Content.Editing.DraftToSave(page.Id, stored.Revision, stored.Live!.Item.Parts.With("HtmlBodyPart", json)), CancellationToken.None);

        Assert.Equal(isSaved, outcome.Succeeded);
        Assert.Equal(isSaved ? [] : ["HtmlBodyPart.Html"], outcome.Reasons.Select(reason => reason.Place));
        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
    }

    [Fact]
    public async Task Library_HoweverManyFiles_CostsTwoQueriesOfItsOwn()
    {
        var editor = await hub.SignInAsync("Editor", "wyre-forest");
        await editor.GetAsync("/admin/media");
        var before = await DatabaseWatch.CountAsync(() => editor.GetAsync("/admin/media"));
        for (var number = 0; number < 12; number++)
        {
            await hub.AddFileAsync("wyre-forest", $"many-{number}.txt", $"number {number}");
        }

        var after = await DatabaseWatch.CountAsync(() => editor.GetAsync("/admin/media"));

        Assert.Equal(before, after);
        Assert.InRange(after, 2, 6);
    }

    [Fact]
    public async Task Replace_OfWhatReadersHave_NeedsTheRightToPublish()
    {
        var file = await hub.AddFileAsync("wyre-forest", "guarded.txt", "what readers have");
        var page = await hub.LivePageAsync("wyre-forest");
        var keeper = FlowHub.Person("kay", file.Section!.Value.Value, Content.Access.Permission.ManageMedia, Content.Access.Permission.PreviewContent);
        var replace = hub.Services.GetRequiredService<ReplaceMedia>();

        var asDraft = await replace.ExecuteAsync(keeper, file.Id, file.Sha256, "guarded.txt", new MemoryStream(Text("before anybody had it")), CancellationToken.None);
        await hub.PublishAsync(page.Id.Value, item => item.LinkingTo(file.Path));
        var asPublic = await replace.ExecuteAsync(keeper, file.Id, asDraft.Value.File.Sha256, "guarded.txt", new MemoryStream(Text("behind everybody's back")), CancellationToken.None);
        var stale = await replace.ExecuteAsync(Content.Access.Actor.System("a test"), file.Id, file.Sha256, "guarded.txt", new MemoryStream(Text("over a colleague")), CancellationToken.None);

        Assert.Equal(Content.Changes.ReasonKind.NotPermitted, Assert.Single(asPublic.Reasons).Kind);
        Assert.Equal(Content.Changes.ReasonKind.Stale, Assert.Single(stale.Reasons).Kind);
        Assert.Equal("before anybody had it", (await hub.ReadAsync("/media/" + file.Path)).Text);
        await hub.PublishAsync(page.Id.Value, item => item.LinkingToNothing());
    }

    private static byte[] Pdf(string words, string trailer) => Text($"%PDF-1.7\n%{words}\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R {trailer}>>\n%%EOF\n");

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<IEnumerable<MediaFile>> LibraryAsync(string words) =>
        (await hub.Services.GetRequiredService<IMediaLibrary>().ListAsync(new MediaQuery { Reach = null, Words = words }, CancellationToken.None)).Lines.Select(line => line.File);

    private async Task<MediaFile> OnlyAsync(string words) => Assert.Single(await LibraryAsync(words));
}
