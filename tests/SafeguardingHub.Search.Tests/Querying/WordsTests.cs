using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Tests.Querying;

public sealed class WordsTests : IDisposable
{
    private readonly GivenIndex index = new();

    public WordsTests() => index
        .With(new GivenDocument("Family Front Door")
        {
            IsService = true, FormerNames = ["Access Centre"], Summary = "Ring if a child may be at risk of harm.",
            Body = "Open on weekdays.", Numbers = [new SearchNumber("01905822666", false), new SearchNumber("01905768054", true)],
        })
        .With(new GivenDocument("Emergency services") { IsService = true, Body = "If a child is in danger now.", Numbers = [new SearchNumber("999", false)] })
        .With(new GivenDocument("Worried about a child") { Summary = "What to do if a child is being hit, hurt or neglected.", Body = "A neighbour may ring the family front door." })
        .With("Briefing on neglect", "Neglect of a child. The family front door answers. Safeguarding is everybody's business.")
        .With("Wyre Forest safeguarding lead", "The lead for safeguarding in Wyre Forest gives advice on referrals.")
        .With("Working together", "Statutory guidance on inter-agency working. Working well together protects children.")
        .With("Café menu", "Nothing about anything.");

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("family front door", "Family-Front-Door")]
    [InlineData("FAMILY  front-door!", "Family-Front-Door")]
    [InlineData("access centre", "Family-Front-Door")]
    [InlineData("worried about a child", "Worried-about-a-child")]
    [InlineData("cafe", "Cafe-menu")]
    [InlineData("referral", "Wyre-Forest-safeguarding-lead")]
    [InlineData("\"working together\"", "Working-together")]
    [InlineData("who do I ring if my neighbour's child is being hit", "Worried-about-a-child")]
    public async Task Words_AsPeopleTypeThem_FindWhatIsMeantFirst(string typed, string expected)
    {
        var ids = await index.IdsAsync(typed);

        Assert.Equal(expected, ids[0]);
    }

    [Fact]
    public async Task Words_SeveralInDifferentPlaces_MustAllBeThere()
    {
        var ids = await index.IdsAsync("neglect business");

        Assert.Equal(["Briefing-on-neglect"], ids);
    }

    [Fact]
    public async Task Phrase_WordsApart_AreNotFound()
    {
        var together = await index.FindAsync("\"inter-agency working\"");
        var apart = await index.FindAsync("\"agency together\"");

        Assert.Equal(1, together.Total);
        Assert.Equal(0, apart.Total);
    }

    [Fact]
    public async Task Words_LastOneUnfinished_FindWhatBeginsSo()
    {
        var ids = await index.IdsAsync("briefing negl");

        Assert.Equal(["Briefing-on-neglect"], ids);
    }

    [Theory]
    [InlineData("frount door", "front door")]
    [InlineData("wyre forrest", "wyre forest")]
    [InlineData("safegaurding", "safeguarding")]
    [InlineData("Wyre Forest frount door", "Wyre Forest front door")]
    [InlineData("referal", "referrals")]
    [InlineData("safe guarding", "safeguarding")]
    [InlineData("frontdoor", "front door")]
    public async Task Words_Misspelt_AreSearchedAsTheNearestWordsOfTheIndex(string typed, string meant)
    {
        var answer = await index.FindAsync(typed);

        Assert.Equal(meant, answer.DidYouMean);
        Assert.NotEmpty(answer.Hits);
    }

    [Theory]
    [InlineData("family front door")]
    [InlineData("neglected")]
    [InlineData("qqzzxxv")]
    [InlineData("01905 822667")]
    public async Task DidYouMean_WordsThatExistOrHaveNothingNear_IsNothing(string typed) =>
        Assert.Null((await index.FindAsync(typed)).DidYouMean);

    [Theory]
    [InlineData("01905 822666")]
    [InlineData("01905822666")]
    [InlineData("+44 1905 822666")]
    [InlineData("0044 1905 822 666")]
    [InlineData("+44 (0)1905 822-666")]
    [InlineData("(01905) 822666")]
    [InlineData("822666")]
    [InlineData("whose number is 01905 822 666?")]
    public async Task Number_InAnySpacing_FindsItsService(string typed)
    {
        var answer = await index.FindAsync(typed);

        Assert.Equal("Family-Front-Door", answer.Hits[0].Id.Value);
        Assert.Null(answer.Hits[0].OldNumber);
    }

    [Fact]
    public async Task Number_Former_SaysThatItIsOld()
    {
        var answer = await index.FindAsync("01905 768054");

        Assert.Equal("01905768054", Assert.Single(answer.Hits).OldNumber);
    }

    [Fact]
    public async Task Number_Emergency_FindsItsService() =>
        Assert.Equal("Emergency-services", (await index.IdsAsync("999"))[0]);

    [Fact]
    public async Task Number_InRunningText_IsFoundHoweverItIsTyped()
    {
        index.With("Old leaflet", "Telephone 01562 123 456 for advice.");

        Assert.Equal(["Old-leaflet"], await index.IdsAsync("01562123456"));
        Assert.Equal(["Old-leaflet"], await index.IdsAsync("01562 123456"));
    }

    [Fact]
    public async Task Years_SideBySide_AreWords()
    {
        index.With("Strategy", "For the years 2013 to 2018.");

        Assert.Equal(["Strategy"], await index.IdsAsync("2013 2018"));
    }

    [Fact]
    public async Task Synonyms_AnyOfAGroup_FindsWhatTheOthersFind()
    {
        var ground = new SearchGround { Synonyms = [["MASH", "family front door", "hub of first contact"], ["ring", "call", "phone"]] };

        Assert.Equal("Family-Front-Door", (await index.IdsAsync("mash", ground))[0]);
        Assert.Contains("Family-Front-Door", await index.IdsAsync("call child harm", ground));
        Assert.Equal("Family-Front-Door", (await index.IdsAsync("Hub of first contacts", ground))[0]);
        Assert.Empty(await index.IdsAsync("mash"));
    }

    [Fact]
    public async Task Leads_FindWhatTheyLeadTo_AndAreNotFoundByIt()
    {
        index.With("Courses for husbands", "For every husband.").With("Domestic abuse", "Help is there.");
        var ground = new SearchGround { Leads = [new SearchLead(["husband", "my other half"], ["domestic abuse"])] };

        Assert.Equal(["Courses-for-husbands", "Domestic-abuse"], (await index.IdsAsync("husband", ground)).Order());
        Assert.Contains("Domestic-abuse", await index.IdsAsync("hurt by my other half", ground));
        Assert.Equal(["Domestic-abuse"], await index.IdsAsync("domestic abuse", ground));
    }

    [Fact]
    public async Task Words_ThatEditorsList_AreNoMisspellings()
    {
        index.With("Shared care", "Care that is shared.").With("Frightened people", "About fear.");
        var ground = new SearchGround { Synonyms = [["scared", "frightened"]] };

        var listed = await index.FindAsync("scared people", ground);

        Assert.Null(listed.DidYouMean);
        Assert.Equal("Frightened-people", listed.Hits[0].Id.Value);
    }

    [Theory]
    [InlineData("mother", null)]
    [InlineData("hcild", "child")]
    [InlineData("hild", "child")]
    [InlineData("bisiness", "business")]
    public async Task FirstLetter_IsTakenForASlip_WhereItIsLeftOutOrExchanged(string typed, string? meant)
    {
        index.With("More", "Other pages and other words.");

        Assert.Equal(meant, (await index.FindAsync(typed)).DidYouMean);
    }

    [Fact]
    public async Task DidYouMean_AWordOfWhatWasWithdrawnAlone_IsNothing()
    {
        index.With("Safeguarding curiosity", "Curiosity.");
        var before = (await index.FindAsync("curiosty")).DidYouMean;

        index.Withdraw("Safeguarding-curiosity");

        Assert.Equal("curiosity", before);
        Assert.Null((await index.FindAsync("curiosty")).DidYouMean);
    }

    [Fact]
    public async Task Title_OfTheWordsThatWereTyped_InWhateverOrder_ComesFirst()
    {
        index.With(new GivenDocument("Safeguarding adults board: policies of the adult services") { Body = "Adult safeguarding, adult safeguarding." })
            .With("Safeguarding adults", "What to do.");

        Assert.Equal("Safeguarding-adults", (await index.IdsAsync("what is adult safeguarding"))[0]);
    }

    [Fact]
    public async Task NameOfAPlace_WithOtherWords_IsNoConditionButPutsWhatBelongsThereFirst()
    {
        var ground = new SearchGround { Places = [new SearchPlace("Wyre Forest", ContentItemId.Parse("wyre"))] };
        index.With(new GivenDocument("Neglect in Wyre Forest homes") { Section = "other", Body = "About neglect." })
            .With(new GivenDocument("Neglect of pets") { Section = "wyre", Values = [new("section", "wyre")], Body = "About neglect." });

        var ids = await index.IdsAsync("wyre forest neglect", ground);

        Assert.Equal("Neglect-of-pets", ids[0]);
        Assert.Contains("Briefing-on-neglect", ids);
        Assert.Equal("Family-Front-Door", (await index.IdsAsync("wyre forest frount door", ground))[0]);
        Assert.Equal("Wyre-Forest-safeguarding-lead", (await index.IdsAsync("wyre forest", ground))[0]);
    }

    [Fact]
    public async Task WordsThatSayLittle_AreNoConditionBesideOthers()
    {
        Assert.Equal("Family-Front-Door", (await index.IdsAsync("family front door phone number"))[0]);
        Assert.Empty(await index.IdsAsync("phone number"));
    }

    [Fact]
    public async Task Number_TypedAlone_FindsWhoseItIsBeforeThePagesThatShowIt()
    {
        index.With(new GivenDocument("999 999 in an emergency") { Body = "Call 999.", Numbers = [new SearchNumber("999", false)] });

        Assert.Equal("Emergency-services", (await index.IdsAsync("999"))[0]);
    }

    [Fact]
    public async Task LastWordAsABeginning_TakesNoOtherWordAway() => Assert.Empty(await index.IdsAsync("zebra statut"));

    [Fact]
    public async Task OnlyStopWords_AreSearchedAsWords() => Assert.NotEmpty(await index.IdsAsync("what to do"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!… -- \"\" ()")]
    public async Task NothingToLookFor_FindsNothing(string typed)
    {
        var answer = await index.FindAsync(typed);

        Assert.Equal(0, answer.Total);
        Assert.False(answer.IsIncomplete);
    }

    [Fact]
    public async Task Question_WithManyWords_LeavesOutWhatHasHardlyAnyOfThem()
    {
        var ids = await index.IdsAsync("ring neighbour child hit unheardof");

        Assert.Equal("Worried-about-a-child", ids[0]);
        Assert.DoesNotContain("Working-together", ids);
    }
}
