using System.Globalization;
using Microsoft.Playwright;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Browser.Tests.Journeys;

/// <summary>From a hub in which nobody has an account to a briefing that two people wrote and checked, by keys alone.</summary>
[Collection(JourneyTestsCollection.Name)]
public sealed class BriefingJourneyTests(ChromiumFixture chromium) : IDisposable
{
    private const string Title = "Home visits in hot weather";
    private const string Address = "/wyre-forest/briefings/home-visits-in-hot-weather";
    private const string Feed = "/wyre-forest/briefings/feed.atom";

    private const string Document = "/media/wyre-forest/hot-weather.pdf";

    // One empty page.
    private const string Pdf =
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """;

    private readonly JourneySite site = new();
    private readonly TemporaryFolder desk = new();

    public void Dispose()
    {
        site.Dispose();
        desk.Dispose();
    }

    [Fact]
    public async Task Briefing_FromTheFirstAccountToTheBin_ByKeysAlone()
    {
        var file = Path.Combine(desk.Path, "hot-weather.pdf");
        await File.WriteAllTextAsync(file, Pdf);
        var owner = await JourneySite.SomebodyAsync(chromium, looksAtEachPage: true);
        var editor = await JourneySite.SomebodyAsync(chromium, looksAtEachPage: true);

        // The first account.
        await owner.OpenAsync(site.At(site.SetUpLink));
        await owner.WriteAsync("Your name", "Olive Owner");
        await owner.WriteAsync("Email address", "olive@example.org");
        await owner.WriteAsync("Password", "seven blue lanterns 42");
        await owner.PressAsync("Save and sign in");
        await SeesAsync(owner, "Dashboard");

        // A colleague.
        await owner.FollowAsync("Run the hub");
        await owner.FollowAsync("People");
        await owner.FollowAsync("Invite somebody");
        await owner.WriteAsync("Name", "Ed Editor");
        await owner.WriteAsync("Email address", "ed@example.org");
        await owner.ChooseAsync("Editor");
        await owner.SelectAsync("Where", "Wyre Forest");
        await owner.PressAsync("Invite");
        var link = await owner.Page.GetByLabel("Link for Ed Editor").InputValueAsync();
        await editor.OpenAsync(new Uri(link));
        await editor.WriteAsync("Password", "nine green kettles 17");
        await editor.PressAsync("Save and sign in");

        // A document that nobody but editors has.
        await editor.FollowAsync("Media");
        await editor.FollowAsync("Upload files");
        await editor.ChooseFileAsync("Files", file);
        await editor.PressUntilAsync("Upload", editor.Page.GetByText("The file was sent."));
        await site.PublicAsync(Document, file => file.StartsWith("404", StringComparison.Ordinal));

        // A briefing with it, handed in.
        await editor.FollowAsync("Content");
        await editor.FollowAsync("New content");
        await editor.FollowAsync("Briefing");
        await editor.PressAsync("Save draft");
        await SeesAsync(editor, "There is a problem");
        await editor.WriteAsync("Title", Title);
        await editor.WriteAsync("What it says, and for whom (optional)", "What to look for when you visit somebody at home in a heatwave.");
        await editor.PressUntilAsync("Add file", editor.Page.GetByLabel("Words in the file's name"));
        await editor.WriteAsync("Words in the file's name", "hot weather");
        await editor.PressUntilAsync("Find a file", editor.Page.GetByRole(AriaRole.Radio, new() { Name = "hot-weather.pdf" }));
        await editor.ChooseAsync("hot-weather.pdf");
        await editor.PressAsync("Save draft");
        await SeesAsync(editor, "Done");
        await StepAsync(editor, "Submit", "Anything to say to colleagues (optional)", "Ready for you.");

        // Sent back, mended, approved, live.
        await owner.FollowAsync("Dashboard");
        await Screenshots.TakeWindowAsync(owner.Page, "journey/dashboard", "1280");
        await owner.FollowAsync(Title);
        await StepAsync(owner, "Send back", "What has to change", "Say how hot is hot.", isThere: true);
        await editor.FollowAsync("Dashboard");
        await editor.FollowAsync(Title);
        Assert.Contains("Say how hot is hot.", await editor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await editor.FollowAsync("Edit");
        await editor.WriteAsync("What it says, and for whom (optional)", "What to look for at home when it is above 30 degrees.");
        await Screenshots.TakeWindowAsync(editor.Page, "journey/form", "1280");
        await editor.PressAsync("Save draft");
        await StepAsync(editor, "Submit", "Anything to say to colleagues (optional)", "It says 30 degrees now.");
        await owner.FollowAsync("Dashboard");
        await owner.FollowAsync(Title);
        await StepAsync(owner, "Approve", "Anything to say to colleagues (optional)", "Good.", isThere: true);
        await owner.FollowAsync("Publish");
        await owner.PressAsync("Publish");
        await SeesAsync(owner, "Done");
        await site.PublicAsync(Address, page => page.StartsWith("200", StringComparison.Ordinal) && page.Contains("above 30 degrees", StringComparison.Ordinal) && page.Contains(Document, StringComparison.Ordinal));
        await site.PublicAsync(Document, file => file.StartsWith("200", StringComparison.Ordinal));
        await site.PublicAsync(Feed, feed => feed.Contains(Title, StringComparison.Ordinal));
        await site.PublicAsync("/search?q=visits+hot+weather", page => page.Contains(Address, StringComparison.Ordinal));

        // Changed, and the first text taken back, for later.
        await owner.FollowAsync("Edit");
        await owner.WriteAsync("What it says, and for whom (optional)", "What to look for at home when it is above 40 degrees.");
        await owner.PressAsync("Save and go on to publish");
        await owner.WriteAsync("What has changed for readers (optional)", "It now says 40 degrees.");
        await owner.PressAsync("Publish");
        await site.PublicAsync(Address, page => page.Contains("above 40 degrees", StringComparison.Ordinal) && page.Contains("It now says 40 degrees.", StringComparison.Ordinal));
        await owner.FollowAsync("Versions and who changed what");
        await Screenshots.TakeWindowAsync(owner.Page, "journey/history", "1280");
        await owner.FollowAsync("Version 1");
        await owner.PressAsync("Make it the draft");
        await owner.FollowAsync("Schedule");
        var moment = site.Clock.Now().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).LocalDateTime.PlusMinutes(10);
        await owner.ChooseAsync("Publish the newest version");
        await owner.WriteAsync("Day", moment.Day.ToString(CultureInfo.InvariantCulture));
        await owner.WriteAsync("Month", moment.Month.ToString(CultureInfo.InvariantCulture));
        await owner.WriteAsync("Year", moment.Year.ToString(CultureInfo.InvariantCulture));
        await owner.WriteAsync("Time, UK", moment.ToString("HH:mm", CultureInfo.InvariantCulture));
        await owner.WriteAsync("What has changed for readers (optional)", "It says 30 degrees again.");
        await owner.PressAsync("Plan it");
        Assert.Contains("Will be published", await owner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        site.Clock.Forward(TimeSpan.FromMinutes(11));
        await site.PublicAsync(Address, page => page.Contains("above 30 degrees", StringComparison.Ordinal) && page.Contains("It says 30 degrees again.", StringComparison.Ordinal));

        // Into the bin and out of it.
        await owner.FollowAsync("Put into the bin");
        await owner.PressAsync("Put into the bin");
        await site.PublicAsync(Address, page => page.StartsWith("410", StringComparison.Ordinal) && page.Contains("This page has been taken away", StringComparison.Ordinal));
        await site.PublicAsync(Document, file => file.StartsWith("404", StringComparison.Ordinal));
        await owner.FollowAsync("Take out of the bin");
        await owner.PressAsync("Take out of the bin");
        Assert.Contains("it is a draft again", await owner.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await site.PublicAsync(Address, page => page.StartsWith("410", StringComparison.Ordinal) && page.Contains("This page has been taken away", StringComparison.Ordinal));
    }

    private static async Task StepAsync(KeyboardUser user, string step, string label, string words, bool isThere = false)
    {
        if (!isThere)
        {
            // From the form to the page of the item.
            await user.FollowAsync(Title);
        }

        await user.FollowAsync(step);
        await user.WriteAsync(label, words);
        await user.PressAsync(step);
        await SeesAsync(user, "Done");
    }

    private static Task SeesAsync(KeyboardUser user, string heading) => user.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).WaitForAsync();
}

[CollectionDefinition(Name)]
public sealed class JourneyTestsCollection : ICollectionFixture<ChromiumFixture>
{
    public const string Name = "Journeys";
}
