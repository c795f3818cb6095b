using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Tests.Html;

public class MarkdownTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("# Title", "<h2 id=\"title\">Title</h2>")]
    [InlineData("**bold** and *slanted* ~~gone~~", "<p><strong>bold</strong> and <em>slanted</em> <del>gone</del></p>")]
    [InlineData("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>")]
    [InlineData("call <name> & wait", "<p>call &lt;name&gt; &amp; wait</p>")]
    [InlineData("<!-- open\n\nnext", "<p>&lt;!-- open</p>\n<p>next</p>")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("[contact \"family-front-door\"]", "<p>[contact \"family-front-door\"]</p>")]
    [InlineData("{{ section.organisation }}", "<p>{{ section.organisation }}</p>")]
    public void ToHtml_Markdown_IsSanitised(string? markdown, string expected)
    {
        Assert.Equal(expected, MarkdownText.ToHtml(markdown).Trim());
    }

    [Fact]
    public void ToHtml_Table_IsATable()
    {
        var output = MarkdownText.ToHtml("| A | B |\n|---|---|\n| 1 | 2 |");

        Assert.Equal(
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            output.ReplaceLineEndings(string.Empty));
    }
}
