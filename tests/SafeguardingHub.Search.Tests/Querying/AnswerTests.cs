using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Search.Tests.Querying;

public sealed class AnswerTests : IDisposable
{
    private readonly GivenIndex index = new();

    public void Dispose() => index.Dispose();

    [Fact]
    public async Task Facets_WithAFilter_CountWhatElseOfItsKeyCouldBeChosen()
    {
        Briefing("one", "south", 2013, "neglect");
        Briefing("two", "south", 2014, "neglect", "abuse");
        Briefing("three", "wyre", 2013, "abuse");

        var answer = await index.FindAsync(new SearchRequest
        {
            Text = "briefing", Filters = [new(SearchKeys.Section, "south")], Facets = SearchKeys.All,
        });

        Assert.Equal(2, answer.Total);
        Assert.Equal(2, answer.Facets[new(SearchKeys.Section, "south")]);
        Assert.Equal(1, answer.Facets[new(SearchKeys.Section, "wyre")]);
        Assert.Equal(1, answer.Facets[new(SearchKeys.Year, "2013")]);
        Assert.Equal(2, answer.Facets[new(SearchKeys.Topic, "neglect")]);
        Assert.Equal(1, answer.Facets[new(SearchKeys.Topic, "abuse")]);
        Assert.Equal(2, answer.Facets[new(SearchKeys.Type, "Briefing")]);
    }

    [Fact]
    public async Task Filters_SeveralOfAKey_LeaveAny_OfSeveralKeysAll()
    {
        Briefing("one", "south", 2013, "neglect");
        Briefing("two", "south", 2014, "abuse");
        Briefing("three", "wyre", 2013, "abuse");

        var answer = await index.FindAsync(new SearchRequest
        {
            Text = "briefing", Filters = [new(SearchKeys.Topic, "neglect"), new(SearchKeys.Topic, "abuse"), new(SearchKeys.Year, "2013")], Facets = [SearchKeys.Year],
        });

        Assert.Equal(["one", "three"], answer.Hits.Select(hit => hit.Id.Value).Order());
        Assert.Equal(1, answer.Facets[new(SearchKeys.Year, "2014")]);
        Assert.DoesNotContain(answer.Facets.Keys, facet => facet.Key == SearchKeys.Topic);
    }

    [Theory]
    [InlineData(SearchKeys.Topic, "no such topic")]
    [InlineData("no such key", "x")]
    public async Task Filters_ThatNothingHas_LeaveNothing(string key, string value)
    {
        Briefing("one", "south", 2013, "neglect");

        var answer = await index.FindAsync(new SearchRequest { Text = "briefing", Filters = [new(key, value)] });

        Assert.Equal(0, answer.Total);
    }

    [Fact]
    public async Task Superseded_AreLeftOutAndCounted_UnlessAskedFor()
    {
        index.With(Guidance("now", SearchStates.Current)).With(Guidance("then", SearchStates.Superseded)).With(Guidance("gone", SearchStates.Withdrawn));

        var plain = await index.FindAsync(new SearchRequest { Text = "guidance", Facets = [SearchKeys.State] });
        var all = await index.FindAsync(new SearchRequest { Text = "guidance", WithSuperseded = true });
        var chosen = await index.FindAsync(new SearchRequest { Text = "guidance", Filters = [new(SearchKeys.State, SearchStates.Superseded)] });

        Assert.Equal(["now"], plain.Hits.Select(hit => hit.Id.Value));
        Assert.Equal(2, plain.LeftOut);
        Assert.Equal(1, plain.Facets[new(SearchKeys.State, SearchStates.Superseded)]);
        Assert.Equal("now", all.Hits[0].Id.Value);
        Assert.Equal((3, 0), (all.Total, all.LeftOut));
        Assert.Equal(["then"], chosen.Hits.Select(hit => hit.Id.Value));
        Assert.Equal(SearchStates.Superseded, chosen.Hits[0].State);
    }

    [Fact]
    public async Task State_OfTheGround_StandsOverTheProjectedOne()
    {
        index.With(Guidance("now", SearchStates.Current));
        var ground = new SearchGround { States = ImmutableDictionary<ContentItemId, string>.Empty.Add(ContentItemId.Parse("now"), SearchStates.Superseded) };

        var answer = await index.FindAsync("guidance", ground);

        Assert.Equal((0, 1), (answer.Total, answer.LeftOut));
    }

    [Fact]
    public async Task Edition_ComesAfterItsGuidance_WhereBothMatchAlike_AndNotWhereItIsNamed()
    {
        index.With(new GivenDocument("Working together 2018") { Id = "edition", Values = [new(SearchKeys.State, SearchStates.Current)], Body = "Working together, working together." })
            .With(new GivenDocument("Working together to keep every child safe") { Id = "guidance", Body = "The edition of 2018 is held here." })
            .With(new GivenDocument("Working well together") { Id = "other" });
        var ground = new SearchGround { Wholes = ImmutableDictionary<ContentItemId, ContentItemId>.Empty.Add(ContentItemId.Parse("edition"), ContentItemId.Parse("guidance")) };

        Assert.Equal("edition", (await index.IdsAsync("\"working together\""))[0]);
        Assert.Equal(["guidance", "edition"], await index.IdsAsync("\"working together\"", ground));
        Assert.Equal("guidance", Assert.Single((await index.FindAsync(new SearchRequest { Text = "\"working together\"", Take = 1 }, ground)).Hits).Id.Value);
        Assert.Equal("edition", (await index.IdsAsync("working together 2018", ground))[0]);
    }

    [Fact]
    public async Task Order_ByDay_PutsUnknownDaysLast()
    {
        Briefing("old", "south", 2012, "x");
        index.With(new GivenDocument("Briefing undated") { Id = "undated" });
        Briefing("new", "south", 2018, "x");

        var newest = await index.FindAsync(new SearchRequest { Text = "briefing", Order = SearchOrder.Newest });
        var oldest = await index.FindAsync(new SearchRequest { Text = "briefing", Order = SearchOrder.Oldest });

        Assert.Equal(["new", "old", "undated"], newest.Hits.Select(hit => hit.Id.Value));
        Assert.Equal(["old", "new", "undated"], oldest.Hits.Select(hit => hit.Id.Value));
    }

    [Fact]
    public async Task Pages_OfHits_FollowEachOtherWithoutGapOrRepeat()
    {
        for (var number = 0; number < 150; number++)
        {
            Briefing("b" + number, "south", 2013, "x");
        }

        var pages = new List<string>();
        for (var skip = 0; skip < 150; skip += 20)
        {
            pages.AddRange((await index.FindAsync(new SearchRequest { Text = "briefing", Skip = skip })).Hits.Select(hit => hit.Id.Value));
        }

        Assert.Equal(150, pages.Distinct().Count());
        Assert.Equal(150, pages.Count);
    }

    [Theory]
    [InlineData(-5, 20)]
    [InlineData(0, int.MaxValue)]
    [InlineData(int.MaxValue, 20)]
    [InlineData(0, -1)]
    public async Task Pages_OutOfBounds_GiveWhatThereIs(int skip, int take)
    {
        Briefing("one", "south", 2013, "x");

        var answer = await index.FindAsync(new SearchRequest { Text = "briefing", Skip = skip, Take = take });

        Assert.Equal(1, answer.Total);
        Assert.True(answer.Hits.Length <= 1);
    }

    [Fact]
    public async Task Hit_MarksTitleAndSnippet_AsTextAndNeverAsMarkup()
    {
        index.With(new GivenDocument("Neglect <b>now</b>") { Id = "markup", Body = "What neglected children say. <script>alert('neglect')</script>" });

        var hit = Assert.Single((await index.FindAsync("neglect")).Hits);

        Assert.Equal(new[] { new SearchPiece("Neglect", true), new SearchPiece(" <b>now</b>", false) }, hit.Title);
        Assert.Contains(new SearchPiece("neglected", true), hit.Snippet);
        Assert.Equal("What neglected children say. <script>alert('neglect')</script>", string.Concat(hit.Snippet.Select(piece => piece.Text)));
    }

    [Fact]
    public async Task Hit_TextThatHoldsMarks_CannotForgeThem()
    {
        index.With(new GivenDocument("Plain \u0001title\u0002") { Id = "forged", Body = "A body with \u0001forged\u0002 marks about neglect." });

        var hit = Assert.Single((await index.FindAsync("neglect")).Hits);

        Assert.All(hit.Title, piece => Assert.False(piece.IsMatch));
        Assert.Equal(["neglect"], hit.Snippet.Where(piece => piece.IsMatch).Select(piece => piece.Text));
    }

    [Fact]
    public async Task Hit_OnlyAFormerNameMatches_SaysWhich()
    {
        index.With(new GivenDocument("Children's portal") { Id = "portal", FormerNames = ["Professional Portal", "Edulink"], Body = "Log in here.", Alias = "log-in" });

        var former = Assert.Single((await index.FindAsync("edulink")).Hits);
        var better = Assert.Single((await index.FindAsync("professional portal")).Hits);
        var title = Assert.Single((await index.FindAsync("children's portal")).Hits);

        Assert.Equal("Edulink", former.OtherName);
        Assert.Empty(former.Snippet);
        Assert.Equal("Professional Portal", better.OtherName);
        Assert.Null(title.OtherName);
    }

    [Fact]
    public async Task Hit_FromAFile_SaysWhichAndOnWhatPage()
    {
        index.With(new GivenDocument("Annual report")
        {
            Id = "report", Body = "Read the files.",
            Files =
            [
                new FileText("leaflet.docx", ["Nothing here."], HasPages: false),
                new FileText("report.pdf", ["First page.", "On trafficking, once.", "Of modern slavery and trafficking of children."], HasPages: true),
            ],
        });

        var hit = Assert.Single((await index.FindAsync("slavery trafficking")).Hits);
        var first = Assert.Single((await index.FindAsync("nothing")).Hits);

        Assert.Equal(new SearchFilePlace("report.pdf", 3), hit.File);
        Assert.Equal("Of modern slavery and trafficking of children.", string.Concat(hit.Snippet.Select(piece => piece.Text)));
        Assert.Equal(["slavery", "trafficking"], hit.Snippet.Where(piece => piece.IsMatch).Select(piece => piece.Text));
        Assert.Equal(new SearchFilePlace("leaflet.docx", null), first.File);
    }

    [Fact]
    public async Task Withdrawn_IsFoundNoMore_AndTheWordsOfTheIndexAreExact()
    {
        Briefing("one", "south", 2013, "x");
        var before = index.Words();
        index.With(new GivenDocument("Second") { Id = "two", Body = "briefing briefing uncommon" });
        index.With(new GivenDocument("Second") { Id = "two", Body = "briefing rewritten" });

        Assert.Equal(before["briefing"] + 1, index.Words()["briefing"]);
        Assert.False(index.Words().ContainsKey("uncommon"));
        Assert.Empty(await index.IdsAsync("uncommon"));

        index.Withdraw("two");

        Assert.Equal(before, index.Words());
        Assert.Equal(["one"], await index.IdsAsync("briefing"));
        Assert.Empty(await index.Search.SuggestAsync("second", 8, CancellationToken.None));
    }

    [Fact]
    public async Task Item_WithoutAPage_IsNoHit()
    {
        index.With(new GivenDocument("Duty text") { HasPage = false, Body = "briefing" });

        Assert.Equal(0, (await index.FindAsync("briefing")).Total);
        Assert.Empty(index.Words());
    }

    [Fact]
    public async Task Lucene_Query_IsAnsweredByItsMatcherWithTheSameFilters()
    {
        Briefing("one", "south", 2013, "x");
        Briefing("two", "wyre", 2013, "x");
        index.Lucene = new Matches(new ScoredDocuments([1, 2], [1, 2]), "\"briefing\"");

        var answer = await index.FindAsync(new SearchRequest { Text = "title:briefing", Syntax = SearchSyntax.Lucene, Filters = [new(SearchKeys.Section, "south")] });

        Assert.Equal(["one"], answer.Hits.Select(hit => hit.Id.Value));
        Assert.Contains(answer.Hits[0].Title, piece => piece is { Text: "Briefing", IsMatch: true });
    }

    [Fact]
    public async Task Lucene_Fault_IsTheAnswer()
    {
        index.Lucene = new Matches(ScoredDocuments.None, null, new SearchFault(7, "Close the bracket."));

        var answer = await index.FindAsync(new SearchRequest { Text = "title:(", Syntax = SearchSyntax.Lucene });

        Assert.Equal(7, answer.Fault!.Column);
    }

    [Fact]
    public async Task Index_StillBeingBuilt_IsSaid()
    {
        Briefing("one", "south", 2013, "x");
        index.IsComplete = false;

        var answer = await index.FindAsync("briefing");

        Assert.Equal((1, true), (answer.Total, answer.IsIncomplete));
    }

    [Fact]
    public async Task Index_Damaged_AnswersNothingAndIsReported()
    {
        Briefing("one", "south", 2013, "x");
        index.Run("UPDATE text_data SET block = x'00ff00ff00ff' WHERE id > 1");
        index.Run("INSERT INTO text_data (id, block) SELECT 10, x'ffffffffffff' WHERE NOT EXISTS (SELECT 1 FROM text_data WHERE id = 10)");

        var answer = await index.FindAsync("briefing");

        Assert.True(index.DamageReported);
        Assert.Equal((0, true), (answer.Total, answer.IsIncomplete));
    }

    private void Briefing(string id, string section, int year, params string[] topics) => index.With(new GivenDocument("Briefing " + id)
    {
        Id = id, Type = "Briefing", Section = section,
        Values = [.. topics.Select(topic => new ProjectedValue(SearchKeys.Topic, topic)), new ProjectedValue(SearchKeys.Year, $"{year}", new LocalDate(year, 5, 1))],
    });

    private static GivenDocument Guidance(string id, string state) =>
        new("Guidance " + id) { Id = id, Values = [new ProjectedValue(SearchKeys.State, state)] };
}
