using System.Net;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>One address for each page, and no dead end.</summary>
[Collection(SharedSiteTests.Name)]
public class AddressTests(SharedSite site)
{
    private const string WorriedPage = "4hubpageworriedchild000000";

    [Fact]
    public async Task Address_WhereNothingStands_Answers404WithNumbersToCall()
    {
        var page = await site.Factory.Reader().PageAsync("/no-such-page", status: 404);

        Assert.Equal("Page not found", page.Heading());
        Assert.Equal("tel:999", page.MainText().Dialled()[0]);
        Assert.Contains("tel:01905822666", page.MainText().Dialled());
        Assert.Equal("/", page.MainText().Link("start again from the home page"));
    }

    [Theory]
    [InlineData("/Wyre-Forest", "/wyre-forest")]
    [InlineData("/wyre-forest/", "/wyre-forest")]
    [InlineData("/WORRIED-about-a-child/", "/worried-about-a-child")]
    [InlineData("/contacts/Family-Front-Door", "/contacts/family-front-door")]
    public async Task Address_SpeltOtherwise_LeadsToTheOneAddress_WhateverIsInMemory(string spelling, string address)
    {
        var reader = site.Factory.Reader();

        var cold = await RedirectAsync(reader, spelling);
        await reader.PageAsync(address);
        var warm = await RedirectAsync(reader, spelling);

        Assert.Equal(address, cold);
        Assert.Equal(address, warm);
    }

    [Theory]
    [InlineData("/contacts/")]
    [InlineData("/Contacts")]
    public async Task Contacts_SpeltOtherwise_LeadToTheOneAddress(string spelling)
    {
        var reader = site.Factory.Reader();
        await reader.PageAsync("/contacts");

        Assert.Equal("/contacts", await RedirectAsync(reader, spelling));
    }

    [Theory]
    [InlineData("/Contacts?at=2027-02-12T16:45&utm_source=somewhere", "/contacts?at=2027-02-12T16%3A45")]
    [InlineData("/Worried-About-A-Child?at=2027-02-12T16:45", "/worried-about-a-child?at=2027-02-12T16%3A45")]
    public async Task Address_SpeltOtherwise_KeepsTheMomentAndNothingElse(string spelling, string address) =>
        Assert.Equal(address, await RedirectAsync(site.Factory.Reader(), spelling));

    [Theory]
    [InlineData("/Wyre-Forest")]
    [InlineData("/Briefings")]
    [InlineData("/Glossary")]
    [InlineData("/Wyre-Forest/feed.rss")]
    public async Task Redirect_Remembered_IsAskedForAgain(string spelling)
    {
        using var answer = await site.Factory.Reader().GetAsync(new Uri(spelling, UriKind.Relative));

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task Page_MovedTwice_IsFoundFromEveryOldAddressInOneStep()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        await reader.PageAsync("/worried-about-a-child");

        await hub.MoveAsync(WorriedPage, "worried/child");
        await hub.MoveAsync(WorriedPage, "children/worried");

        Assert.Equal("/children/worried", await RedirectAsync(reader, "/worried-about-a-child"));
        Assert.Equal("/children/worried", await RedirectAsync(reader, "/worried/child"));
        var page = await reader.PageAsync("/children/worried");
        Assert.Equal("Are you a professional worried about a child?", page.Heading());
        Assert.Equal("/children/worried", (await reader.PageAsync("/wyre-forest")).MainText().Link("What to do if you are a professional worried about a child"));
    }

    [Fact]
    public async Task Page_MovedBack_StandsAtItsFirstAddressAgain()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();

        await hub.MoveAsync(WorriedPage, "worried/child");
        await hub.MoveAsync(WorriedPage, "worried-about-a-child");

        await reader.PageAsync("/worried-about-a-child");
        Assert.Equal("/worried-about-a-child", await RedirectAsync(reader, "/worried/child"));
    }

    private static async Task<string?> RedirectAsync(HttpClient reader, string address)
    {
        using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(
            response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect,
            $"{address} answered {(int)response.StatusCode}.");
        return response.Headers.Location?.OriginalString;
    }
}
