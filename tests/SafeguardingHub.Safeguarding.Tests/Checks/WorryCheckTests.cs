using System.Text.Json;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests.Checks;

/// <summary>Advice about a worry, wherever it stands, says whom to call.</summary>
public sealed class WorryCheckTests
{
    private const string Advice = "<p>If you are worried about a child, talk to a teacher.</p>";
    private static readonly SettingsBag Whole = SettingsBag.From(JsonElement.Parse("""{ "WholeRouteSettings": { "IsRequired": true } }"""));

    [Theory]
    [InlineData("<h2>What to do if you are concerned a child might be in danger</h2><p>Emergency Duty Team (Out of Office Hours) 01905 768020</p>", "worry-without-emergency worry-without-day")]
    [InlineData("<h2>What to do if you are worried about a child</h2><p>Call 999 in danger. Otherwise call 01905 768020.</p>", "worry-without-day")]
    [InlineData("<h2>What to do if you are worried about a child</h2><p>Call 999 in danger, or 01905 822 666, or at night 01905 768020.</p>", "")]
    [InlineData("<h2>What to do if you are worried about a child</h2><p>Read this.</p><h3>By day</h3><p>Call 999 or 01905 822 666.</p>", "")]
    [InlineData("<h2>What to do if you are worried about a child</h2><p>Read this.</p><h2>Adults</h2><p>Call 999 or 01905 768053.</p>", "worry-without-emergency")]
    [InlineData(Advice, "worry-without-emergency")]
    [InlineData(Advice + "<h2>Adults</h2><p>Call the police on 999.</p>", "")]
    [InlineData(Advice + "<p>Call [contact 'police'] or [contact 'family-front-door'].</p>", "")]
    [InlineData(Advice + "<p>Call [contact 'police'] or [contact 'access-service'].</p>", "")]
    [InlineData(Advice + "<p>[route 'child']</p>", "")]
    [InlineData(Advice + "<p>Go to <a href=\"/\">who to call</a>.</p>", "")]
    [InlineData(Advice + "<p>Go to [link 'home' text='who to call'].</p>", "")]
    [InlineData(Advice + "<p>Go to <a href=\"https://example.org/\">the council</a>.</p>", "worry-without-emergency")]
    [InlineData("<p>If you’re concerned about an adult, tell somebody.</p>", "worry-without-emergency")]
    [InlineData("<p>We are worried about children who go missing.</p>", "")]
    [InlineData("<p>If you are worried about the form, ask the council.</p>", "")]
    [InlineData("<p>Adult safeguarding is aimed at adults with care and support needs.</p>", "")]
    public void Advice_AboutAWorry_SaysWhomToCall(string html, string codes)
    {
        Assert.Equal(codes, new WorryCheck().Codes(Checked.Html(html)));
    }

    [Fact]
    public void Advice_OnAPageThatShowsWhomToCall_IsWhole()
    {
        var page = Checked.Item("A page", "4page").With(new Content.Parts.HtmlBodyPart { Html = Advice }).With(new WhoToCallPart { Routes = ["4routechild"] });

        Assert.Empty(new WorryCheck().Look(Checked.Of(page)));
    }

    [Fact]
    public void Advice_OnAPageMadeForAWorry_IsLeftToTheCheckOfItsRoute()
    {
        var context = Checked.Html(Advice);
        var type = new ContentTypeDefinition("WorriedAbout", "Worried about", Whole, []);

        Assert.Empty(new WorryCheck().Look(context with { Subject = context.Subject with { Type = type } }));
    }

    [Fact]
    public void Advice_WithoutAnyNumber_IsAnErrorThatNobodyCanTurnOff()
    {
        var check = new WorryCheck();

        var finding = Assert.Single(check.Look(Checked.Html(Advice)));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("no number to call", finding.Message, StringComparison.Ordinal);
        Assert.True(check.ProtectsReaders);
    }

    [Fact]
    public void Advice_InANewsletter_IsOnlyNoted()
    {
        var finding = Assert.Single(new WorryCheck().Look(Checked.Archived("If you are worried about a child, talk to a teacher.")));

        Assert.Equal(Severity.Note, finding.Severity);
    }
}
