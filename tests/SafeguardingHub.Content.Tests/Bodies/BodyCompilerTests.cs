using System.Text;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Tests.Bodies;

public class BodyCompilerTests
{
    [Theory]
    [InlineData("<p>No references.</p>")]
    [InlineData("<p>[sic] [1] [a note] [/contact] [contacts \"x\"] [contact@example.org]</p>")]
    [InlineData("<p>f(x) = { y } [] [[ ]]</p>")]
    [InlineData("<p><code>[contact \"x\"]</code> {{</p><pre>[route \"y\"] {{ a }}</pre>", 1)]
    [InlineData("<p><a href=\"https://example.org/x?[contact y]={{ z }}\">x</a></p>")]
    [InlineData("<p><a href=\"/\">x</a> <a href=\"#x\">x</a> <a href=\"/media/x.pdf\">x</a></p><pre><a href=\"/x\">x</a></pre>")]
    [InlineData("<p>[contact <strong>\"x\"</strong>]</p>", 1)]
    public void Compile_WithoutReferences_IsTheInputInOneSegment(string html, int faults = 0)
    {
        var compilation = Compile(html);

        AssertSegments(compilation.Body, new HtmlSegment(html));
        Assert.Equal(faults, compilation.Faults.Length);
    }

    [Theory]
    [InlineData("/guidance/x")]
    [InlineData("/Guidance/X#chapter-2")]
    [InlineData("/guidance/x/?print={{ z }}")]
    public void Compile_LinkToAPageOfTheHub_LeavesAPlaceAfterIt(string address)
    {
        var compilation = Compile($"<h2>See <a href=\"{address}\">chapter 2</a>, please</h2>");

        AssertSegments(compilation.Body, new HtmlSegment($"<h2>See <a href=\"{address}\">chapter 2</a>"), new LinkedPathSegment("guidance/x"), new HtmlSegment(", please</h2>"));
        Assert.Empty(compilation.Faults);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Compile_Nothing_IsEmpty(string? html)
    {
        Assert.Equal(CompiledBody.Empty, Compile(html).Body);
    }

    [Theory]
    [InlineData("[contact \"family-front-door\"]")]
    [InlineData("[contact 'family-front-door']")]
    [InlineData("[contact “family-front-door”]")]
    [InlineData("[contact ”family-front-door“]")]
    [InlineData("[contact ‘family-front-door’]")]
    [InlineData("[contact family-front-door]")]
    [InlineData("[Contact  family-front-door /]")]
    [InlineData("[contact\n\"family-front-door\" ]")]
    [InlineData("[contact&nbsp;\"family-front-door\"]")]
    [InlineData("[contact \" family-front-door \"]")]
    public void Compile_AnyQuotes_FindsTheTarget(string shortcode)
    {
        var compilation = Compile(HtmlSanitiser.Sanitise($"<p>{shortcode}</p>"));

        AssertSegments(compilation.Body, Block("contact", "family-front-door"));
        Assert.Empty(compilation.Faults);
    }

    [Fact]
    public void Compile_Arguments_AreKeptByName()
    {
        var segment = Assert.Single(Compile("[link \"worried-about-a-child\" text=\"What to [really] do\" lang=‘cy’]").Body.Segments);

        var link = Assert.IsType<ShortcodeSegment>(segment);
        Assert.Equal("worried-about-a-child", link.Target);
        Assert.Equal([KeyValuePair.Create("lang", "cy"), KeyValuePair.Create("text", "What to [really] do")], link.Arguments);
        Assert.False(link.IsBlock);
    }

    [Fact]
    public void Compile_ApostropheInSingleQuotes_IsALetter()
    {
        var link = Assert.IsType<ShortcodeSegment>(Assert.Single(Compile("[link 'child’s-page' text='a child's page']").Body.Segments));

        Assert.Equal("child’s-page", link.Target);
        Assert.Equal("a child's page", link.Arguments["text"]);
    }

    [Fact]
    public void Compile_LoneBlock_LiftsOutOfItsParagraph()
    {
        var compilation = Compile("<p>Before.</p><p>[route \"child\"]</p><p>After.</p>");

        AssertSegments(compilation.Body, Html("<p>Before.</p>"), Block("route", "child"), Html("<p>After.</p>"));
    }

    [Fact]
    public void Compile_BlocksOnTheirOwnLines_AllLift()
    {
        var compilation = Compile("<p>[contact \"a\"]<br>[contact \"b\"] [contact \"c\"]</p>");

        AssertSegments(compilation.Body, Block("contact", "a"), Block("contact", "b"), Block("contact", "c"));
    }

    [Fact]
    public void Compile_BlockInALine_StaysInTheLine()
    {
        var compilation = Compile("<p>Ring [contact \"duty\"] now.</p>");

        AssertSegments(compilation.Body, Html("<p>Ring "), Line("contact", "duty"), Html(" now.</p>"));
    }

    [Fact]
    public void Compile_LoneInlineShortcode_StaysInItsParagraph()
    {
        var compilation = Compile("<p>[link \"a\"]</p>");

        AssertSegments(compilation.Body, Html("<p>"), Line("link", "a"), Html("</p>"));
    }

    [Theory]
    [InlineData("<ul><li>[text \"a\"]</li></ul>", "<ul><li>", "</li></ul>", true)]
    [InlineData("<table><tbody><tr><td>[text \"a\"]</td></tr></tbody></table>", "<table><tbody><tr><td>", "</td></tr></tbody></table>", true)]
    [InlineData("<blockquote><p>[text \"a\"]</p></blockquote>", "<blockquote>", "</blockquote>", true)]
    [InlineData("<p>x</p>[text \"a\"]<p>y</p>", "<p>x</p>", "<p>y</p>", true)]
    [InlineData("<h2>[text \"a\"]</h2>", "<h2>", "</h2>", false)]
    [InlineData("<p><strong>[text \"a\"]</strong></p>", "<p><strong>", "</strong></p>", false)]
    [InlineData("<strong><p>[text \"a\"]</p></strong>", "<strong><p>", "</p></strong>", false)]
    [InlineData("<strong><ul><li>[text \"a\"]</li></ul></strong>", "<strong><ul><li>", "</li></ul></strong>", false)]
    public void Compile_Place_DecidesWhetherABlockMayStand(string html, string before, string after, bool isBlock)
    {
        var expected = isBlock ? Block("text", "a") : Line("text", "a");

        AssertSegments(Compile(html).Body, Html(before), expected, Html(after));
    }

    [Theory]
    [InlineData("<p>Write [[contact \"x\"]] here.</p>", "<p>Write [contact \"x\"] here.</p>")]
    [InlineData("<p>[[text]]</p>", "<p>[text]</p>")]
    [InlineData("<p>[[sic]]</p>", "<p>[[sic]]</p>")]
    public void Compile_DoubleBrackets_AreTheWordsThemselves(string html, string expected)
    {
        var compilation = Compile(html);

        AssertSegments(compilation.Body, Html(expected));
        Assert.Empty(compilation.Faults);
    }

    [Fact]
    public void Compile_Variables_AreFoundInText()
    {
        var compilation = Compile("<h2>About {{ section.organisation }}</h2><p>{{organisation.short_name}} &amp; more</p>");

        AssertSegments(compilation.Body, Html("<h2>About "), new VariableSegment("section.organisation"), Html("</h2><p>"), new VariableSegment("organisation.short_name"), Html(" &amp; more</p>"));
    }

    [Theory]
    [InlineData("<p>[contact]</p>", "[contact]", "does not say what it refers to")]
    [InlineData("<p>[contact \"\"]</p>", "[contact \"\"]", "does not say what it refers to")]
    [InlineData("<p>[contact \"duty]</p>", "[contact \"duty]", "quotation marks")]
    [InlineData("<p>[contact \"duty\"</p>", "[contact \"duty\"", "not closed with a square bracket")]
    [InlineData("<p>[contact family front door]</p>", "[contact family front door]", "more than one thing")]
    [InlineData("<p>[link \"a\" text=]</p>", "[link \"a\" text=]", "has no value")]
    [InlineData("<p>[link \"a\" text=b text=c]</p>", "[link \"a\" text=b text=c]", "twice")]
    [InlineData("<p>{{ section.organisation }</p>", "{{ section.organisation }", "not closed with }}")]
    [InlineData("<p>{{ section organisation }}</p>", "{{ section organisation }}", "a name between")]
    [InlineData("<p>{{}}</p>", "{{}}", "a name between")]
    [InlineData("<p>{{{ a }}}</p>", "{{{ a }}", "a name between")]
    [InlineData("<p><a href=\"https://example.org/x\">[link \"a\"]</a></p>", "[link \"a\"]", "inside a link")]
    public void Compile_Malformed_StaysTextAndIsReportedOnce(string html, string offending, string message)
    {
        var compilation = Compile(html);

        var fault = Assert.Single(compilation.Faults);
        Assert.Equal(offending, fault.Text);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        AssertSegments(compilation.Body, Html(html));
    }

    [Fact]
    public void Compile_AfterAFault_GoesOnReading()
    {
        var compilation = Compile("<p>[contact] and [link \"b\"]</p>");

        Assert.Single(compilation.Faults);
        AssertSegments(compilation.Body, Html("<p>[contact] and "), Line("link", "b"), Html("</p>"));
    }

    [Fact]
    public void Compile_OwnCatalogue_DecidesNamesAndBlocks()
    {
        var catalogue = ShortcodeCatalogue.Of(("media", true));

        var compilation = BodyCompiler.Compile("<p>[media \"a\"]</p><p>[contact \"b\"]</p>", catalogue);

        AssertSegments(compilation.Body, Block("media", "a"), Html("<p>[contact \"b\"]</p>"));
    }

    [Theory]
    [InlineData(20261122)]
    [InlineData(99)]
    public void Compile_RandomText_RoundTripsAndKeepsWhatHasNoReference(int seed)
    {
        string[] tokens =
        [
            "[", "]", "[[", "]]", "{{", "}}", "contact", "link", "text", " ", "\"", "“", "”", "'", "’", "=", "/", "a", "section.x", "[contact \"x\"]",
            "{{ a.b }}", "[[route 'y']]", "<p>", "</p>", "<b>", "</b>", "<a href=/x>", "</a>", "<code>", "</code>", "<br>", "<ul><li>", "</ul>", "é", "😀", "&lt;", "\ud800",
        ];
        var random = new Random(seed);
        for (var run = 0; run < 2_000; run++)
        {
            var input = new StringBuilder();
            for (var count = random.Next(1, 20); count > 0; count--)
            {
                input.Append(tokens[random.Next(tokens.Length)]);
            }

            var html = HtmlSanitiser.Sanitise(input.ToString());

            var body = Compile(html).Body;

            var place = $"Seed {seed}, run {run}: {html}";
            Assert.True(body == CompiledBody.FromJson(body.ToJson()), place);
            Assert.True(body.Segments.All(segment => segment is HtmlSegment) ? WithoutEscapes(html) == WithoutEscapes(Concatenated(body)) : body.Segments.Length > 0, place);
            Assert.False(body.Segments.Zip(body.Segments.Skip(1)).Any(pair => pair is { First: HtmlSegment, Second: HtmlSegment }), place);
        }
    }

    [Fact]
    public void Compile_TextFullOfUnclosedShortcodes_TakesNoTime()
    {
        var html = "<p>" + string.Concat(Enumerable.Repeat("[contact 'x {{ ", 10_000)) + "</p>";

        var compilation = Compile(html);

        Assert.Equal(20_000, compilation.Faults.Length);
        Assert.Single(compilation.Body.Segments);
    }

    private static void AssertSegments(CompiledBody body, params BodySegment[] expected) => Assert.Equal(expected, body.Segments.ToArray());

    private static string WithoutEscapes(string html) =>
        html.Replace("[", string.Empty, StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal);

    private static string Concatenated(CompiledBody body) => string.Concat(body.Segments.OfType<HtmlSegment>().Select(segment => segment.Html));

    private static BodyCompilation Compile(string? html) => BodyCompiler.Compile(html, ShortcodeCatalogue.Default);

    private static HtmlSegment Html(string html) => new HtmlSegment(html);

    private static ShortcodeSegment Block(string name, string target) => new ShortcodeSegment(name, target, ShortcodeSegment.NoArguments, true);

    private static ShortcodeSegment Line(string name, string target) => new ShortcodeSegment(name, target, ShortcodeSegment.NoArguments, false);
}
