using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Suggesting;
using SafeguardingHub.Search.Tests.Querying;

namespace SafeguardingHub.Search.Tests.Suggesting;

public sealed class SuggestionsTests : IDisposable
{
    private readonly GivenIndex index = new GivenIndex()
        .With(new GivenDocument("Children looked after"))
        .With(new GivenDocument("Working with children"))
        .With(new GivenDocument("Access to Children's Services") { IsService = true, Type = "Service", FormerNames = ["Children's Helpdesk"] })
        .With(new GivenDocument("Childline") { IsService = true, Type = "Service" })
        .With(new GivenDocument("Child text") { HasPage = false })
        .With(new GivenDocument("Élan of the young") { Id = "elan", Alias = "quick-start" });

    public void Dispose() => index.Dispose();

    [Fact]
    public async Task Names_ThatBeginSo_ComeServicesFirst()
    {
        var texts = (await SuggestAsync("child")).Select(suggestion => suggestion.Text);

        Assert.Equal(["Childline", "Children's Helpdesk", "Access to Children's Services", "Children looked after", "Working with children"], texts);
    }

    [Fact]
    public async Task Name_Former_IsMarkedAndLeadsToThePage()
    {
        var suggestion = Assert.Single(await SuggestAsync("children's h"));

        Assert.True(suggestion.IsFormerName);
        Assert.Equal("/access-to-children-s-services", suggestion.Address);
        Assert.Equal("Service", suggestion.ContentType);
        Assert.False((await SuggestAsync("access to"))[0].IsFormerName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c")]
    [InlineData(" c ")]
    [InlineData("\"%_*")]
    [InlineData("of")]
    [InlineData("nothing begins so")]
    public async Task Typed_TooLittleOrNothing_SuggestsNothing(string typed) => Assert.Empty(await SuggestAsync(typed));

    [Theory]
    [InlineData("elan", "Élan of the young")]
    [InlineData("ÉLAN", "Élan of the young")]
    [InlineData("young", "Élan of the young")]
    [InlineData("quick st", "Élan of the young")]
    public async Task Typed_InAnyCaseOrAsAlias_IsFound(string typed, string expected) =>
        Assert.Equal(expected, Assert.Single(await SuggestAsync(typed)).Text);

    [Fact]
    public async Task Names_ThatManyShare_AreOneSuggestion()
    {
        for (var number = 0; number < 60; number++)
        {
            index.With(new GivenDocument("Newsletter") { Id = "n" + number });
        }

        index.With(new GivenDocument("Newsletter archive"));

        Assert.Equal(["Newsletter", "Newsletter archive"], (await SuggestAsync("news")).Select(suggestion => suggestion.Text));
    }

    [Fact]
    public async Task Suggestions_AreAtMostEight()
    {
        for (var number = 0; number < 20; number++)
        {
            index.With(new GivenDocument("Toolkit " + number));
        }

        Assert.Equal(8, (await SuggestAsync("toolkit", 50)).Count);
        Assert.Equal(3, (await SuggestAsync("toolkit", 3)).Count);
    }

    [Fact]
    public void Suggestions_AreReadFromTheIndexAlone_ButForWhatIsShown()
    {
        var steps = new List<string>();
        using var plan = index.Connection.CreateCommand();
#pragma warning disable CA2100 // The statement of the suggestions themselves.
        plan.CommandText = "EXPLAIN QUERY PLAN " + Suggestions.FirstOfAll;
#pragma warning restore CA2100
        plan.Parameters.AddWithValue("$1", "a");
        plan.Parameters.AddWithValue("$2", "b");
        using var rows = plan.ExecuteReader();
        while (rows.Read())
        {
            steps.Add(rows.GetString(3));
        }

        Assert.Equal(4, steps.Count(step => step == "SEARCH suggestion USING COVERING INDEX suggestion_folded (kind=? AND folded>? AND folded<?)"));
        Assert.Equal(["SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"], steps.Where(step => step.Contains("entry", StringComparison.Ordinal)).Distinct());
        Assert.DoesNotContain(steps, step => step.Contains("SORT", StringComparison.Ordinal) || step.Contains("TEMP", StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string typed, int limit = 8) => index.Search.SuggestAsync(typed, limit, CancellationToken.None);
}
