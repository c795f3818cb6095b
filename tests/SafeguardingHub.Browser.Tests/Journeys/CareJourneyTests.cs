using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Browser.Tests.Journeys;

/// <summary>What keeps the hub right, by keys alone: calls, two keepers, a gap that is found and settled, a new edition.</summary>
[Collection(JourneyTestsCollection.Name)]
public sealed class CareJourneyTests(ChromiumFixture chromium) : IDisposable
{
    private const string Shared = "/admin/opening/4hubsectionworcestershire0";
    private const string FrontDoor = "Family Front Door";
    private readonly JourneySite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Section_WithEveryContactRungAndConfirmed_IsOpened()
    {
        var owner = await SignedInAsync("Administrator", section: null);
        foreach (var service in new[] { "Access Service", "Emergency Duty Team", FrontDoor })
        {
            await owner.FollowAsync("Contacts");
            await owner.FollowAsync(service);
            await owner.ChooseAsync("The right team answered");
            await owner.WriteAsync("Which team answered (optional)", service);
            await owner.PressAsync("Record the call");
            await SeesAsync(owner, "Done");
        }

        // What stands in brackets is for the owner to fill in: here it is, at once.
        await FillBlanksAsync();
        await owner.FollowAsync("Run the hub");
        await owner.FollowAsync("Before you open");
        await owner.FollowAsync("Worcestershire");
        while (await ConfirmButton(owner).CountAsync() > 0)
        {
            await owner.PressAsync(ConfirmButton(owner), "I have looked, and it is right");
        }

        await Screenshots.TakeWindowAsync(owner.Page, "journey/opening", "1280");
        await owner.PressAsync("Open Worcestershire to readers");

        await SeesAsync(owner, "Done");
        await site.PublicAsync("/worried-about-a-child", page => !page.Contains("Not in use yet", StringComparison.Ordinal) && !page.Contains("noindex", StringComparison.Ordinal));
        await site.PublicAsync("/contacts/family-front-door", page => !page.Contains("Not confirmed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_ChangedByTwoKeepers_IsNewInEveryBlockFeedAndAnswer()
    {
        string[] blocks = ["/contacts/family-front-door", "/contacts", "/worried-about-a-child", "/embed/route/child", "/embed/contact/family-front-door", "/api/services"];
        var keeper = await SignedInAsync("Contact keeper", "");
        var second = await SignedInAsync("Contact keeper", "");

        await keeper.FollowAsync("Contacts");
        await keeper.FollowAsync(FrontDoor);
        await keeper.FollowAsync("Its numbers and hours, for editing");
        await keeper.FollowAsync("Edit");
        await keeper.WriteAsync("Number", "01905 822 999");
        await keeper.PressAsync("Save draft");
        await SeesAsync(keeper, "Done");
        await keeper.FollowAsync(FrontDoor);
        await keeper.FollowAsync("Submit");
        await keeper.PressAsync("Submit");
        await SeesAsync(keeper, "Done");
        await keeper.OpenAsync(site.At("/admin/content/4hubservicefrontdoor000000/approve"));
        Assert.Contains("somebody else has to approve it", await PressedAsync(keeper, "Approve"), StringComparison.OrdinalIgnoreCase);
        await site.PublicAsync("/contacts/family-front-door", page => page.Contains("01905 822 666", StringComparison.Ordinal));

        await second.FollowAsync("Contacts");
        await second.FollowAsync(FrontDoor);
        await second.FollowAsync("Its numbers and hours, for editing");
        await second.FollowAsync("Approve");
        await second.PressAsync("Approve");
        await SeesAsync(second, "Done");
        await second.FollowAsync("Publish");
        await Screenshots.TakeWindowAsync(second.Page, "journey/publish-number", "1280");
        Assert.Contains("pages follow by themselves", await second.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await second.PressAsync("Publish");
        await SeesAsync(second, "Done");

        foreach (var block in blocks)
        {
            await site.PublicAsync(block, text => text.Contains("822 999", StringComparison.Ordinal) || text.Contains("01905822999", StringComparison.Ordinal));
        }

        await site.PublicAsync("/contacts/family-front-door/feed.atom", feed => feed.Contains("The number is now 01905 822 999. It was 01905 822 666.", StringComparison.Ordinal));
        await site.PublicAsync("/worried-about-a-child", page => !page.Contains("01905 822 666", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GapOnFridays_IsFoundAcceptedWithAReasonAndSettledByNewHours()
    {
        var owner = await SignedInAsync("Administrator", section: null);
        var until = site.Clock.Now().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date.PlusDays(30);
        await UntilFoundAsync("coverage-gap");
        await owner.FollowAsync("Findings");
        Assert.Contains("Fridays, 4:30pm to 5pm", await owner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await owner.FollowAsync("Worried about a child");
        await owner.PressAsync(AcceptLink(owner), "Accept it");
        await owner.WriteAsync("Why it may stand", "The council is asked who answers then.");
        await owner.WriteAsync("Day", until.Day.ToString(CultureInfo.InvariantCulture));
        await owner.WriteAsync("Month", until.Month.ToString(CultureInfo.InvariantCulture));
        await owner.WriteAsync("Year", until.Year.ToString(CultureInfo.InvariantCulture));
        await owner.PressAsync("Accept");
        Assert.Contains("The council is asked who answers then.", await owner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await owner.FollowAsync("Findings");
        Assert.DoesNotContain("Fridays, 4:30pm to 5pm", await owner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await owner.FollowAsync("Contacts");
        await owner.FollowAsync(FrontDoor);
        await owner.FollowAsync("Its numbers and hours, for editing");
        await owner.FollowAsync("Edit");
        await owner.WriteAsync("Friday", "8:30am to 5pm");
        await owner.PressAsync("Save and go on to publish");
        await owner.WriteAsync("Why it cannot wait", "Readers call in vain on Fridays.");
        await owner.PressAsync("Publish");
        await SeesAsync(owner, "Done");

        var friday = "/worried-about-a-child?at=2027-02-12T16:45";
        await site.PublicAsync(friday, page => page.Contains("Monday to Friday: 8:30am to 5pm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edition_Published_TakesThePlaceOfThatOf2018Everywhere()
    {
        const string Guidance = "/guidance/working-together-to-safeguard-children";
        const string Cited = "Reading for induction";
        await CiteAsync(Cited);
        var editor = await SignedInAsync("Administrator", section: null);
        await editor.FollowAsync("Content");
        await editor.FollowAsync("New content");
        await editor.FollowAsync("Edition of guidance");
        await editor.WriteAsync("Title", "Working Together to Safeguard Children 2026");
        await editor.SelectAsync("Section", "Worcestershire");
        await editor.SelectAsync("Guidance that it is an edition of", "Working Together to Safeguard Children");
        await editor.WriteAsync("What tells it from other editions (optional)", "2026");
        await editor.WriteAsync("Month", "10");
        await editor.WriteAsync("Year", "2026");
        await editor.PressUntilAsync("Add edition", editor.Page.GetByLabel("Edition 1", new() { Exact = true }));
        await editor.SelectAsync("Edition 1", "Working Together to Safeguard Children 2018");
        await editor.PressAsync("Save and go on to publish");
        await Screenshots.TakeWindowAsync(editor.Page, "journey/publish-edition", "1280");
        await editor.PressAsync("Publish");
        await SeesAsync(editor, "Done");

        await site.PublicAsync(Guidance, page => page.Contains("Latest edition held here (2026)", StringComparison.Ordinal));
        await site.PublicAsync(Guidance + "-2018", page => page.Contains("Replaced by", StringComparison.Ordinal) && page.Contains(Guidance + "-2026", StringComparison.Ordinal));
        await site.PublicAsync("/guidance?state=current", list => list.Contains("Children 2026", StringComparison.Ordinal) && !list.Contains("Children 2018", StringComparison.Ordinal));
        await site.PublicAsync("/search?q=working+together", found => found.Contains($"{Guidance}-2026\"", StringComparison.Ordinal) && !found.Contains($"{Guidance}-2018\"", StringComparison.Ordinal));
        await site.PublicAsync("/api/guidance/working-together-to-safeguard-children", answer => answer.Contains("\"current\":[\"", StringComparison.Ordinal) && !answer.Contains("\"current\":[\"4hubedition000000000002018\"]", StringComparison.Ordinal));

        await site.PublicAsync(
            "/wyre-forest/reading-for-induction",
            page => page.Contains("Working Together to Safeguard Children 2018</a> (superseded) first, then", StringComparison.Ordinal) && page.Contains("chapter 2</a> (superseded).", StringComparison.Ordinal));

        await UntilFoundAsync("guidance-superseded");
        await editor.FollowAsync("Findings");
        await editor.FollowAsync(Cited);
        Assert.Contains("Working Together to Safeguard Children 2018", await editor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task<KeyboardUser> SignedInAsync(string role, string? section)
    {
        _ = site.Root;
        var person = await site.Services.AddPersonAsync(role, section, withPassword: true);
        var user = await JourneySite.SomebodyAsync(chromium);
        await user.OpenAsync(site.At("/admin"));
        await user.WriteAsync("Email address", person.Email);
        await user.WriteAsync("Password", Person.Password);
        await user.PressAsync("Sign in");
        return user;
    }

    private static async Task<string> PressedAsync(KeyboardUser user, string button)
    {
        await user.PressAsync(button);
        return await user.Page.Locator("main").InnerTextAsync();
    }

    private static ILocator AcceptLink(KeyboardUser owner) =>
        owner.Page.Locator("li", new() { HasText = "Fridays, 4:30pm to 5pm" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^Accept it") });

    private static ILocator ConfirmButton(KeyboardUser owner) => owner.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^I have looked, and it is right") });

    // The checks look in the background.
    private async Task UntilFoundAsync(string code)
    {
        for (var attempt = 0; attempt < 240; attempt++)
        {
            var page = await site.Services.GetRequiredService<IFindings>().ListAsync(
                new FindingsQuery { Reach = [new Reach(Section: null)], Code = code, Today = site.Clock.Now().InUtc().Date }, CancellationToken.None);
            if (page.Lines.Length > 0)
            {
                return;
            }

            await Task.Delay(500);
        }

        Assert.Fail($"The checks have not found {code}.");
    }

    // A page that leads to the edition of 2018 and not to the guidance as a whole.
    private async Task CiteAsync(string title)
    {
        var parts = ContentItemJson.ReadParts(
            $$"""
            { "TitlePart": { "Title": "{{title}}" }, "SectionPart": { "Section": "4hubsectionwyreforest00000" },
              "HtmlBodyPart": { "Html": "<p>Read [link 'working-together-2018'] first, then <a href=\"/guidance/working-together-to-safeguard-children-2018#chapter-2\">chapter 2</a>.</p>" } }
            """);
        _ = site.Root;
        var made = await site.Services.GetRequiredService<CreateContent>().ExecuteAsync(Actor.System("a test"), new NewContent("Page", parts), CancellationToken.None);
        Assert.True(made.Succeeded, string.Join(" ", made.Reasons.Select(reason => reason.Message)));
        var published = await site.Services.GetRequiredService<PublishContent>().ExecuteAsync(Actor.System("a test"), made.Value.Item.Id, made.Value.Revision, note: null, CancellationToken.None);
        Assert.True(published.Succeeded, string.Join(" ", published.Reasons.Select(reason => reason.Message)));
    }

    private async Task FillBlanksAsync()
    {
        var services = site.Services;
        var actor = Actor.System("a test");
        foreach (var path in new[] { "/accessibility-statement", "/privacy" })
        {
            var id = (await services.GetRequiredService<IPublishedContent>().FindRouteAsync(ContentPath.Parse(path), CancellationToken.None))!.Item;
            var item = (await services.GetRequiredService<IEditorsContent>().FindAsync(id, CancellationToken.None))!;
            var text = ContentItemJson.PartsText(item.Latest!.Item.Parts);
            var filled = System.Text.RegularExpressions.Regex.Replace(text, @"\[To be filled in by the owner: [^\]]*\]", "told here");
            var saved = await services.GetRequiredService<SaveDraft>().ExecuteAsync(actor, new DraftToSave(id, item.Revision, ContentItemJson.ReadParts(filled)), CancellationToken.None);
            Assert.True(saved.Succeeded, string.Join(" ", saved.Reasons.Select(reason => reason.Message)));
            var published = await services.GetRequiredService<PublishContent>().ExecuteAsync(actor, id, saved.Value.Revision, note: null, CancellationToken.None);
            Assert.True(published.Succeeded, string.Join(" ", published.Reasons.Select(reason => reason.Message)));
        }
    }

    private static Task SeesAsync(KeyboardUser user, string heading) => user.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).WaitForAsync();
}
