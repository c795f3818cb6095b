using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>What an editor changes reaches readers at once when it is published, and not before.</summary>
public class PublishingTests
{
    private const string DutyText = "4hubtextduty00000000000000";
    private const string FrontDoor = "4hubservicefrontdoor000000";
    private const string WorriedPage = "4hubpageworriedchild000000";
    private const string Canary = "quetzalcoatlus";

    private static readonly string[] Everywhere =
        ["/", "/south-worcestershire", "/wyre-forest", "/worried-about-a-child", "/contacts", "/contacts/family-front-door", "/no-such-page"];

    [Fact]
    public async Task Text_Published_IsOnTheVeryNextPage_OnBothFronts()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        await reader.PageAsync("/wyre-forest");
        await reader.PageAsync("/south-worcestershire");

        await hub.PublishAsync(DutyText, WithDuty("<p>{{ section.organisation }} keeps people safe.</p>"));

        Assert.Contains("NHS Wyre Forest CCG keeps people safe.", (await reader.PageAsync("/wyre-forest")).MainText().Words(), StringComparison.Ordinal);
        Assert.Contains("NHS South Worcestershire CCG keeps people safe.", (await reader.PageAsync("/south-worcestershire")).MainText().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_PublishedTenTimes_IsNeverBehindTheEditor()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();

        for (var edition = 1; edition <= 10; edition++)
        {
            await hub.PublishAsync(DutyText, WithDuty($"<p>Edition {edition} of the duty.</p>"));

            Assert.Contains($"Edition {edition} of the duty.", (await reader.PageAsync("/wyre-forest")).MainText().Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Number_Changed_IsNewOnEveryPageThatShowsIt()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        foreach (var address in Everywhere)
        {
            using var _ = await reader.GetAsync(new Uri(address, UriKind.Relative));
        }

        await hub.PublishAsync(FrontDoor, item => item.With(item.Part<ServicePart>()! with { Numbers = [new ServiceNumber { Number = "01905 000 111" }] }));

        foreach (var address in Everywhere)
        {
            using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));
            var dialled = (await response.PageAsync()).Dialled();
            Assert.Contains("tel:01905000111", dialled);
            Assert.DoesNotContain("tel:01905822666", dialled);
        }
    }

    [Fact]
    public async Task Draft_Saved_IsOnNoPublicPage()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();

        await hub.SaveAsync(DutyText, WithDuty($"<p>{Canary}</p>"));
        await hub.SaveAsync(FrontDoor, item => item.With(item.Part<ServicePart>()! with { Summary = Canary }).With(new TitlePart { Title = Canary }));
        await hub.SaveAsync(WorriedPage, item => item.With(new TitlePart { Title = Canary }).With(item.Part<AutoroutePart>()! with { Path = Canary }));

        foreach (var address in Everywhere.Append("/" + Canary))
        {
            using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.DoesNotContain(Canary, await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.Equal(Everywhere.Contains(address) && address != "/no-such-page" ? 200 : 404, (int)response.StatusCode);
        }
    }

    private static Func<ContentItem, ContentItem> WithDuty(string html) => item => item.With(item.Part<SharedTextPart>()! with { Html = html });
}
