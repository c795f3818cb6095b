using System.Collections.Immutable;
using System.Web;
using SafeguardingHub.Conformance.Tests.Vectors;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using Xunit.Abstractions;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>
/// Each measured query is asked of a hub with the same content. It passes where the hub answers as Orchard Core did, or exactly as
/// the list of deviations says; a query that is listed there and agrees after all fails.
/// </summary>
public sealed class QueryConformanceTests(QueryHub hub, ITestOutputHelper output) : IClassFixture<QueryHub>
{
    public static TheoryData<string> Cases() => [.. Vector.Names.Where(name => name[0] == 'D' && !IsSearchPage(name))];

    public static TheoryData<string> Pages() => [.. Vector.Names.Where(name => name[0] == 'D' && IsSearchPage(name))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Query_Asked_IsAnsweredAsOrchardCoreOrExactlyAsListed(string name)
    {
        var vector = Vector.Read(name);
        var asked = QueryCase.Of(vector, hub);
        var orchard = QueryAnswer.OfOrchard(vector, asked.IsDocuments);

        var answer = await QueryAnswer.OfAsync(asked, hub);

        Compare(name, [.. QueryAnswer.Differences(orchard, answer, asked.IsOrdered)]);
    }

    /// <summary>The hub's own search has its own ranking, stemming and words: what counts is what is found.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task SearchPage_Asked_FindsWhatOrchardCoreDidOrExactlyAsListed(string name)
    {
        var vector = Vector.Read(name);
        var typed = HttpUtility.ParseQueryString(new Uri("http://hub" + vector.Request.GetProperty("path").GetString()).Query)["terms"]!;
        var request = new SearchRequest { Text = typed, Take = SearchRequest.MostHits, Filters = [new ListFilter(SearchKeys.Type, "VdItem")] };

        var found = await hub.Search.FindAsync(request, SearchGround.Empty, CancellationToken.None);

        var titles = found.Hits.Select(hit => string.Concat(hit.Title.Select(piece => piece.Text))).ToImmutableArray();
        var expected = vector.Expected.GetProperty("firstPageDisplayTexts").EnumerateArray().Select(title => title.GetString()!).ToImmutableArray();
        Compare(name, [.. QueryAnswer.Differences(new QueryAnswer(200, null, expected), new QueryAnswer(200, null, titles), isOrdered: false).Order(StringComparer.Ordinal)]);
    }

    private void Compare(string name, IReadOnlyList<string> differences)
    {
        if (Deviations.Find(name) is not { } deviation)
        {
            Assert.True(differences.Count == 0, string.Join('\n', differences));
            return;
        }

        output.WriteLine($"{deviation.Kind}: {deviation.Reason}");
        Assert.True(differences.Count > 0, "The hub does as Orchard Core: take the case off the list.");
        Assert.Equal(string.Join('\n', deviation.Instead), string.Join('\n', differences));
    }

    private static bool IsSearchPage(string name) => Vector.Read(name).Request.GetProperty("path").GetString()!.StartsWith("/search", StringComparison.Ordinal);
}
