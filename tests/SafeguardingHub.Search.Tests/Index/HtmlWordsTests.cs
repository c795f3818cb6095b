using System.Text;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>The scan agrees with the parser on everything that the sanitiser writes.</summary>
public class HtmlWordsTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<h2>", "</h2>", "<h3 id=\"a\">", "</h3>", "<ul>", "<li>", "</li>", "</ul>", "<strong>", "</strong>", "<a href=\"/a?b=c&amp;d=%3E\">", "</a>", "<br>",
        "<table><tr><th>", "</th><td>", "</td></tr></table>", "<pre>", "</pre>", "<div>", "</div>", "<em>", "</em>", "<img src=\"/media/a.png\" alt=\"x &gt; y\">", "<hr>",
        "Ring 01905 822 666", " ", "\n", "  two  ", "child&rsquo;s", "&amp;", "&lt;b&gt;", "&nbsp;", "A&E", "é", "😀", "\u00ad", "a\u200bb", "&#8211;", "\t", "words", ";", "&amp;amp;",
        "<details><summary>", "</summary>", "</details>", "<blockquote>", "</blockquote>", "<dl><dt>", "</dt><dd>", "</dd></dl>", "<code>", "</code>", "<script>x</script>", "<!-- c -->",
    ];

    [Theory]
    [InlineData("<p>One <strong>two</strong>three</p><p>four</p>")]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>")]
    [InlineData("<pre>\n  kept  \n\n lines </pre>after")]
    [InlineData("<p>Tom &amp; Jerry &lt;b&gt; A&amp;amp;E</p>")]
    [InlineData("<p>a<br>b<br> c</p><hr><p> </p>")]
    [InlineData("<table><tbody><tr><th scope=\"col\">Name</th><td>Value</td></tr></tbody></table>")]
    public void Words_OfKnownHtml_AreThoseOfTheParser(string html)
    {
        Assert.Equal(HtmlText.Plain(html), Words(html));
    }

    [Fact]
    public void Words_OfAnythingSanitised_AreThoseOfTheParser()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var html = new StringBuilder();
            for (var piece = 0; piece < 25; piece++)
            {
                html.Append(Pieces[random.Next(Pieces.Length)]);
            }

            var clean = HtmlSanitiser.Sanitise(html.ToString());

            Assert.True(HtmlText.Plain(clean) == Words(clean), $"{seed}: {clean}");
        }
    }

    [Fact]
    public void Words_InPieces_AreThoseOfTheWhole()
    {
        var words = new HtmlWords(1000);
        words.AddHtml("<p>Ring the ");
        words.AddText("Family Front Door");
        words.AddHtml(", now.</p><h2>For ");
        words.AddText("Wyre Forest");
        words.AddHtml(" only</h2><p>More</p>");

        Assert.Equal("Ring the Family Front Door, now.\nMore", words.Body);
        Assert.Equal("For Wyre Forest only", words.Headings);
    }

    [Fact]
    public void Words_WithoutEnd_StopAtTheLongest()
    {
        var words = new HtmlWords(100);
        for (var line = 0; line < 1000; line++)
        {
            words.AddHtml("<p>ten words</p>");
        }

        Assert.InRange(words.Body.Length, 90, 120);
    }

    private static string Words(string html)
    {
        var words = new HtmlWords(int.MaxValue, headingsApart: false);
        words.AddHtml(html);
        return words.Body;
    }
}
