using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Tests.Html;

public class HtmlTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain &amp; simple", "plain & simple")]
    [InlineData("<h2>One</h2><p>Two  <b>bo</b>ld\n words</p>", "One\nTwo bold words")]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "a\nb\nc")]
    [InlineData("a<br>b<br><br>c", "a\nb\nc")]
    [InlineData("<table><tr><td>x</td><td>y</td></tr></table>", "x\ny")]
    [InlineData("<pre>  two\n    four</pre>", "  two\n    four")]
    [InlineData("<p>a</p><script>b</script><style>c</style><!-- d --><template>e</template>", "a")]
    [InlineData("no&nbsp;break so&shy;ft", "no break soft")]
    public void Plain_Html_IsWhatAReaderSees(string? html, string expected)
    {
        Assert.Equal(expected, HtmlText.Plain(html));
    }

    [Fact]
    public void Plain_AnyDepth_DoesNotRunOutOfStack()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 4_000)) + "x";

        Assert.Equal("x", SmallStack.Run(() => HtmlText.Plain(html)));
    }

    [Theory]
    [InlineData("a < b & \"c\" 'd' `e`")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("&amp; already")]
    public void Encode_Text_ReadsBackAsItself(string text)
    {
        var encoded = HtmlText.Encode(text);

        Assert.Equal(text, HtmlText.Plain(encoded));
        Assert.DoesNotContain('<', encoded);
        Assert.DoesNotContain('"', encoded);
        Assert.DoesNotContain('\'', encoded);
    }
}
