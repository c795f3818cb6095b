using SafeguardingHub.Web.Checking.Links;

namespace SafeguardingHub.Web.Tests.Checks.Links;

public sealed class RobotRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("USER-AGENT: *\r\nDISALLOW: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: *\nDisallow: /a # not here", "/ab", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/docs/a.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/docs/a.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/axxbyyc/d", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/axxcyyb", true)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /caf%C3%A9", "/café", false)]
    [InlineData("User-agent: *\nDisallow: /%61", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /?q=", "/?q=1", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("User-agent: Other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: SafeguardingHubLinks/1.0\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: safeguardinghublinks\nAllow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: safeguardinghublinks\n", "/a", true)]
    [InlineData("User-agent: Other\nUser-agent: SafeguardingHubLinks\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: SafeguardingHubLinks\nDisallow: /a\nUser-agent: Other\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: SafeguardingHubLinks\nDisallow: /a\n\nUser-agent: SafeguardingHubLinks\nDisallow: /b", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /", "/a", false)]
    [InlineData("<!DOCTYPE html><html><p>Disallow: /</p></html>", "/a", true)]
    public void Rules_OfAFile_AllowOrNot(string text, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotRules.Read(text, LinkAsker.Robot).Allows(path));

    [Fact]
    public async Task Rules_MadeToTakeLong_DoNot()
    {
        var rules = RobotRules.Read("User-agent: *\n" + string.Concat(Enumerable.Repeat($"Disallow: /{string.Concat(Enumerable.Repeat("*a", 500))}b\n", 60)), LinkAsker.Robot);

        var allowed = await Task.Run(() => rules.Allows("/" + new string('a', 2000))).WaitAsync(TimeSpan.FromSeconds(5));

        Assert.True(allowed);
    }
}
