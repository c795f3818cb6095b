using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Searching;

namespace SafeguardingHub.Safeguarding.Tests.Searching;

public class SearchWordPartTests
{
    private static readonly NeedWordsPartKind Needs = new();
    private static readonly SynonymsPartKind Synonyms = new();

    [Fact]
    public void NeedWords_AsEditorsTypeThem_AreTidied()
    {
        var part = (NeedWordsPart)Needs.Normalise(new NeedWordsPart { Words = ["  not   safe\u00a0 "], About = [new() { Route = " child ", Words = [" baby "] }] });

        Assert.Equal(["not safe"], part.Words.AsEnumerable());
        Assert.Equal(("child", "baby"), (part.About[0].Route, part.About[0].Words[0]));
    }

    [Theory]
    [InlineData("", "Write a word")]
    [InlineData("?", "Write a word")]
    [InlineData("ab*", "at least 3 letters")]
    [InlineData("abu*se", "only stand at the end")]
    [InlineData("abuse**", "only stand at the end")]
    [InlineData("hurt *", "only stand at the end")]
    [InlineData("one two three four five six seven eight nine ten eleven", "more than 10 words")]
    public void NeedWords_ThatCannotBeRead_AreRefusedWithTheirPlace(string word, string message)
    {
        var reason = Assert.Single(Needs.Faults(new NeedWordsPart { Words = ["hit", word] }));

        Assert.Equal("NeedWordsPart.Words[1]", reason.Place);
        Assert.Contains(message, reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedWords_TwiceOrOfNoRoute_AreRefused()
    {
        var part = new NeedWordsPart { Words = ["Hit", "hit!"], About = [new() { Words = ["child*", "child*"], Alone = ["at risk", ""] }] };

        Assert.Equal(["NeedWordsPart.Words[1]", "NeedWordsPart.About[0].Route", "NeedWordsPart.About[0].Words[1]", "NeedWordsPart.About[0].Alone[1]"], Needs.FaultyPlaces(part));
    }

    [Fact]
    public void NeedWords_ReferToTheirRoutes()
    {
        var references = ((PartKind)Needs).References(new NeedWordsPart { About = [new() { Route = "child" }, new()] });

        Assert.Equal([new ContentReference(ReferenceKind.Alias, "child", "About[0].Route", IsRequired: false)], references);
    }

    [Fact]
    public void Synonyms_OfOneWordOrWithAStar_AreRefused()
    {
        var part = new SynonymsPart { Groups = [new() { Words = ["EDT", "Emergency Duty Team"] }, new() { Words = ["alone"] }, new() { Words = ["DV", "domestic*"] }] };

        Assert.Equal(["SynonymsPart.Groups[1].Words", "SynonymsPart.Groups[2].Words[1]"], Synonyms.FaultyPlaces(part));
    }

    [Fact]
    public void Synonyms_WordsThatLead_NeedSomethingToLeadTo_AndAreNotAmongIt()
    {
        var part = new SynonymsPart
        {
            Groups = [new() { Words = ["domestic abuse"], Leading = ["husband", "Domestic Abuse", "wife", "wife"] }, new() { Leading = ["nowhere"] }, new() { Words = ["adult"], Leading = ["elderly"] }],
        };

        Assert.Equal(["SynonymsPart.Groups[0].Leading[1]", "SynonymsPart.Groups[0].Leading[3]", "SynonymsPart.Groups[1].Words"], Synonyms.FaultyPlaces(part));
    }
}
