using System.Diagnostics;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Running;
using SafeguardingHub.Search.Tests.Querying;

namespace SafeguardingHub.Search.Tests.Lucene;

/// <summary>What no measured case asks: bounds, faults, and what changes leave behind.</summary>
public sealed class OrchardQueryTests : IDisposable
{
    private const string FullText = "Content.ContentItem.FullText";
    private readonly GivenLucene index = new();

    public OrchardQueryTests() => index.With(
        new GivenDocument("Early help") { Body = "Help that comes early is the cheapest of all help." },
        new GivenDocument("Care of children") { Body = "Care for children, and children's homes. Prévention." },
        new GivenDocument("Letter") { Type = "Publication", HasPage = false, Body = "help@example.org on 1,000 days" });

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("early help", 0, true)]
    [InlineData("help early", 0, false)]
    [InlineData("help early", 1, false)]
    [InlineData("help early", 2, true)]
    [InlineData("comes cheapest", 2, false)]
    [InlineData("comes cheapest", 3, true)]
    [InlineData("help help help help", 50, false)]
    public void Phrase_IsFoundWithAsManyMovesAsLucene(string phrase, int slop, bool isFound) =>
        Assert.Equal(isFound ? ["Early-help"] : [], index.Found(InText("match_phrase", $"{{\"value\":\"{phrase}\",\"slop\":{slop}}}")));

    [Theory]
    [InlineData("care of children", true)]
    [InlineData("care for children", true)]
    [InlineData("the care of children", true)]
    [InlineData("care children", false)]
    public void Phrase_WithWordsThatAreLeftOut_KeepsTheirPlaces(string phrase, bool isFound) =>
        Assert.Equal(isFound ? ["Care-of-children"] : [], index.Found(InText("match_phrase", $"\"{phrase}\"")));

    [Theory]
    [InlineData("children's", "Care-of-children")]
    [InlineData("children’s", "Care-of-children")]
    [InlineData("child", "")]
    [InlineData("prevention", "Care-of-children")]
    [InlineData("1,000", "Letter")]
    [InlineData("000", "")]
    [InlineData("example.org", "Letter")]
    public void Word_IsWhatLucenesStandardAnalyserMakesIt(string word, string expected) =>
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), index.Found(Match(word)));

    [Fact]
    public void Index_OfTypes_HoldsTheirItemsAlsoWithoutAPage()
    {
        const string Everything = """{"query":{"match_all":{}}}""";

        Assert.Equal(["Letter"], index.Items(Everything, "Publication").Items.Select(id => id.Value));
        Assert.Equal((0, 3), (index.Items(Everything, "Elsewhere").Count, index.Items(Everything).Count));
        Assert.Equal(1, index.Items("{\"query\":" + Match("help") + "}", "Page", "Elsewhere").Count);
    }

    [Fact]
    public void Filter_DoesNotScore()
    {
        var query = "{\"bool\":{\"should\":[" + InText("term", "\"help\"") + "," + InText("term", "\"care\"") + "],\"filter\":[" + InText("wildcard", "\"*\"") + "," + Match("help") + "],\"minimum_should_match\":1}}";

        Assert.Equal(["Early-help", "Letter"], index.Found(query).Order());
    }

    [Theory]
    [InlineData("1", 3)]
    [InlineData("2", 1)]
    [InlineData("-1", 1)]
    [InlineData("\"67%\"", 1)]
    [InlineData("4", 0)]
    public void MinimumShouldMatch_CountsAsElasticsearchDoes(string atLeast, int count)
    {
        var should = string.Join(',', new[] { "help", "early", "care" }.Select(Match));

        Assert.Equal(count, index.Found($"{{\"bool\":{{\"should\":[{should}],\"minimum_should_match\":{atLeast}}}}}").Length);
    }

    [Theory]
    [InlineData("""{"query":{"bool":{"must":[{"match":{}}]}}}""", "query.bool.must[0].match", "field's name")]
    [InlineData("""{"query":{"bool":{"must":[{"matsch":{"a":"b"}}]}}}""", "query.bool.must[0].matsch", "no clause that is known")]
    [InlineData("""{"query":{"range":{"a":{"from":1}}}}""", "query.range.a.from", "gt, gte, lt or lte")]
    [InlineData("""{"query":{"range":{"a":{}}}}""", "query.range.a", "no end")]
    [InlineData("""{"query":{"term":{"a":["b"]}}}""", "query.term.a", "a text is expected")]
    [InlineData("""{"query":{"terms":{"a":{"index":"b"}}}}""", "query.terms.a", "list")]
    [InlineData("""{"query":{"fuzzy":{"a":{"value":"b","fuzziness":3}}}}""", "query.fuzzy.a.fuzziness", "AUTO")]
    [InlineData("""{"query":{"match_all":{}},"size":-1}""", "size", "0 or more")]
    [InlineData("""{"query":{"match_all":{}},"size":1.5}""", "size", "whole number")]
    [InlineData("""{"query":{"match_all":{}},"sort":{"a":{"order":"up"}}}""", "sort.a.order", "asc")]
    [InlineData("""{"query":{"match_all":{}},"sort":[{"a":{"type":"colour"}}]}""", "sort[0].a.type", "int64")]
    [InlineData("""{"query":{"geo_distance":{"distance":"5km"}}}""", "query.geo_distance", "map")]
    [InlineData("""[]""", null, "object")]
    [InlineData("""{"query":{"term":{"a":"\ud83d"}}}""", "query.term.a", "half there")]
    [InlineData("""{"query":{"term":{"\ud83d":"a"}}}""", "query.term", "half there")]
    [InlineData("""{"query":{"match_all":{}},"size":"\ud83d"}""", "size", "half there")]
    [InlineData("""{"query":{"match_all":{"boost":"\ud83d"}}}""", "query.match_all.boost", "half there")]
    [InlineData("""{"\ud83d":1}""", null, "half there")]
    public void Fault_IsToldWithItsPlaceInTheJson(string json, string? place, string says)
    {
        var fault = Assert.Throws<LuceneQueryException>(() => index.Items(json));

        Assert.Equal(place, fault.Place);
        Assert.Contains(says, fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Query_NestedTooDeeplyOrTooLong_SaysSo()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"bool":{"must":[""", 80)) + """{"match_all":{}}""" + string.Concat(Enumerable.Repeat("]}}", 80));
        var many = string.Join(',', Enumerable.Repeat("""{"match_all":{}}""", 2000));

        Assert.Contains("inside each other", Assert.Throws<LuceneQueryException>(() => index.Found(deep)).Message, StringComparison.Ordinal);
        Assert.Contains("1024 clauses", Assert.Throws<LuceneQueryException>(() => index.Found($"{{\"bool\":{{\"should\":[{many}]}}}}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_WithAHalfCharacterAsItStands_SaysSo()
    {
        var fault = Assert.Throws<LuceneQueryException>(() => index.Items("{\"query\":{\"term\":{\"a\":\"\ud83d\"}}}"));

        Assert.Contains("half there", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("match")]
    [InlineData("match_phrase")]
    [InlineData("term")]
    [InlineData("prefix")]
    [InlineData("wildcard")]
    [InlineData("fuzzy")]
    [InlineData("query_string")]
    [InlineData("simple_query_string")]
    public void Text_ThatIsTooLong_SaysSoWithItsPlace(string clause)
    {
        var text = new string('a', 10_001);
        var query = clause.EndsWith("query_string", StringComparison.Ordinal) ? $"{{\"{clause}\":{{\"query\":\"{text}\"}}}}" : InText(clause, $"\"{text}\"");

        var fault = Assert.Throws<LuceneQueryException>(() => index.Found(query));

        Assert.Contains("longer than 10000 characters", fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("query." + clause, fault.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("match")]
    [InlineData("match_phrase")]
    [InlineData("query_string")]
    public void Words_BeyondTheLimit_SaySo(string clause)
    {
        var words = string.Join(' ', Enumerable.Repeat("help", 1025));
        var query = clause == "query_string" ? $"{{\"query_string\":{{\"query\":\"\\\"{words}\\\"~9\"}}}}" : InText(clause, $"\"{words}\"");

        Assert.Contains("more than 1024 words", Assert.Throws<LuceneQueryException>(() => index.Found(query)).Message, StringComparison.Ordinal);
        Assert.NotNull(index.Found(InText("match", $"\"{words[5..]}\"")));
    }

    [Fact]
    public void SloppyPhrase_OfAReaderWhoIsGone_Ends()
    {
        List<int> places = [.. Enumerable.Range(0, 100)];

        Assert.Throws<OperationCanceledException>(() => SloppyPhrase.Fits([places, places], [0, 1], 5, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Documents_AreGivenFiveHundredAtATime()
    {
        index.With([.. Enumerable.Range(0, 500).Select(number => new GivenDocument($"Page {number}"))]);
        const string Everything = """{"query":{"match_all":{}},"size":10000}""";

        var documents = index.Documents(Everything);

        Assert.Equal((500, 503), (documents.Documents.Length, documents.Count));
        Assert.Equal(503, index.Items(Everything).Items.Length);
    }

    [Theory]
    [InlineData("""{"regexp":{"Content.ContentItem.FullText":"(a+)+b"}}""")]
    [InlineData("""{"regexp":{"Content.ContentItem.FullText":"(.*)*x(.*)*y"}}""")]
    [InlineData("""{"wildcard":{"Content.ContentItem.FullText":"*a*a*a*a*a*a*a*a*a*a*b?"}}""")]
    public void Pattern_ThatIsABomb_IsOverAtOnce(string query)
    {
        index.With(new GivenDocument("Bomb") { Body = new string('a', 250) });
        var clock = Stopwatch.StartNew();

        Assert.Empty(index.Found(query));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Pattern_ThatStandsForTooManyWords_SaysSo()
    {
        index.With(new GivenDocument("Words") { Body = string.Join(' ', Enumerable.Range(0, 12_000).Select(word => $"x{word}y")) });

        var fault = Assert.Throws<LuceneQueryException>(() => index.Found(InText("wildcard", "\"*y\"")));

        Assert.Contains("more than 10000 words", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["Words"], index.Found(InText("prefix", "\"x\"")));
    }

    [Fact]
    public void Change_LeavesNothingOfWhatWasThere()
    {
        index.With(new GivenDocument("Letter") { Body = "quite other words" });

        Assert.Empty(index.Found(Match("example.org")));
        Assert.Equal(["Letter"], index.Found(Match("quite")));
        Assert.Empty(index.Found("""{"term":{"Content.ContentItem.ContentType":"Publication"}}"""));

        foreach (var id in new[] { "Letter", "Early-help", "Care-of-children" })
        {
            index.Withdraw(id);
        }

        Assert.Equal((0, 0, 0), (index.Count("lucene_value"), index.Count("lucene_item"), index.Count("lucene_text_docsize")));
        Assert.Empty(index.Found("""{"match_all":{}}"""));
    }

    [Fact]
    public void Words_OfATransactionThatWasTakenBack_AreFoundWhenTheyComeAgain()
    {
        var tables = new SafeguardingHub.Search.Lucene.Tables.Numbered("lucene_word");
        foreach (var end in new[] { "ROLLBACK", "COMMIT" })
        {
            SafeguardingHub.Search.Index.IndexConnections.Execute(index.Connection, "BEGIN IMMEDIATE");
            tables.Of(index.Connection).Number("marvellous");
            SafeguardingHub.Search.Index.IndexConnections.Execute(index.Connection, end);
        }

        index.With(new GivenDocument("New") { Body = "marvellous" });

        Assert.Equal(["New"], index.Found(InText("wildcard", "\"m?rvellous\"")));
    }

    [Fact]
    public void Dates_MayBeWrittenAsPeopleDo()
    {
        var today = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        using var dated = new GivenLucene { Time = new Testing.SettableTime(today) };
        foreach (var day in new[] { "2026-11-21", "2026-11-22", "2026-11-23" })
        {
            var item = new GivenDocument(day).Indexed;
            dated.With(item with { Document = item.Document with { Item = item.Document.Item with { PublishedAt = InstantPattern.ExtendedIso.Parse(day + "T09:30:00Z").Value } } }, day);
        }

        string[] Between(string ends) => [.. dated.Found("{\"range\":{\"Content.ContentItem.PublishedUtc\":{" + ends + "}}}").Order()];

        Assert.Equal(["2026-11-21", "2026-11-22"], Between("\"lte\":\"today\""));
        Assert.Equal(["2026-11-23"], Between("\"gt\":\"2026-11-22\""));
        Assert.Equal(["2026-11-22"], Between("\"gt\":\"yesterday\",\"lt\":\"tomorrow\""));
        Assert.Equal(["2026-11-22"], Between("\"gte\":\"2026-11-22T09:30:00+00:00\",\"lt\":\"20261123\""));
        Assert.Equal(3, Between("\"gte\":\"2026-11\"").Length);
    }

    private static string Match(string word) => InText("match", $"\"{word}\"");

    private static string InText(string clause, string value) => $"{{\"{clause}\":{{\"{FullText}\":{value}}}}}";
}
