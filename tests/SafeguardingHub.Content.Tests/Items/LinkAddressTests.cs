using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Tests.Items;

public class LinkAddressTests
{
    [Theory]
    [InlineData("/wyre-forest/children", "wyre-forest/children")]
    [InlineData("/Wyre-Forest/children/?a=b#c", "Wyre-Forest/children")]
    [InlineData("/caf%C3%A9#top", "café")]
    [InlineData("/", "")]
    [InlineData("//example.org/a", null)]
    [InlineData("https://example.org/a", null)]
    [InlineData("#top", null)]
    [InlineData("page", null)]
    [InlineData("/media/a.pdf", null)]
    [InlineData("/feed.atom", null)]
    [InlineData("", null)]
    public void Place_OfALink_IsItsPathInThisSite(string address, string? path)
    {
        Assert.Equal(path, LinkAddress.PlaceOf(address)?.Text);
    }

    [Theory]
    [InlineData("a%20b.pdf?x=%3F#y", "a b.pdf")]
    [InlineData("a#b?c", "a")]
    [InlineData("a%23b", "a#b")]
    public void Path_OfALink_IsAsTheServerReadsIt(string address, string path)
    {
        Assert.Equal(path, LinkAddress.PathOf(address));
    }
}
