using SafeguardingHub.Conformance.Tests.Vectors;
using Xunit.Abstractions;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>
/// Each measured query is asked of a hub with the same content. It passes where the hub answers as Orchard Core did, or exactly as
/// the list of deviations says; a query that is listed there and agrees after all fails.
/// </summary>
public sealed class QueryConformanceTests(QueryHub hub, ITestOutputHelper output) : IClassFixture<QueryHub>
{
    public static TheoryData<string> Cases() => [.. Vector.Names.Where(name => name[0] == 'D' && !IsSearchPage(name))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Query_Asked_IsAnsweredAsOrchardCoreOrExactlyAsListed(string name)
    {
        var vector = Vector.Read(name);
        var asked = QueryCase.Of(vector, hub);
        var orchard = QueryAnswer.OfOrchard(vector, asked.IsDocuments);

        var answer = await QueryAnswer.OfAsync(asked, hub);

        var differences = QueryAnswer.Differences(orchard, answer, asked.IsOrdered).ToList();
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
