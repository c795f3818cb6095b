using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Tests.Lucene.Language;

public class QueryParserTests
{
    /// <summary>What is typed, and how it reads written out with a sign before each clause.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("neglect", "neglect")]
    [InlineData("neglect adults", "neglect adults")]
    [InlineData("+neglect -adults", "+neglect -adults")]
    [InlineData("neglect AND adults", "+neglect +adults")]
    [InlineData("neglect && adults", "+neglect +adults")]
    [InlineData("neglect OR adults", "neglect adults")]
    [InlineData("neglect || adults", "neglect adults")]
    [InlineData("neglect AND NOT adults", "+neglect -adults")]
    [InlineData("neglect !adults", "neglect -adults")]
    [InlineData("children NOT online", "children -online")]
    [InlineData("and or not", "and or not")]
    [InlineData("a AND (b OR c)", "+a +(b c)")]
    [InlineData("((a))", "a")]
    [InlineData("title:neglect", "title:neglect")]
    [InlineData("title: neglect", "title:neglect")]
    [InlineData("title:(neglect adults)", "title:neglect title:adults")]
    [InlineData("title:(neglect body:adults)", "title:neglect body:adults")]
    [InlineData("title:\"working together\"~3", "title:\"working together\"~3")]
    [InlineData("year:[2013 TO 2018]", "year:[\"2013\" TO \"2018\"]")]
    [InlineData("year:{2013 TO 2018]", "year:{\"2013\" TO \"2018\"]")]
    [InlineData("year:[* TO 2018}", "year:[* TO \"2018\"}")]
    [InlineData("date:[\"2018-01-01 10:00\" TO *]", "date:[\"2018-01-01 10:00\" TO *]")]
    [InlineData("report~", "report~2")]
    [InlineData("report~1", "report~1")]
    [InlineData("report~0.8", "report~1")]
    [InlineData("report~9", "report~2")]
    [InlineData("report^2", "report^2")]
    [InlineData("report~1^0.5", "report~1^0.5")]
    [InlineData("report^0.5~1", "report~1^0.5")]
    [InlineData("(a b)^3", "(a b)^3")]
    [InlineData("safe* ch?ld", "safe* ch?ld")]
    [InlineData("/bab(y|ies)/", "/bab(y|ies)/")]
    [InlineData("*:*", "*:*")]
    [InlineData("file:*", "file:*")]
    [InlineData("24/7 and/or", "24/7 and/or")]
    [InlineData("self-neglect", "self-neglect")]
    [InlineData("\\(NOT\\)", "\\(NOT\\)")]
    [InlineData("caf\\u00e9", "café")]
    [InlineData("\\AND", "\\AND")]
    public void Query_Read_IsThatTree(string text, string written)
    {
        var parsed = QueryParser.Parse(text);

        Assert.Null(parsed.Fault);
        Assert.Equal(written, QueryPrinter.Print(parsed.Query));
    }

    [Theory]
    [InlineData("a AND b OR c", "(+a +b) c")]
    [InlineData("a OR b AND c", "a (+b +c)")]
    [InlineData("a OR b AND NOT c d", "a (+b -c) d")]
    public void AndBesideOr_BindsTighterThanInLucene(string text, string written) =>
        Assert.Equal(written, QueryPrinter.Print(QueryParser.Parse(text).Query));

    [Theory]
    [InlineData("a b", "+a +b")]
    [InlineData("a OR b", "a b")]
    [InlineData("a OR b c", "+(a b) +c")]
    [InlineData("a -b", "+a -b")]
    public void AllWords_JoinsWordsSideBySide(string text, string written) =>
        Assert.Equal(written, QueryPrinter.Print(QueryParser.Parse(text, allWords: true).Query));

    [Fact]
    public void Query_OfAnEditor_KeepsYearAndTypeAsConditionsAndTheWordAsAWish()
    {
        var parsed = QueryParser.Parse("title:\"working together\" AND year:[2013 TO 2018] -type:newsletter report~1");

        Assert.Equal(
            new GroupNode(
            [
                new(Occur.Must, new PhraseNode("title", "working together", 0)),
                new(Occur.Must, new RangeNode("year", new RangeEnd("2013", true), new RangeEnd("2018", true))),
                new(Occur.MustNot, new TermNode("type", "newsletter")),
                new(Occur.Should, new FuzzyNode(null, "report", 1)),
            ]),
            parsed.Query);
    }

    [Theory]
    [InlineData("\"early help", 1, "never closed")]
    [InlineData("a (b c", 3, "never closed")]
    [InlineData("a b)", 4, "too many")]
    [InlineData("a ()", 3, "between these brackets")]
    [InlineData("AND a", 1, "nothing before it")]
    [InlineData("a AND", 3, "nothing after it")]
    [InlineData("a AND OR b", 3, "nothing after it")]
    [InlineData("a +", 3, "Nothing follows")]
    [InlineData("a + + b", 3, "Nothing follows")]
    [InlineData("year:[2013 TO", 6, "[2013 TO 2018]")]
    [InlineData("year:[2013 2018]", 6, "[2013 TO 2018]")]
    [InlineData("a ] b", 3, "bracket that opens it")]
    [InlineData("title:", 7, "Nothing follows 'title:'")]
    [InlineData(":a", 1, "no field before")]
    [InlineData("a:b:c", 4, "second colon")]
    [InlineData("https://example.org", 7, "quotation marks")]
    [InlineData("a^", 2, "a number such as ^2")]
    [InlineData("a^b", 2, "a number such as ^2")]
    [InlineData("a~1.5", 2, "~1 or ~2")]
    [InlineData("a*~1", 1, "not a pattern")]
    [InlineData("^2", 1, "nothing before it")]
    [InlineData("\"a b\"~0.5", 6, "whole number")]
    [InlineData("/ab", 1, "no end")]
    [InlineData("a \\", 3, "backslash")]
    public void Fault_IsToldWithItsPlaceAndTheWayToMendIt(string text, int column, string says)
    {
        var parsed = QueryParser.Parse(text);

        Assert.Equal(column, parsed.Fault?.Column);
        Assert.Contains(says, parsed.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_NestedTooDeeplyOrTooLong_SaysSo()
    {
        var deep = QueryParser.Parse(new string('(', 100_000) + "a" + new string(')', 100_000));
        var longOne = QueryParser.Parse(string.Join(' ', Enumerable.Repeat("a", 2000)));

        Assert.Contains("inside each other", deep.Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("more than 1024 clauses", longOne.Fault!.Message, StringComparison.Ordinal);
    }
}
