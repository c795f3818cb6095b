using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Tests.Lucene.Language;

public class SimpleQueryParserTests
{
    [Theory]
    [InlineData("", "()")]
    [InlineData("+ | -", "()")]
    [InlineData("early help", "[early] [help]")]
    [InlineData("early + help", "+[early] +[help]")]
    [InlineData("hoarding | slavery", "[hoarding] [slavery]")]
    [InlineData("a + b | c", "(+[a] +[b]) [c]")]
    [InlineData("a (b + c)", "[a] (+[b] +[c])")]
    [InlineData("-adults", "-[adults] *:*")]
    [InlineData("+neglect -adults", "[neglect] (-[adults] *:*)")]
    [InlineData("\"early help\"", "\"early help\"")]
    [InlineData("\"help early\"~3", "\"help early\"~3")]
    [InlineData("\"early help", "[early] [help]")]
    [InlineData("exploit*", "exploit*")]
    [InlineData("*exploit", "[*exploit]")]
    [InlineData("neglact~1", "neglact~1")]
    [InlineData("neglact~", "[neglact]")]
    [InlineData("neglect AND (school OR hoarding)", "[neglect] [AND] ([school] [OR] [hoarding])")]
    [InlineData("a (b", "[a] [b]")]
    [InlineData("a) b", "[a] [b]")]
    [InlineData("a\\+b", "[a+b]")]
    [InlineData("VdItem.Area:police", "[VdItem.Area:police]")]
    public void Text_IsReadWithoutEverBeingRefused(string text, string written) => Assert.Equal(written, Write(SimpleQueryParser.Parse(text), true));

    [Fact]
    public void AllWords_JoinsWordsSideBySide() => Assert.Equal("+[children] +[online]", Write(SimpleQueryParser.Parse("children online", allWords: true), true));

    private static string Write(QueryNode query, bool isWhole) => query switch
    {
        NothingNode => "()",
        MatchNode match => $"[{match.Text}]",
        GroupNode group when isWhole => string.Join(' ', group.Clauses.Select(Clause)),
        GroupNode group => $"({Write(group, true)})",
        _ => QueryPrinter.Print(query),
    };

    private static string Clause(Clause clause) => clause.Occur switch { Occur.Must => "+", Occur.MustNot => "-", _ => "" } + Write(clause.Query, false);
}
