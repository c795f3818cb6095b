using NodaTime;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Rendering.Tests.Composition.GivenPages;

namespace SafeguardingHub.Rendering.Tests.Composition;

public class GuidanceDisplayTests
{
    private const string Today = "2026-11-22T12:00:00Z";

    private static readonly PublishedItem Guidance = Item("wt", "Working Together", new GuidancePart
    {
        Issuer = "HM Government", IsStatutory = true, Summary = "How bodies work together.", FormerNames = ["WT", "Working Together to Safeguard Children"],
    });

    private static readonly PublishedItem Of2013 = Edition("2013", new EditionPart { Published = "2013-03", InForce = "2013-04-15" });

    private static readonly PublishedItem Of2015 = Edition("2015", new EditionPart { Published = "2015-03", Replaces = ["wt2013"] });

    private static readonly PublishedItem Of2018 = Edition("2018", new EditionPart { Published = "2018", Replaces = ["wt2015"], DatesNote = "Regulations commenced on 29 June 2018." });

    [Fact]
    public async Task Guidance_NotConfirmed_SaysWhichEditionIsTheLatestHeld()
    {
        var page = Content(await Ground(Guidance, Of2013, Of2015, Of2018).ComposeAsync(Guidance, Today));

        var editions = Assert.Single(page.Blocks.OfType<EditionsBlock>());
        Assert.Equal("Latest edition held here (2018); it may have been replaced.", editions.Current);
        Assert.Equal(
            [
                new(new("Working Together 2018", "/things/wt2018"), "Latest edition held here", true, "2018", "Not known"),
                new(new("Working Together 2015", "/things/wt2015"), "Superseded", false, "March 2015", "Not known"),
                new(new("Working Together 2013", "/things/wt2013"), "Superseded", false, "March 2013", "15 April 2013"),
            ],
            editions.Editions);
        Assert.Equal(("Editions of Working Together", "2018: Regulations commenced on 29 June 2018."), (editions.Caption, editions.Note));
        Assert.Equal(["Issued by: HM Government", "Statutory: Yes", "Also known as: WT; Working Together to Safeguard Children"], Facts(page));
        Assert.Equal("How bodies work together.", page.Summary);
        Assert.Null(page.State);
    }

    [Fact]
    public async Task Guidance_Confirmed_SaysWhenItWasChecked()
    {
        var confirmed = Edition("2018", new EditionPart { Published = "2018", Confirmation = new Confirmation { By = "A keeper", On = "2026-05-03" } });

        var page = Content(await Ground(Guidance, confirmed).ComposeAsync(Guidance, Today));

        Assert.Equal("Current edition (2018), checked on 3 May 2026.", page.Blocks.OfType<EditionsBlock>().Single().Current);
    }

    [Fact]
    public async Task Guidance_WithoutAnEdition_SaysThatNoneIsHeld()
    {
        var page = Content(await Ground(Guidance).ComposeAsync(Guidance, Today));

        Assert.Empty(page.Blocks.OfType<EditionsBlock>());
        var files = page.Blocks.OfType<FilesBlock>().Single();
        Assert.Equal("Document not yet uploaded", files.Missing);
        Assert.StartsWith("No edition of this guidance is held here", files.Note, StringComparison.Ordinal);
        Assert.Contains("Edition: Not known", Facts(page));
    }

    [Fact]
    public async Task Guidance_WithEditionsThatNothingTellsApart_ClaimsNeither()
    {
        var page = Content(await Ground(Guidance, Of2013, Edition("undated", new EditionPart())).ComposeAsync(Guidance, Today));

        Assert.StartsWith("Several editions held here may be current (2013, undated)", page.Blocks.OfType<EditionsBlock>().Single().Current, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edition_Superseded_SaysByWhatAlongTheChainAndLeadsToTheCurrentOne()
    {
        var ground = Ground(Guidance, Of2013, Of2015, Of2018);

        var of2013 = Content(await ground.ComposeAsync(Of2013, Today));
        var of2015 = Content(await ground.ComposeAsync(Of2015, Today));

        Assert.Equal(
            new PageStateView(
                "Superseded", "Replaced by Working Together 2015, and that by Working Together 2018; its date in force is not given.",
                new LinkView("Working Together 2018", "/things/wt2018")),
            of2013.State);
        Assert.Equal("Replaced by Working Together 2018; its date in force is not given.", of2015.State!.Text);
        Assert.StartsWith("Superseded: ", of2015.WindowTitle, StringComparison.Ordinal);
        Assert.Equal(["Guidance: Working Together", "Published: March 2015", "In force from: Not known"], Facts(of2015));
    }

    [Fact]
    public async Task Edition_ReplacedByOneWithADateInForce_SaysSinceWhen()
    {
        var dated = Edition("2018", new EditionPart { InForce = "2018-07-04", Replaces = ["wt2015"] });

        var page = await Ground(Guidance, Of2015, dated).ComposeAsync(Of2015, Today);

        Assert.Equal("Replaced by Working Together 2018, in force since 4 July 2018.", page.View.State!.Text);
    }

    [Fact]
    public async Task Edition_NewerAndUnlinked_IsNotSaidToReplace()
    {
        var page = await Ground(Guidance, Of2013, Edition("2018", new EditionPart { Published = "2018" })).ComposeAsync(Of2013, Today);

        Assert.Equal("There is a newer edition: Working Together 2018; its date in force is not given.", page.View.State!.Text);
    }

    [Fact]
    public async Task Edition_Current_HasNoState()
    {
        var page = await Ground(Guidance, Of2015, Of2018).ComposeAsync(Of2018, Today);

        Assert.Null(page.View.State);
        Assert.Null(page.ValidUntil);
    }

    [Fact]
    public async Task Edition_NotYetInForce_SaysFromWhenAndWhatAppliesUntilThen()
    {
        var of2010 = Edition("2010", new EditionPart { Published = "2010-03" });
        var of2013 = Edition("2013", new EditionPart { Published = "2013-03", InForce = "2013-04-15", Replaces = ["wt2010"] });
        var ground = Ground(Guidance, of2010, of2013);

        var before = await ground.ComposeAsync(of2013, "2013-04-14T22:59:59Z");
        var after = await ground.ComposeAsync(of2013, "2013-04-14T23:00:00Z");
        var old = await ground.ComposeAsync(of2010, "2013-04-14T22:59:59Z");

        Assert.Equal(
            new PageStateView("Not yet in force", "Comes into force on 15 April 2013; until then Working Together 2010 applies.", new LinkView("Working Together 2010", "/things/wt2010")),
            before.View.State);
        Assert.Equal(At("2013-04-14T23:00:00Z"), before.ValidUntil);
        Assert.Null(old.View.State);
        Assert.Null(after.View.State);
        Assert.Null(after.ValidUntil);
        Assert.Equal(
            "Latest edition in force held here (2010); it may have been replaced. Working Together 2013 comes into force on 15 April 2013.",
            Content(old).Blocks.OfType<EditionsBlock>().Single().Current);
    }

    [Fact]
    public async Task Edition_Withdrawn_SaysWhenAndThatNoneIsInForce()
    {
        var withdrawn = Edition("2013", new EditionPart { Published = "2013-03", Withdrawn = "2020-05" });

        var page = Content(await Ground(Guidance, withdrawn).ComposeAsync(withdrawn, Today));

        Assert.Equal(new PageStateView("Withdrawn", "Withdrawn in May 2020.", null), page.State);
        Assert.Equal("No edition held here is in force.", page.Blocks.OfType<EditionsBlock>().Single().Current);
        Assert.Contains("Withdrawn: May 2020", Facts(page));
    }

    [Theory]
    [InlineData("wt2013", " (superseded)")]
    [InlineData("wt2018", null)]
    [InlineData("wt", null)]
    public async Task Link_InText_IsFollowedByTheStateOfItsEdition(string alias, string? mark)
    {
        var page = Item("p", "Page").WithBody(new ShortcodeSegment("link", alias, ShortcodeSegment.NoArguments, IsBlock: false));

        var composed = await Ground(Guidance, Of2013, Of2015, Of2018).ComposeAsync(page, Today);

        var pieces = Content(composed).Blocks.OfType<ProseBlock>().Single().Body.Pieces;
        Assert.Single(pieces.OfType<LinkPiece>());
        Assert.Equal(mark, pieces.OfType<TextPiece>().SingleOrDefault()?.Text);
    }

    [Theory]
    [InlineData("things/wt2013", "<h2>See <a href=\"/\">it</a>", " (superseded)", ".</h2>")]
    [InlineData("things/wt2018", "<h2>See <a href=\"/\">it</a>.</h2>")]
    [InlineData("things/nothing", "<h2>See <a href=\"/\">it</a>.</h2>")]
    public async Task Link_WrittenAsAnAddress_IsFollowedByTheStateOfItsEdition(string path, params string[] expected)
    {
        var page = Item("p", "Page").WithBody(new HtmlSegment("<h2>See <a href=\"/\">it</a>"), new LinkedPathSegment(path), new HtmlSegment(".</h2>"));

        var composed = await Ground(Guidance, Of2013, Of2015, Of2018).ComposeAsync(page, Today);

        Assert.Equal(expected, Content(composed).Blocks.OfType<ProseBlock>().Single().Body.Pieces.Select(piece => piece is TextPiece text ? text.Text : Assert.IsType<HtmlPiece>(piece).Html));
    }

    [Fact]
    public async Task Link_WrittenAsAnAddressOfAnEditionToCome_IsMarkedUntilItBegins()
    {
        var page = Item("p", "Page").WithBody(new HtmlSegment("<p><a href=\"/\">It</a>"), new LinkedPathSegment("things/wt2013"), new HtmlSegment("</p>"));

        var composed = await Ground(Guidance, Of2013).ComposeAsync(page, "2013-04-01T12:00:00Z");

        Assert.Contains(new TextPiece(" (not yet in force)"), Content(composed).Blocks.OfType<ProseBlock>().Single().Body.Pieces);
        Assert.Equal(At("2013-04-14T23:00:00Z"), composed.ValidUntil);
    }

    [Fact]
    public async Task Link_InAList_SaysTheStateInItsWordsUntilItChanges()
    {
        var page = Item("p", "Page", new QuickLinksPart { Links = [new QuickLink { Item = "wt2013", Text = "The guidance" }] });

        var composed = await Ground(Guidance, Of2013).ComposeAsync(page, "2013-04-01T12:00:00Z");

        Assert.Equal(new LinkView("The guidance (not yet in force)", "/things/wt2013"), Content(composed).Blocks.OfType<QuickLinksBlock>().Single().Links.Links.Single());
        Assert.Equal(At("2013-04-14T23:00:00Z"), composed.ValidUntil);
    }

    [Fact]
    public void State_OfAnItemThatIsNoEdition_IsNone()
    {
        var ground = Ground(Guidance, Of2013);

        Assert.Null(EditionStates.Of(ground, Guidance.Id, new LocalDate(2026, 11, 22)));
        Assert.Equal(EditionState.Current, EditionStates.Of(ground, Of2013.Id, new LocalDate(2026, 11, 22)));
    }

    private static PublishedItem Edition(string label, EditionPart part) => Item("wt" + label, "Working Together " + label, part with { Guidance = "wt", Label = label });

    private static ContentPageView Content(ComposedPage page) => Assert.IsType<ContentPageView>(page.View);

    private static IEnumerable<string> Facts(ContentPageView page) => page.Blocks.OfType<FactsBlock>().Single().Facts.Select(fact => $"{fact.Term}: {fact.Words}");
}
