using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Tests.Html;

public class HtmlSanitiserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("just words", "just words")]
    [InlineData("<p>A &amp; B &lt; C</p>", "<p>A &amp; B &lt; C</p>")]
    [InlineData("<h1>Title</h1><h5>five</h5><h6>six</h6>", "<h2>Title</h2><h4>five</h4><h4>six</h4>")]
    [InlineData("<b>bold</b> <i>italic</i>", "<strong>bold</strong> <em>italic</em>")]
    [InlineData("<strong>a <b>b</b></strong>", "<strong>a b</strong>")]
    [InlineData("<b>Safe</b><b>guarding</b>", "<strong>Safeguarding</strong>")]
    [InlineData("<p class=\"lead\" style=\"color:red\" id=\"x\">text</p>", "<p>text</p>")]
    [InlineData("<h2 id=\"who-to-call\">Who</h2><h3 id=\"who-to-call\">Again</h3><h3 id=\"a b\">No</h3>", "<h2 id=\"who-to-call\">Who</h2><h3>Again</h3><h3>No</h3>")]
    [InlineData("<p>one&nbsp;two\u00a0three</p>", "<p>one two three</p>")]
    [InlineData("<p>safe\u00adguard\u200bing\ufeff</p>", "<p>safeguarding</p>")]
    [InlineData("<img src=\"/a.png\" alt=\"no\u00a0break\">", "<img src=\"/a.png\" alt=\"no break\">")]
    [InlineData("<p>  </p><p>&nbsp;</p><p><br></p><p><span></span></p><p>x</p>", "<p>x</p>")]
    [InlineData("<div>one</div><div>two<br></div>", "<p>one</p><p>two</p>")]
    [InlineData("<div><p>one</p>loose<ul><li>two</li></ul></div>", "<p>one</p><p>loose</p><ul><li>two</li></ul>")]
    [InlineData("<section><h2>x</h2><article>y</article></section>", "<h2>x</h2><p>y</p>")]
    [InlineData("<p>a</p><br><br><p>b</p>", "<p>a</p><p>b</p>")]
    [InlineData("<p>a<br>b</p>", "<p>a<br>b</p>")]
    [InlineData("<ul><li>one</li><ul><li>nested</li></ul></ul>", "<ul><li>one<ul><li>nested</li></ul></li></ul>")]
    [InlineData("<ul><li><p>one</p></li><li><p>two</p><p>more</p></li></ul>", "<ul><li>one</li><li><p>two</p><p>more</p></li></ul>")]
    [InlineData("<ul>loose <b>words</b><li>item</li></ul>", "<ul><li>loose <strong>words</strong></li><li>item</li></ul>")]
    [InlineData("<li>stray</li>", "<p>stray</p>")]
    [InlineData("<table><tr><th scope=\"col\">A</th><td colspan=\"2\"><p>b</p></td></tr></table>", "<table><tbody><tr><th scope=\"col\">A</th><td colspan=\"2\">b</td></tr></tbody></table>")]
    [InlineData("<table><tr><td>a</td><td></td></tr></table>", "<table><tbody><tr><td>a</td><td></td></tr></tbody></table>")]
    [InlineData("<pre>\n\n  keep\n   this</pre>", "<pre>\n\n  keep\n   this</pre>")]
    [InlineData("<p>one   two</p>", "<p>one two</p>")]
    [InlineData("<p lang=\"cy\">Cymraeg <span lang=\"en\">English</span></p><p lang=\"en-GB\" dir=\"ltr\">x</p>", "<p lang=\"cy\">Cymraeg <span lang=\"en\">English</span></p><p>x</p>")]
    [InlineData("<details open=\"open\"><summary>s</summary><p>x</p></details>", "<details open=\"\"><summary>s</summary><p>x</p></details>")]
    [InlineData("<p><script>alert(1)</script>x<style>p{}</style></p><iframe src=\"/\"></iframe>", "<p>x</p>")]
    [InlineData("<p><blink>kept words</blink><font color=red>too</font></p>", "<p>kept wordstoo</p>")]
    public void Sanitise_Html_GivesTheOneShapeThatIsStored(string html, string expected)
    {
        Assert.Equal(expected, HtmlSanitiser.Sanitise(html));
        Assert.Equal(expected, HtmlSanitiser.Sanitise(expected));
    }

    [Theory]
    [InlineData("https://nhs.example/a?b=1&amp;c=2", "<a href=\"https://nhs.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">x</a>")]
    [InlineData(" HTTP://nhs.example", "<a href=\"HTTP://nhs.example\" rel=\"noopener noreferrer\">x</a>")]
    [InlineData("mailto:duty@nhs.example", "<a href=\"mailto:duty@nhs.example\">x</a>")]
    [InlineData("tel:0300 123 4567", "<a href=\"tel:0300 123 4567\">x</a>")]
    [InlineData("/children/who-to-call#top", "<a href=\"/children/who-to-call#top\">x</a>")]
    [InlineData("page?a=b:c", "<a href=\"page?a=b:c\">x</a>")]
    [InlineData("#who-to-call", "<a href=\"#who-to-call\">x</a>")]
    [InlineData("#_Toc12345", "x")]
    [InlineData("", "x")]
    [InlineData("//other.example/", "x")]
    [InlineData("javascript:alert(1)", "x")]
    [InlineData("jAvAsCrIpT&colon;alert(1)", "x")]
    [InlineData("file:///C:/Users/x.docx", "x")]
    [InlineData(
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnhs.example%2Fa%3Fb%3D1&amp;data=05%7Csomeone%40nhs.example",
        "<a href=\"https://nhs.example/a?b=1\" rel=\"noopener noreferrer\">x</a>")]
    public void Sanitise_Link_KeepsOnlyAddressesThatMayBeFollowed(string address, string expected)
    {
        Assert.Equal(expected, HtmlSanitiser.Sanitise($"<a href=\"{address}\" target=\"_blank\" class=\"x\">x</a>"));
    }

    [Theory]
    [InlineData("<img src=\"/a.png\" alt=\"\" width=\"300\" height=\"tall\" loading=\"lazy\">", "<img src=\"/a.png\" alt=\"\" width=\"300\">")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\" alt=\"x\">", "")]
    [InlineData("<img src=\"mailto:a@b.example\">", "")]
    public void Sanitise_Image_KeepsSourceTextAndSize(string html, string expected)
    {
        Assert.Equal(expected, HtmlSanitiser.Sanitise(html));
    }

    [Fact]
    public void Sanitise_LinksInLinks_KeepsTheOuterOne()
    {
        var output = HtmlSanitiser.Sanitise("<a href=\"/outer\"><table><tr><td><a href=\"/inner\">x</a></td></tr></table></a>");

        Assert.Equal("<a href=\"/outer\"><table><tbody><tr><td>x</td></tr></tbody></table></a>", output);
    }

    [Fact]
    public void Sanitise_FromManyThreads_GivesTheSame()
    {
        const string html = "<div><b>x</b><p>y <a href=/z>z</a></p></div>";
        var expected = HtmlSanitiser.Sanitise(html);

        var outputs = ParallelEnumerable.Range(0, 200).Select(_ => HtmlSanitiser.Sanitise(html)).ToList();

        Assert.All(outputs, output => Assert.Equal(expected, output));
    }
}
