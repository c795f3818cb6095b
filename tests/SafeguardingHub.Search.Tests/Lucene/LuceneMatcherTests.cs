using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using FsCheck;
using FsCheck.Fluent;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Tests.Lucene.Language;
using SafeguardingHub.Search.Tests.Querying;

namespace SafeguardingHub.Search.Tests.Lucene;

/// <summary>Lucene's syntax in the site's own search.</summary>
public sealed class LuceneMatcherTests : IDisposable
{
    private readonly GivenLucene index = new();

    public LuceneMatcherTests() => index.With(
        new GivenDocument("South") { Type = "Section", HasPage = false },
        Dated("Working together to safeguard children", "Guidance", 2015) with { Body = "The report of each agency." },
        Dated("Working together: what is new", "Newsletter", 2015) with { Body = "A report." },
        Dated("Working together to safeguard children 2010", "Guidance", 2010) with { Body = "Reports." },
        Dated("Neglect", "Briefing", 2018) with { Section = "South", Summary = "Basic needs are not met.", Files = [new FileText("a.pdf", ["hoarding at home"], true)] },
        new GivenDocument("Self-neglect") { Headings = "Hoarding", Names = ["Diogenes"], Body = "Adults who neglect themselves need early and patient help." },
        new GivenDocument("Nowhere") { HasPage = false, Body = "neglect" });

    public void Dispose() => index.Dispose();

    [Fact]
    public void Query_OfAnEditor_FindsTheGuidanceOfTheYears()
    {
        var found = index.Matching("title:\"working together\" AND year:[2013 TO 2018] -type:newsletter reprt~1");

        Assert.Equal(["Working-together-to-safeguard-children"], found);
    }

    [Theory]
    [InlineData("neglect", "Neglect,Self-neglect")]
    [InlineData("title:neglect -title:self", "Neglect")]
    [InlineData("names:diogenes", "Self-neglect")]
    [InlineData("headings:hoarding", "Self-neglect")]
    [InlineData("files:hoarding", "Neglect")]
    [InlineData("files:*", "Neglect")]
    [InlineData("summary:needs", "Neglect")]
    [InlineData("body:\"early help\"", "")]
    [InlineData("body:\"early help\"~2", "Self-neglect")]
    [InlineData("body:(adult AND patient)", "Self-neglect")]
    [InlineData("neglact~1 -files:*", "Self-neglect")]
    [InlineData("negl*ct +hoard*", "Neglect,Self-neglect")]
    [InlineData("/diog.+es/", "Self-neglect")]
    [InlineData("type:briefing", "Neglect")]
    [InlineData("type:brief*", "Neglect")]
    [InlineData("section:south", "Neglect")]
    [InlineData("year:2018", "Neglect")]
    [InlineData("year:{2015 TO *]", "Neglect")]
    [InlineData("date:2018", "Neglect")]
    [InlineData("date:2018-06", "Neglect")]
    [InlineData("date:[2016-01-01 TO 2018-06-01]", "Neglect")]
    [InlineData("date:[2016-01-01 TO 2018-06-01}", "")]
    [InlineData("date:[0001-01-01 TO 2016]", "Working-together-to-safeguard-children,Working-together-what-is-new,Working-together-to-safeguard-children-2010")]
    [InlineData("topic:neglect", "")]
    [InlineData("quick brown fox", "")]
    [InlineData("\"\"", "")]
    [InlineData("", "")]
    public void Query_FindsThatAndNothingElse(string query, string expected) =>
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), index.Matching(query).Order());

    [Fact]
    public void NotAlone_LeavesAllOtherPages() => Assert.Equal(4, index.Matching("-title:neglect -year:2018").Length + index.Matching("NOT title:together").Length - 1);

    [Fact]
    public void Boost_DecidesWhatComesFirst()
    {
        Assert.Equal("Neglect", index.Matching("type:briefing^9 hoarding")[0]);
        Assert.Equal("Self-neglect", index.Matching("headings:hoarding^9 type:briefing")[0]);
    }

    [Theory]
    [InlineData("neglect colour:red", 9, "There is no field 'colour': use title, names")]
    [InlineData("date:soon", 6, "'soon' is no date")]
    [InlineData("\"early help", 1, "never closed")]
    [InlineData("date:\"-0044-03-15\"", 7, "'-0044-03-15' is no date")]
    [InlineData("date:[-0044-01 TO *]", 7, "'-0044-01' is no date")]
    [InlineData("date:[* TO 0000-12-31]", 12, "'0000-12-31' is no date")]
    [InlineData("/a(b/", 1, "regular expression")]
    public void Fault_IsToldWithItsPlace(string query, int column, string message)
    {
        var matches = index.Match(query);

        Assert.Empty(matches.Documents.Numbers);
        Assert.Equal(column, matches.Fault?.Column);
        Assert.Contains(message, matches.Fault!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neglect")]
    [InlineData("title:\"working together\" -report negl* wrking~1")]
    public void Marking_IsAnExpressionThatFtsReads(string query)
    {
        var marking = index.Match(query).Marking;

        index.Run($"SELECT count(*) FROM text WHERE text MATCH '{marking!.Replace("'", "''", StringComparison.Ordinal)}'");
        Assert.DoesNotContain("report", marking, StringComparison.Ordinal);
    }

    [Fact]
    public void Marking_LeavesPatternsOutThatStandForManyWords_AndMarksFiftyWordsAtMost()
    {
        index.With(new GivenDocument("Many") { Body = string.Join(' ', Enumerable.Range(0, 300).Select(number => $"wide{number}")) });

        Assert.Null(index.Match("/wide.+/").Marking);
        Assert.Equal("(\"neglect\")", index.Match("/wide.+/ neglect").Marking);
        Assert.Equal(50, index.Match(string.Join(' ', Enumerable.Range(0, 80).Select(number => $"wide{number}"))).Marking!.Split(" OR ").Length);
    }

    [Fact]
    public void AnyText_HasAnAnswerOrAFault() => Prop.ForAll(
        Arb.From(Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>(),
            Gen.Elements("\"", "'", "*", "?", "title:", "date:", "year:", "(", ")", "NEAR(", "a", "-", "~", "[", "]", " TO ", "/", "^", "{", "rowid:", "text MATCH", ";", "\0", "👩", "é").ArrayOf().Select(string.Concat))),
        text => index.Match(text ?? "") is not null).VerboseCheckThrowOnFailure(500);

    // Nobody types a full date by chance: only beside the right field and in the right form does a text reach what reads dates.
    [Fact]
    public void AnyDate_HasAnAnswerOrAFault() => Prop.ForAll(
        Arb.From(
            from sign in Gen.Elements("", "-", "+")
            from year in Gen.OneOf(Gen.Choose(0, 10000), Gen.Elements(0, 1, 44, 9998, 9999))
            from month in Gen.Choose(0, 13)
            from day in Gen.Choose(0, 32)
            from form in Gen.Elements("{0}{1:0000}-{2:00}-{3:00}", "{0}{1:0000}-{2:00}", "{0}{1:0000}", "{0}{1:0000}-{2:00}-{3:00}T09:00:00+14:00", "{0}{1:0000}-{2:00}-{3:00} 23:59:60", "{0}{1}{2:00}{3:00}")
            from query in Gen.Elements("date:\"{0}\"", "date:[\"{0}\" TO *]", "date:{{* TO \"{0}\"}}", "date:{{\"{0}\" TO \"{0}\"]", "year:\"{0}\"", "year:[\"{0}\" TO *]")
            select string.Format(CultureInfo.InvariantCulture, query, string.Format(CultureInfo.InvariantCulture, form, sign, year, month, day))),
        query => index.Match(query) is not null).VerboseCheckThrowOnFailure(2000);

    [Theory]
    [InlineData("state:superseded", "Working-together-to-safeguard-children-2010")]
    [InlineData("state:\"not yet in force\"", "Neglect")]
    [InlineData("state:not*", "Neglect")]
    [InlineData("state:current", "Working-together-what-is-new")]
    [InlineData("state:confirmed", "")]
    public void State_IsTheOneOfNow(string query, string expected)
    {
        index.With(Dated("Working together: what is new", "Newsletter", 2015) with { Values = [new ProjectedValue(SearchKeys.State, SearchStates.Current)] });
        index.With(Dated("Neglect", "Briefing", 2018) with { Values = [new ProjectedValue(SearchKeys.State, SearchStates.Current)] });
        index.States = ImmutableDictionary<ContentItemId, string>.Empty
            .Add(ContentItemId.Parse("Working-together-to-safeguard-children-2010"), SearchStates.Superseded)
            .Add(ContentItemId.Parse("Neglect"), SearchStates.NotYetInForce);

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), index.Matching(query));
    }

    private static GivenDocument Dated(string title, string type, int year) => new(title.Replace(":", "", StringComparison.Ordinal))
    {
        Type = type,
        Values = [new ProjectedValue(SearchKeys.Year, $"{year}", new LocalDate(year, 6, 1))],
    };
}
