using SafeguardingHub.Content.Redirects;

namespace SafeguardingHub.Content.Tests.Redirects;

public class RedirectSourceTests
{
    [Theory]
    [InlineData("/Old-Page/", "", "old-page", false)]
    [InlineData(" /old/Page.ASPX?id=12#top ", "", "old/page.aspx", false)]
    [InlineData("/old%20page", "", "old page", false)]
    [InlineData("/old/*", "", "old", true)]
    [InlineData("https://WWW.Old.example:8080/Team/", "www.old.example", "team", false)]
    [InlineData("http://www.old.example", "www.old.example", "", false)]
    [InlineData("https://www.old.example/*", "www.old.example", "", true)]
    [InlineData("https://www.old.example?page=3", "www.old.example", "", false)]
    public void Address_AsTyped_IsReadAsItIsCompared(string typed, string host, string path, bool isTree)
    {
        Assert.True(RedirectSource.TryParse(typed, out var source, out var fault), fault);

        Assert.Equal(new RedirectSource(host, path, isTree), source);
    }

    [Theory]
    [InlineData("", "Enter the old address")]
    [InlineData("old-page", "Begin with a slash")]
    [InlineData("https://", "does not name a site")]
    [InlineData("https://old_site!/x", "does not name a site")]
    [InlineData("/old*", "only at the end, after a slash")]
    [InlineData("/a/*/b", "only at the end, after a slash")]
    [InlineData("/a/../b", "a part made of dots")]
    [InlineData("/a//b", "two slashes")]
    [InlineData("/a%00b", "a character that addresses cannot have")]
    public void Address_ThatIsNone_IsRefusedWithHowToMendIt(string typed, string words)
    {
        Assert.False(RedirectSource.TryParse(typed, out _, out var fault));

        Assert.Contains(words, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_WrittenOut_IsReadAsTheSame()
    {
        foreach (var source in new RedirectSource[] { new("", "a/b", false), new("", "a", true), new("old.example", "", true), new("old.example", "x.html", false) })
        {
            Assert.True(RedirectSource.TryParse(source.Address, out var again, out _));
            Assert.Equal(source, again);
        }
    }

    [Fact]
    public void Best_OfSeveral_IsTheAddressItselfThenTheLongerPathThenTheNamedSite()
    {
        RedirectSource exact = new("", "a/b/c", false), longTree = new("", "a/b", true), shortTree = new("old.example", "a", true), named = new("old.example", "a/b", true);

        Assert.Equal(exact, Best([shortTree, longTree, named, exact]));
        Assert.Equal(named, Best([shortTree, longTree, named]));
        Assert.Equal(longTree, Best([shortTree, longTree]));
        Assert.Null(Best([new("other.example", "a/b/c", false), new("", "a/b/c/d", false), new("", "a/b/c", true)]));

        static RedirectSource? Best(RedirectSource[] all) => RedirectSource.Best(all, one => one, "old.example", "a/b/c");
    }

    [Fact]
    public void Candidates_OfAPath_AreItselfAndAllAboveIt()
    {
        Assert.Equal(["a/b/c", "a/b", "a", ""], RedirectSource.Candidates("a/b/c").AsEnumerable());
        Assert.Equal(["a", ""], RedirectSource.Candidates("a").AsEnumerable());
        Assert.Equal([""], RedirectSource.Candidates("").AsEnumerable());
    }

    [Fact]
    public void Path_OfARequestThatNoRedirectCanStandFor_IsNone()
    {
        string[] asked = ["/a\0b", "/a\\b", "/" + new string('x', RedirectSource.LongestPath + 1), "/" + string.Join('/', Enumerable.Repeat("a", 30)), "/a/../b", "/*"];

        Assert.All(asked, path => Assert.Null(RedirectSource.PathOf(path)));
        Assert.Equal("old/page", RedirectSource.PathOf("/Old/Page/"));
    }

    [Theory]
    [InlineData("old.example", "/Team/Leaflet.PDF", "team/leaflet.pdf")]
    [InlineData("old.example", "/2013/10/01/safeguarding-news", "2013/10/01/safeguarding-news")]
    [InlineData("old.example", "/safeguarding/default.aspx", "safeguarding/default.aspx")]
    public void AskedInVain_OfAnOldPage_IsKept(string host, string path, string kept)
    {
        Assert.Equal(new Content.Storage.UnmatchedAddress(host, kept), AskedInVain.Of(host, path));
    }

    [Theory]
    [InlineData("/wp-login.php")]
    [InlineData("/wp-admin/setup")]
    [InlineData("/.env")]
    [InlineData("/site/.git/config")]
    [InlineData("/index.php/about")]
    [InlineData("/a;b=c")]
    [InlineData("/<script>")]
    [InlineData("/a\u0001b")]
    [InlineData("/mail/ann@example.org")]
    [InlineData("/mail/ann%40example.org")]
    [InlineData("/patient/4010232137")]
    [InlineData("/patient/401-023-2137")]
    [InlineData("/patient/401 023 2137")]
    [InlineData("/call/01905.822.666")]
    [InlineData("/near/WR9 8DU")]
    [InlineData("/near/wr98du")]
    [InlineData("/near/wr9-8du/map")]
    [InlineData("/")]
    public void AskedInVain_OfAProbeOrAPerson_IsNotKept(string path) => Assert.Null(AskedInVain.Of("old.example", path));

    [Fact]
    public void AskedInVain_OfALongAddressOrAnOddSite_IsNotKeptOrKeptWithoutTheSite()
    {
        Assert.Null(AskedInVain.Of("old.example", "/" + new string('x', AskedInVain.LongestPath + 1)));
        Assert.Equal("", AskedInVain.Of("<script>", "/old")!.Host);
    }
}
