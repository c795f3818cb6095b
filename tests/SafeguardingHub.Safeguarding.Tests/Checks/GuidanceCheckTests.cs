using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Safeguarding.Tests.Checks;

public class GuidanceCheckTests
{
    private const string Guidance = "4working";
    private static readonly GuidanceCheck Check = new();
    private static readonly ContentKinds Kinds = new([new TitlePartKind(), new HtmlBodyPartKind(), new EditionPartKind(), new GuidancePartKind(), new PublicationPartKind(), new ReviewPartKind()], []);

    // As the source pages give them: one day, one month, one year.
    private static readonly EditionPart Of2013 = new() { Guidance = Guidance, Label = "2013", Published = "2013-03", InForce = "2013-04-15" };
    private static readonly EditionPart Of2015 = new() { Guidance = Guidance, Label = "2015", Published = "2015-03", Replaces = ["4e2013"] };
    private static readonly EditionPart Of2018 = new() { Guidance = Guidance, Label = "2018", Published = "2018", InForce = "2018-06-29", Replaces = ["4e2015"] };
    private static readonly EditionPart Of2023 = new() { Guidance = Guidance, Label = "2023", Published = "2023-12", Replaces = ["4e2018"] };

    [Theory]
    [InlineData("2013-04-14", "")]
    [InlineData("2013-04-15", "")]
    [InlineData("2015-02-28", "")]
    [InlineData("2016-07-01", "2013 by 2015")]
    [InlineData("2018-06-28", "2013 by 2015")]
    [InlineData("2018-06-29", "2013 by 2018, 2015 by 2018")]
    [InlineData("2026-11-23", "2013 by 2018, 2015 by 2018")]
    public void Page_CitingEditions_IsToldOfThoseThatAreNoLongerInForceOnTheDay(string day, string expected)
    {
        var found = Look(Page("<p>See Working Together 2013 and Working Together (2015), then Working Together 2018.</p>"), day, Of2013, Of2015, Of2018);

        Assert.All(found, finding => Assert.Equal(("guidance-superseded", Severity.Warning), (finding.Code, finding.Severity)));
        Assert.Equal(
            expected.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(" by ")).Select(pair => $"'Working Together {pair[0]}' is no longer in force: 'Working Together {pair[1]}' has taken its place."),
            found.Select(finding => finding.Message[..(finding.Message.IndexOf("place.", StringComparison.Ordinal) + 6)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_CitingTheEditionInForce_IsToldOnceANewerOneIsHeld()
    {
        var page = Page("<p>Working Together 2018 applies.</p>");

        Assert.Empty(Look(page, "2026-11-23", Of2013, Of2015, Of2018));
        Assert.Contains("'Working Together 2023' has taken its place", Assert.Single(Look(page, "2026-11-23", Of2013, Of2015, Of2018, Of2023)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Working Together 2013", 1)]
    [InlineData("Working together (2013)", 1)]
    [InlineData("‘Working Together’, 2013", 1)]
    [InlineData("Working Together to Safeguard Children: 2013", 1)]
    [InlineData("Working together to safeguard children: a guide to inter-agency working (HM Government, 2013)", 1)]
    [InlineData("Working Together (HM Government 2013)", 1)]
    [InlineData("Working Together (another issuer, 2013)", 0)]
    [InlineData("the 2013 edition of Working Together", 1)]
    [InlineData("[link 'working-together-2013' text='the old guidance']", 1)]
    [InlineData("[link \"working-together-2013\"]", 1)]
    [InlineData("[link 'working-together']", 0)]
    [InlineData("Working Together", 0)]
    [InlineData("Networking Together 2013", 0)]
    [InlineData("Working Together 20130", 0)]
    [InlineData("Working Together was first read in 2013", 0)]
    [InlineData("In 2013 we began working together", 0)]
    public void Page_NamingAnEdition_IsFoundByWhateverNamesIt(string words, int count) =>
        Assert.Equal(count, Look(Page($"<p>Read {words}.</p>"), "2026-11-23", Of2013, Of2015, Of2018).Count);

    [Fact]
    public void Page_WithALinkToTheEditionsPage_IsToldOncePerText()
    {
        var page = Page("""<p>Read <a href="/guidance/2013">Working Together 2013</a>.</p>""");
        var targets = LinkTargets.None with { ByAddress = LinkTargets.None.ByAddress.Add("/guidance/2013", new LinkTarget(TargetKind.Page) { Item = ContentItemId.Parse("4e2013") }) };

        Assert.Single(Check.Look(Context(page, "2026-11-23", [Of2013, Of2015, Of2018]) with { Targets = targets }));
        Assert.Single(Check.Look(Context(Page("""<p><a href="/guidance/2013">The guidance</a></p>"""), "2026-11-23", [Of2013, Of2015, Of2018]) with { Targets = targets }));
    }

    [Theory]
    [InlineData("briefing", "guidance-explained", Severity.Note)]
    [InlineData("policy", "guidance-superseded", Severity.Warning)]
    public void Entry_OfTheArchive_IsNoted_AndAPolicyIsWarnedOf(string kind, string code, Severity severity)
    {
        var entry = Item("4entry", "(2013)-NSPCC briefing: a summary of 'Working together' (2013)").With(new PublicationPart { Kind = kind });

        var finding = Assert.Single(Look(entry, "2026-11-23", Of2013, Of2015, Of2018));

        Assert.Equal((code, severity), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Editions_AndTheirGuidance_AreNotToldOfTheirOwnChain()
    {
        Assert.Empty(Look(Edition(Of2018).With(new HtmlBodyPart { Html = "<p>It replaces Working Together 2015.</p>" }), "2026-11-23", Of2013, Of2015, Of2018));
        Assert.Empty(Look(Item(Guidance, "Working Together to Safeguard Children").With(new GuidancePart()).With(new HtmlBodyPart { Html = "<p>Working Together 2013</p>" }), "2026-11-23", Of2013, Of2015, Of2018));
    }

    [Fact]
    public void Draft_OfAnEditionThatClosesALoop_IsRefusedWithTheNames()
    {
        var finding = Assert.Single(Look(Edition(Of2013 with { Replaces = ["4e2018"] }), "2026-11-23", Of2013, Of2015, Of2018), found => found.Code == "edition-loop");

        Assert.Equal(("EditionPart.Replaces", Severity.Error), (finding.Place, finding.Severity));
        Assert.All(["2013", "2015", "2018"], label => Assert.Contains($"'Working Together {label}'", finding.Message, StringComparison.Ordinal));
        Assert.Contains("replace each other in a loop", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_OfANewEditionThatReplacesNothing_IsASecondOneInForce()
    {
        var finding = Assert.Single(Look(Edition(Of2023 with { Replaces = [] }), "2026-11-23", Of2013, Of2015, Of2018));

        Assert.Equal(("edition-two-current", "EditionPart.Replaces"), (finding.Code, finding.Place));
        Assert.Contains("'Working Together 2023' and 'Working Together 2018' are both in force", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2012-01-01", "EditionPart.InForce")]
    [InlineData(null, "EditionPart.Published")]
    public void Draft_InForceBeforeWhatItReplacesWasPublished_IsAFaultOfItsDate(string? inForce, string place)
    {
        var finding = Assert.Single(Look(Edition(Of2015 with { InForce = inForce, Published = "2012-01" }), "2026-11-23", Of2013, Of2015, Of2018));

        Assert.Equal(("edition-too-early", place), (finding.Code, finding.Place));
    }

    [Fact]
    public void Draft_ThatReplacesAnEditionOfOtherGuidance_IsRefused()
    {
        var other = new EditionPart { Guidance = "4other", Label = "1", Published = "2010" };

        Assert.Equal("edition-of-other-guidance", Assert.Single(Look(Edition(Of2018 with { Replaces = ["4e2015", "4e1"] }), "2026-11-23", Of2013, Of2015, Of2018, other)).Code);
    }

    [Fact]
    public void Fault_OfOtherEditionsThatWasThereBefore_IsNoneOfThisDraft()
    {
        var second = Of2023 with { Replaces = [] };

        Assert.Empty(Look(Edition(Of2013 with { DatesNote = "Seen." }), "2026-11-23", Of2013, Of2015, Of2018, second));
        Assert.Single(Look(Edition(second), "2026-11-23", Of2013, Of2015, Of2018, second));
    }

    [Fact]
    public void Review_ThatFoundSomethingWrong_StaysAmongTheFindings()
    {
        var page = Page("<p>Read this.</p>").With(new ReviewPart { Open = [new ReviewRemark { Question = "links", Words = "The form leads nowhere" }] });

        var finding = Assert.Single(new ReviewCheck().Look(Context(page, "2026-11-23", [])));

        Assert.Equal(("review-open", Severity.Warning, "Do all links lead where they say? No: The form leads nowhere"), (finding.Code, finding.Severity, finding.Message));
        Assert.Empty(new ReviewCheck().Look(Context(Page("<p>Read this.</p>").With(new ReviewPart()), "2026-11-23", [])));
    }

    private static List<Finding> Look(ContentItem item, string day, params EditionPart[] held) => [.. Check.Look(Context(item, day, held))];

    private static CheckContext Context(ContentItem item, string day, EditionPart[] held) => new(
        new CheckSubject(item, new ContentTypeDefinition("Page", "Page", SettingsBag.Empty, []), ContentReading.Of(item, DefinitionSet.Empty, Kinds)),
        new CheckGround(Ground(held), UncertainDate.Of(day).Earliest!.Value, "1"), LinkTargets.None);

    private static PublicSnapshot Ground(EditionPart[] held) => new(
        1, DefinitionSet.Empty,
        [
            Live(Item(Guidance, "Working Together to Safeguard Children").With(new GuidancePart
            {
                Issuer = "HM Government", FormerNames = ["Working together to safeguard children: a guide to inter-agency working"],
            }), "working-together"),
            .. held.Select(part => Live(Edition(part), "working-together-" + part.Label)),
        ],
        new Dictionary<string, JsonElement>());

    private static ContentItem Edition(EditionPart part) => Item("4e" + part.Label, "Working Together " + part.Label).With(part);

    private static ContentItem Page(string html) => Item("4page", "A page").With(new HtmlBodyPart { Html = html });

    private static ContentItem Item(string id, string title) => Checked.Item(title, id);

    private static PublishedItem Live(ContentItem item, string alias) => new()
    {
        Id = item.Id, VersionId = item.VersionId, ContentType = "Thing", DisplayText = item.DisplayText, Alias = alias, PublishedAt = default, ModifiedAt = default, CreatedAt = default, Parts = item.Parts,
    };
}
