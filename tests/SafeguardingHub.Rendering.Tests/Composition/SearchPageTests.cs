using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Search;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Glossary;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Searching;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Rendering.Tests.Composition.GivenPages;

namespace SafeguardingHub.Rendering.Tests.Composition;

/// <summary>The page of the search, made from answers by hand.</summary>
public class SearchPageTests
{
    private static readonly Instant Now = At("2026-11-22T12:00:00Z");

    private static readonly PublishedItem[] GroundItems =
    [
        Item("home", "Home", new SectionProfilePart { OpenedAt = "2026-01-01T00:00:00Z" }) with { Path = ContentPath.Parse("") },
        Item("front-door", "Family Front Door", new ServicePart { Numbers = [new() { Number = "01905822666" }], FormerNumbers = [new() { Number = "01905768999" }], FormerNames = ["Access Centre"] }),
        Item("portal", "Children's Services Portal", new OnlineServicePart { FormerNames = ["Edulink"] }),
        Item("child", "Worried about a child", new RoutePart { ForWhom = "For people here.", Services = [new() { Service = "front-door" }] }) with { Path = null },
        Item("adult", "Worried about an adult", new RoutePart { Services = [new() { Service = "front-door" }] }) with { Path = null },
        Item("needs", "Words of need", new NeedWordsPart { Words = ["hurt*", "not safe"], About = [new() { Route = "child", Alone = ["child*"] }, new() { Route = "adult", Words = ["adult*", "elder"], Alone = ["adult at risk"] }] }) with { Path = null },
        Item("lscb", "LSCB", new GlossaryEntryPart { Expansion = "Local Safeguarding Children Board" }) with { Path = null },
        Item("psas", "PSAS", new GlossaryEntryPart()) with { Path = null },
        Item("synonyms", "Synonyms", new SynonymsPart { Groups = [new() { Words = ["EDT", "Emergency Duty Team"] }, new() { Words = ["belted", "hurt"], Leading = ["boyfriend", "boyfriend's"] }] }) with { Path = null },
        Item("wt", "Working Together", new GuidancePart { Issuer = "HM Government", IsStatutory = true }),
        Item("wt2015", "Working Together 2015", new EditionPart { Guidance = "wt", Label = "2015", Published = "2015-03" }),
        Item("wt2018", "Working Together 2018", new EditionPart { Guidance = "wt", Label = "2018", Published = "2018", Replaces = ["wt2015"] }),
        Item("wt2027", "Working Together 2027", new EditionPart { Guidance = "wt", Label = "2027", Published = "2027-01-01", Replaces = ["wt2018"] }),
    ];

    private static readonly PublicSnapshot Snapshot = Ground(GroundItems);

    [Fact]
    public async Task Results_SayWhatEachIsAndWhyItWasFound()
    {
        var leaflet = Item("leaflet", "A leaflet", new PublicationPart { Kind = "leaflet", Date = "2018-01", PublisherName = "A board" });

        var page = await AnswerAsync("leaflet", new SearchAnswer { Total = 1, Hits = [Hit("leaflet", "A ", "*leaflet") with { Snippet = [new("about ", false), new("leaflets", true)], State = "archived", OtherName = "Old flyer", OldNumber = "01905768999" }] }, leaflet);

        var result = Assert.Single(page.Results);
        Assert.Equal([new FoundPiece("A ", false), new FoundPiece("leaflet", true)], result.Title);
        Assert.Equal("/things/leaflet", result.Address);
        Assert.Equal(["Leaflet", "January 2018", "A board", "Worcestershire, shared"], result.Facts);
        Assert.Equal(["In the archive"], result.States);
        Assert.Equal(["01905 768 999 is an old number: do not use it.", "Also known as Old flyer."], result.Notes);
        Assert.Equal("about leaflets", string.Concat(result.Snippet.Select(piece => piece.Text)));
        Assert.Equal("1 result for leaflet", page.Title);
        Assert.Equal("Search results - Search - SafeguardingHub", page.WindowTitle);
        Assert.True(page.NoIndex);
        Assert.Null(page.WhoToCall);
    }

    [Theory]
    [InlineData("wt2018", "current", "Latest edition held here")]
    [InlineData("wt2015", "superseded", "Superseded")]
    [InlineData("front-door", "unconfirmed", "Not confirmed")]
    [InlineData("front-door", "confirmed", "Confirmed")]
    public async Task State_IsSaidInWords(string id, string state, string words)
    {
        var page = await AnswerAsync("x", new SearchAnswer { Total = 1, Hits = [Hit(id, "x") with { State = state }] });

        Assert.Equal([words], page.Results[0].States);
    }

    [Fact]
    public async Task Edition_NamesItsKindDateAndIssuer()
    {
        var page = await AnswerAsync("x", new SearchAnswer { Total = 1, Hits = [Hit("wt2015", "x")] });

        Assert.Equal(["Statutory guidance", "March 2015", "HM Government", "Worcestershire, shared"], page.Results[0].Facts);
    }

    [Fact]
    public async Task SharedGround_CostsNoQuery_AndOthersOne()
    {
        var store = new CountingStore();

        await AnswerAsync("x", new SearchAnswer { Total = 1, Hits = [Hit("front-door", "x")] }, store);
        var onGround = store.Queries;
        await AnswerAsync("x", new SearchAnswer { Total = 2, Hits = [Hit("front-door", "x"), Hit("gone", "y")] }, store);

        Assert.Equal((0, 1), (onGround, store.Queries));
    }

    [Theory]
    [InlineData("someone hurts a child", "child")]
    [InlineData("an adult is being HURT", "adult,child")]
    [InlineData("my elder brother hurts me", "adult,child")]
    [InlineData("an adult hurts a child", "child,adult")]
    [InlineData("hurt: an adult at risk", "adult")]
    [InlineData("my dad belted me", "child,adult")]
    [InlineData("hurting", "child,adult")]
    [InlineData("hurting a child and an adult", "child,adult")]
    [InlineData("i am not safe", "child,adult")]
    [InlineData("Edulink", "child,adult")]
    [InlineData("where is the childrens services portal", "child")]
    [InlineData("access centre", "child,adult")]
    [InlineData("(01905) 822-666", "child,adult")]
    [InlineData("+44 1905 768999", "child,adult")]
    [InlineData("822666", "child,adult")]
    [InlineData("child", "")]
    [InlineData("safe", "")]
    [InlineData("access", "")]
    [InlineData("2018", "")]
    public async Task WhoToCall_ComesFirst_WhereWordsTellOfNeed(string words, string routes)
    {
        var page = await AnswerAsync(words, new SearchAnswer { Total = 1, Hits = [Hit("front-door", "x")] });

        Assert.Equal(routes, string.Join(',', page.WhoToCall?.Routes.Select(route => route.Name) ?? []));
        Assert.Equal("#results", page.PastCall?.Address);
    }

    [Fact]
    public async Task NothingFound_IsNeverADeadEnd()
    {
        var page = await AnswerAsync("zzz", new SearchAnswer { Total = 0, DidYouMean = "zoo" }, state: "confirmed");

        Assert.Equal("No results for zzz", page.Title);
        Assert.Equal(["child", "adult"], page.WhoToCall!.Routes.Select(route => route.Name));
        Assert.Equal(new LinkView("zoo", "/search?q=zoo"), page.DidYouMean);
        Assert.Equal("No search results - Search - SafeguardingHub", page.WindowTitle);
        Assert.Equal("/search?q=zzz", page.WithoutFilters?.Address);
        Assert.NotNull(page.EmptyText);
        Assert.Null(page.RangeText);
    }

    [Fact]
    public async Task NothingFound_ForCorrectedWordsEither_DoesNotLeadInACircle()
    {
        var page = await AnswerAsync("zzz", new SearchAnswer { Total = 0, DidYouMean = "zoo" });

        Assert.Null(page.DidYouMean);
    }

    [Theory]
    [InlineData(0, 0, true, "We could not search everything just now", "not everything on this site could be searched", false)]
    [InlineData(0, 2, false, "No results for zzz", "Only superseded or withdrawn editions match", false)]
    [InlineData(0, 0, false, "No results for zzz", "Nothing on this site matches", false)]
    [InlineData(7, 0, true, "7 results for zzz", "no further results", true)]
    public async Task NothingShown_SaysWhy(int total, int leftOut, bool isIncomplete, string title, string text, bool warns)
    {
        var page = await AnswerAsync("zzz", new SearchAnswer { Total = total, LeftOut = leftOut, IsIncomplete = isIncomplete });

        Assert.Equal(title, page.Title);
        Assert.Contains(text, page.EmptyText, StringComparison.Ordinal);
        Assert.Equal(warns, page.IsIncomplete);
        Assert.NotNull(page.WhoToCall);
    }

    [Theory]
    [InlineData("2025", "Period ended")]
    [InlineData("2026", "")]
    public async Task Policy_SaysThatItsPeriodEnded_OnceItHas(string year, string states)
    {
        var page = await AnswerAsync("x", new SearchAnswer { Total = 1, Hits = [Hit("plan", "x")] }, Item("plan", "A plan", new PublicationPart { Kind = "strategy", PeriodEnds = year }));

        Assert.Equal(states, string.Join(',', page.Results[0].States));
    }

    [Fact]
    public async Task NothingAsked_ShowsTheFormAndWhomToCall_WithoutASearch()
    {
        var search = new Search(new SearchAnswer { Total = 0 });

        var page = await new SearchComposer(search, new CountingStore()).ComposeAsync(Question(new() { ["q"] = "  " }), Snapshot, Now, CancellationToken.None);

        Assert.True(page.IsEmpty);
        Assert.Null(search.Request);
        Assert.Equal("Search this site", page.Title);
        Assert.Equal("Search - SafeguardingHub", page.WindowTitle);
        Assert.Equal(2, page.WhoToCall!.Routes.Count);
    }

    [Fact]
    public async Task Filters_AreNamedCountedAndCanBeTakenOff()
    {
        var answer = new SearchAnswer
        {
            Total = 3, Hits = [Hit("wt2018", "x")], LeftOut = 2,
            Facets = new Dictionary<ListFilter, int>
            {
                [new("year", "2015")] = 1, [new("year", "unknown")] = 2, [new("year", "2018")] = 1200, [new("section", "home")] = 3, [new("topic", "nobody-knows")] = 1,
            }.ToImmutableDictionary(),
        };

        var page = await AnswerAsync(Question(new() { ["q"] = "x", ["year"] = "2018", ["sort"] = "newest", ["page"] = "2" }), answer);

        Assert.Equal(["2018 (1,200)", "2015 (1)", "Date unknown (2)"], page.Filters.Single(filter => filter.Name == "year").Choices.Select(choice => choice.Label));
        Assert.Equal("Worcestershire, shared (3)", page.Filters.Single(filter => filter.Name == "section").Choices.Single().Label);
        Assert.Empty(page.Filters.Single(filter => filter.Name == "topic").Choices);
        Assert.Equal([new ChosenFilterView("Year: 2018", "/search?q=x&sort=newest")], page.Chosen);
        Assert.Equal("2 superseded or withdrawn editions are left out.", page.LeftOutText);
        Assert.Equal("/search?q=x&year=2018&sort=newest&superseded=yes", page.WithLeftOut?.Address);
        Assert.Equal("Newest first", page.Sort!.Choices.Single(choice => choice.IsChosen).Label);
    }

    [Fact]
    public async Task SecondPage_SaysWhereItIsAndLeadsOn()
    {
        var answer = new SearchAnswer { Total = 57, Hits = [.. Enumerable.Repeat(Hit("wt", "x"), 20)] };

        var page = await AnswerAsync(Question(new() { ["q"] = "x", ["page"] = "2" }), answer);

        Assert.Equal("Results 21 to 40 of 57", page.RangeText);
        Assert.Equal(new LinkView("Previous page (1)", "/search?q=x"), page.Previous);
        Assert.Equal(new LinkView("Next page (3)", "/search?q=x&page=3"), page.Next);
        Assert.Equal("Search results (page 2) - Search - SafeguardingHub", page.WindowTitle);
    }

    [Fact]
    public async Task LastPage_ThatIsEverShown_LeadsNoFurther()
    {
        var page = await AnswerAsync(Question(new() { ["q"] = "x", ["page"] = "999" }), new SearchAnswer { Total = 5000, Hits = [.. Enumerable.Repeat(Hit("wt", "x"), 20)] });

        Assert.Equal((50, "Results 981 to 1,000 of 5,000"), (page.PageNumber, page.RangeText));
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("a AND (b", 7, "a AND ", "(", "b")]
    [InlineData("a AND", 6, "a AND", "", "")]
    [InlineData("a", 99, "a", "", "")]
    public async Task Fault_IsShownAtItsPlace(string words, int column, string before, string at, string after)
    {
        var page = await AnswerAsync(Question(new() { ["q"] = words, ["syntax"] = "lucene" }), new SearchAnswer { Total = 0, Fault = new SearchFault(column, "Close the bracket.") });

        Assert.Equal((before, at, after), (page.Fault!.Before, page.Fault.At, page.Fault.After));
        Assert.Equal(400, page.StatusCode);
        Assert.StartsWith("Error: ", page.WindowTitle, StringComparison.Ordinal);
        Assert.Equal(SearchQuestion.AddressOf(words), page.Fault.Plain.Address);
        Assert.NotNull(page.WhoToCall);
    }

    [Fact]
    public async Task ShortForms_AreExplainedAboveTheResults()
    {
        var page = await AnswerAsync("lscb and PSAS briefing", new SearchAnswer { Total = 1, Hits = [Hit("wt", "x")] });

        Assert.Equal(
            [new ShortFormView(new LinkView("LSCB", "/glossary#term-lscb"), "Local Safeguarding Children Board"), new ShortFormView(new LinkView("PSAS", "/glossary#term-psas"), null)],
            page.ShortForms);
    }

    [Fact]
    public async Task Hit_InAFile_LeadsToItsPage()
    {
        var leaflet = Item("leaflet", "Leaflet", new PublicationPart());
        var store = new CountingStore(leaflet) { Files = [new MediaFile("docs/a leaflet.pdf", new string('a', 64), 545_000, "application/pdf")] };

        var page = await AnswerAsync("x", new SearchAnswer { Total = 1, Hits = [Hit("leaflet", "x") with { File = new SearchFilePlace("docs/a leaflet.pdf", 4) }] }, store);

        Assert.Equal(new Blocks.FileView("a leaflet.pdf, page 4", "/media/docs/a%20leaflet.pdf#page=4", "PDF only, 545KB"), page.Results[0].File);
        Assert.Equal(2, store.Queries);
    }

    [Fact]
    public void Ground_HoldsWordsOfOneMeaning_AndWhereEditionsStand()
    {
        var ground = SearchGrounds.Of(Snapshot, new LocalDate(2026, 11, 22));

        string[][] groups = [["EDT", "Emergency Duty Team"], ["belted", "hurt"], ["LSCB", "Local Safeguarding Children Board"], ["Family Front Door", "Access Centre"], ["Children's Services Portal", "Edulink"]];
        Assert.Equal(groups.Select(group => string.Join('|', group)), ground.Synonyms.Select(group => string.Join('|', group)));
        Assert.Equal("boyfriend|boyfriend's: belted|hurt", string.Join(';', ground.Leads.Select(lead => $"{string.Join('|', lead.From)}: {string.Join('|', lead.To)}")));
        Assert.Equal(["wt", "wt", "wt"], ground.Wholes.Values.Select(whole => whole.Value));
        Assert.Equal("current", ground.States[ContentItemId.Parse("wt2018")]);
        Assert.Equal("superseded", ground.States[ContentItemId.Parse("wt2015")]);
        Assert.Equal("not-yet-in-force", ground.States[ContentItemId.Parse("wt2027")]);
        Assert.Equal("superseded", SearchGrounds.Of(Snapshot, new LocalDate(2027, 1, 1)).States[ContentItemId.Parse("wt2018")]);
    }

    [Fact]
    public void Ground_OfAChangeElsewhere_StaysTheSameObject()
    {
        var day = new LocalDate(2026, 11, 22);

        var before = SearchGrounds.Of(Snapshot, day);
        var after = SearchGrounds.Of(Ground([.. GroundItems, Item("another-page", "Another page")]), day);

        Assert.Same(before, after);
        Assert.NotSame(before, SearchGrounds.Of(Ground([.. GroundItems, Item("another-service", "Night line", new ServicePart { FormerNames = ["Moon line"] })]), day));
    }

    [Theory]
    [InlineData("a\u0000b", "a b")]
    [InlineData("  two\r\nlines ", "two  lines")]
    public void Words_OfAnyKind_AreSearchedFor(string typed, string words)
    {
        Assert.Equal(words, Question(new() { ["q"] = typed }).Words);
    }

    [Fact]
    public void Words_TooLong_AreCutBetweenCharacters()
    {
        var typed = new string('a', 1999) + "😀";

        Assert.Equal(new string('a', 1999), Question(new() { ["q"] = typed }).Words);
    }

    [Fact]
    public void Address_OfAQuestion_AsksTheSame()
    {
        var fields = new Dictionary<string, string>
        {
            ["q"] = "\"a & b\" é", ["section"] = "s", ["type"] = "Page", ["publisher"] = "name:A board", ["sort"] = "oldest", ["superseded"] = "yes", ["syntax"] = "lucene", ["page"] = "3",
        };

        var address = Question(fields).Address();
        var read = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

        Assert.Equal(fields, read);
    }

    [Theory]
    [InlineData("page", "0")]
    [InlineData("page", "-1")]
    [InlineData("page", "two")]
    [InlineData("sort", "random")]
    [InlineData("syntax", "sql")]
    [InlineData("superseded", "1")]
    public void Fields_ThatSayNothing_AreOfNoAccount(string field, string value)
    {
        Assert.Equal("/search?q=x", Question(new() { ["q"] = "x", [field] = value }).Address());
    }

    [Fact]
    public void Filter_ThatNoNameHas_IsRefused()
    {
        Assert.Null(SearchQuestion.Read(name => name == "topic" ? "a\nb" : null, out var fault));
        Assert.Contains("topic", fault, StringComparison.Ordinal);
    }

    private static SearchQuestion Question(Dictionary<string, string> fields) => SearchQuestion.Read(fields.GetValueOrDefault, out _)!;

    private static SearchHit Hit(string id, params string[] title) => new()
    {
        Id = ContentItemId.Parse(id), Score = 1, Title = [.. title.Select(piece => new SearchPiece(piece.TrimStart('*'), piece.StartsWith('*')))],
    };

    private static Task<SearchView> AnswerAsync(string words, SearchAnswer answer, params PublishedItem[] items) => AnswerAsync(words, answer, new CountingStore(items));

    private static Task<SearchView> AnswerAsync(string words, SearchAnswer answer, string state) =>
        AnswerAsync(Question(new() { ["q"] = words, ["state"] = state }), answer);

    private static Task<SearchView> AnswerAsync(string words, SearchAnswer answer, CountingStore store) => AnswerAsync(Question(new() { ["q"] = words }), answer, store);

    private static Task<SearchView> AnswerAsync(SearchQuestion question, SearchAnswer answer, CountingStore? store = null) =>
        new SearchComposer(new Search(answer), store ?? new CountingStore()).ComposeAsync(question, Snapshot, Now, CancellationToken.None);

    private sealed class Search(SearchAnswer answer) : ISiteSearch
    {
        public SearchRequest? Request { get; private set; }

        public Task<SearchAnswer> FindAsync(SearchRequest request, SearchGround ground, CancellationToken cancellationToken)
        {
            Request = request;
            return Task.FromResult(answer);
        }

        public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
