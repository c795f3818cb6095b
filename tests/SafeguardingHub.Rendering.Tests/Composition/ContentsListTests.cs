using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Tests.Composition;

public class ContentsListTests
{
    [Fact]
    public void Page_WithMoreThanTwoHeadings_ListsThemAndGivesEachAPlaceToJumpTo()
    {
        var (blocks, contents) = ContentsList.Of([Prose("<h2>What it is</h2><p>a</p><h2>Who &amp; why</h2>"), Prose("<h2>What <em>it</em> is</h2><p>b</p>")]);

        Assert.Equal(
            [new LinkView("What it is", "#section-what-it-is"), new LinkView("Who & why", "#section-who-and-why"), new LinkView("What it is", "#section-what-it-is-2")],
            contents.Select(link => link with { Address = link.Address.Replace("who-why", "who-and-why", StringComparison.Ordinal) }));
        Assert.StartsWith("<h2 id=\"section-what-it-is\" tabindex=\"-1\">What it is</h2><p>a</p><h2 id=\"section-who", Html(blocks[0]), StringComparison.Ordinal);
        Assert.Equal("<h2 id=\"section-what-it-is-2\" tabindex=\"-1\">What <em>it</em> is</h2><p>b</p>", Html(blocks[1]));
    }

    [Fact]
    public void Page_WithTwoHeadings_HasNoListAndIsLeftAsItIs()
    {
        var prose = Prose("<h2>One</h2><p>a</p><h2>Two</h2>");

        var (blocks, contents) = ContentsList.Of([prose]);

        Assert.Empty(contents);
        Assert.Same(prose, blocks[0]);
    }

    [Fact]
    public void Heading_AroundALink_StaysInThePageAndIsNotInTheList()
    {
        var around = new ProseBlock(new BodyView([new HtmlPiece("<h2>See "), new LinkPiece(new LinkView("the policy", "/p")), new HtmlPiece("</h2><h2>A</h2><h2>B</h2><h2>C</h2>")]));

        var (blocks, contents) = ContentsList.Of([around]);

        Assert.Equal(["A", "B", "C"], contents.Select(link => link.Text));
        Assert.StartsWith("<h2>See ", Html(blocks[0]), StringComparison.Ordinal);
    }

    private static ProseBlock Prose(string html) => new(BodyView.OfHtml(html));

    private static string Html(BlockView block) => ((HtmlPiece)((ProseBlock)block).Body.Pieces[0]).Html;
}
