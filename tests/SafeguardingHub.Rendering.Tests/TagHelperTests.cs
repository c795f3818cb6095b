using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.TagHelpers;

namespace SafeguardingHub.Rendering.Tests;

public class TagHelperTests
{
    private static readonly NumberView Number = new(null, "01905 822 666", "tel:01905822666");

    private static readonly ServiceView FrontDoor = new()
    {
        Name = "Family <Front> Door",
        Numbers = [Number],
        Confirmation = ConfirmationView.NotConfirmed,
    };

    [Fact]
    public async Task Phone_WithAService_IsALinkThatSaysWhomItCalls()
    {
        var html = await WriteAsync(new PhoneTagHelper { Number = Number, Service = "Family <Front> Door" });

        Assert.Equal(
            """<a class="hub-phone" href="tel:01905822666"><span class="nhsuk-u-visually-hidden">Call Family &lt;Front&gt; Door: </span>01905 822 666</a>""",
            html);
    }

    [Fact]
    public async Task Phone_ThatCannotBeDialled_IsShownAsText()
    {
        var html = await WriteAsync(new PhoneTagHelper { Number = Number with { TelHref = "javascript:alert(1)" }, Service = "Anyone" });

        Assert.Equal("""<span class="hub-phone">01905 822 666</span>""", html);
    }

    [Theory]
    [InlineData(1, "h2")]
    [InlineData(3, "h3")]
    [InlineData(9, "h6")]
    public async Task Heading_OfAnyLevel_StaysBelowThePagesOwn(int level, string element)
    {
        Assert.Equal($"<{element}></{element}>", await WriteAsync(new HeadingTagHelper { Level = level }, "hub-heading"));
    }

    [Fact]
    public async Task Body_OfSeveralPieces_EncodesAllButHtml()
    {
        var body = new BodyView([new HtmlPiece("<p>For "), new TextPiece("<b>A & B</b>"), new HtmlPiece(", call "), new ContactPiece(FrontDoor), new HtmlPiece(".</p>")]);

        var html = await WriteAsync(new BodyTagHelper(PartialRecorder.Create().Views) { Of = body, ViewContext = new ViewContext() });

        Assert.StartsWith("<p>For &lt;b&gt;A &amp; B&lt;/b&gt;, call <span", html, StringComparison.Ordinal);
        Assert.Contains(">Family &lt;Front&gt; Door on <a ", html, StringComparison.Ordinal);
        Assert.EndsWith("</a> (not confirmed: taken from web pages of 2013 to 2018)</span>.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_WithAServiceThatIsBeingChecked_Says999AndWhomElseToCallBeforeItsNumber()
    {
        var doubtful = FrontDoor with
        {
            Confirmation = ConfirmationView.BeingChecked,
            Doubt = new DoubtView(new NumberView(null, "999", "tel:999"), [new OtherNumberView("Duty team", new NumberView(null, "01905 768 020", "tel:01905768020"))]),
        };

        var html = await WriteAsync(new BodyTagHelper(PartialRecorder.Create().Views) { Of = new([new ContactPiece(doubtful)]), ViewContext = new ViewContext() });

        int[] order = [.. new[] { "being checked", "tel:999", "tel:01905768020", "tel:01905822666" }.Select(text => html.IndexOf(text, StringComparison.Ordinal))];
        Assert.True(order[0] > 0);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task Body_WithABlock_AsksTheBlocksOwnTemplate()
    {
        var block = new ContactBlock(FrontDoor);
        var (views, recorder) = PartialRecorder.Create();

        var html = await WriteAsync(new BodyTagHelper(views) { Of = new([new BlockPiece(block)]), ViewContext = new ViewContext() });

        Assert.Equal("[partial]", html);
        Assert.Equal((block.Template, block), recorder.Asked.Single());
    }

    [Fact]
    public async Task Asset_WithAFingerprintedFile_IsLinkedByIt()
    {
        var html = await WriteAsync(Asset("dist/site.css", "dist/site.abc123.css"), "link", TagMode.StartTagOnly);

        Assert.Equal("""<link href="/base/dist/site.abc123.css">""", html);
    }

    [Fact]
    public async Task Asset_WithoutAFingerprintedFile_IsLinkedByItsOwnName()
    {
        var html = await WriteAsync(Asset("dist/other.css", "dist/other.abc123.css"), "link", TagMode.StartTagOnly);

        Assert.Equal("""<link href="/base/dist/site.css">""", html);
    }

    private static AssetTagHelper Asset(string label, string route)
    {
        var file = new StaticAssetDescriptor { Route = route, AssetPath = label, Properties = [new("label", label)], Selectors = [], ResponseHeaders = [] };
        var endpoint = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0, new EndpointMetadataCollection(file), null);
        var http = new DefaultHttpContext();
        http.Request.PathBase = "/base";
        return new AssetTagHelper(new DefaultEndpointDataSource(endpoint)) { Asset = "dist/site.css", ViewContext = new ViewContext { HttpContext = http } };
    }

    private static async Task<string> WriteAsync(TagHelper helper, string element = "x", TagMode mode = TagMode.StartTagAndEndTag)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput(element, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())) { TagMode = mode };
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
