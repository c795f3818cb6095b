using System.Text;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>How many of the items that an item points to are given with it.</summary>
public class ReferencesApiTests
{
    private const int Most = 1000;

    [Theory]
    [InlineData(Most, 1, false)]
    [InlineData(Most + 1, 1, true)]
    [InlineData(Most + 1, 3, true)]
    public async Task References_BeyondTheMost_AreCutAndItIsSaid(int count, int depth, bool areCut)
    {
        await using var hub = await HubFactory.StartAsync();
        await hub.RunRecipeAsync(Recipe(count));
        var reader = hub.Reader();

        var item = await reader.JsonAsync($"/api/content/4cutpage000000000000000000?depth={depth}&fields=ContentItemId");
        var list = await reader.JsonAsync($"/api/content?path=cut-page&depth={depth}&fields=ContentItemId");

        Assert.Equal(areCut, item.GetProperty("ReferencesAreCut").GetBoolean());
        Assert.Equal(areCut, list.GetProperty("referencesAreCut").GetBoolean());
        Assert.InRange(item.GetProperty("References").EnumerateObject().Count(), count > Most ? Most : count, Most + 1);
        Assert.Equal(item.GetProperty("References").Names(), list.GetProperty("references").Names());

        // The first of them, in the order in which the item names them.
        Assert.Equal(Enumerable.Range(0, 20).Select(Target), item.GetProperty("References").Names().Where(name => name.StartsWith("4cutentry", StringComparison.Ordinal)).Take(20));
    }

    private static string Target(int at) => $"4cutentry{at:00000000000000000}";

    private static string Recipe(int count)
    {
        var items = new StringBuilder();
        var links = new StringBuilder();
        for (var at = 0; at < count; at++)
        {
            items.Append($$"""
                { "ContentItemId": "{{Target(at)}}", "ContentType": "GlossaryEntry", "DisplayText": "CUT{{at}}", "Latest": true, "Published": true,
                  "TitlePart": { "Title": "CUT{{at}}" }, "GlossaryEntryPart": { "Expansion": "Cut" } },
                """);
            links.Append($$"""{{(at == 0 ? "" : ",")}}{ "Text": "Cut", "Item": "{{Target(at)}}" }""");
        }

        return $$"""
            { "name": "Cut", "steps": [ { "name": "content", "data": [ {{items}}
              { "ContentItemId": "4cutpage000000000000000000", "ContentType": "Page", "DisplayText": "Cut page", "Latest": true, "Published": true,
                "TitlePart": { "Title": "Cut page" }, "AutoroutePart": { "Path": "cut-page" },
                "FlowPart": { "Widgets": [ { "ContentItemId": "4cutwidget0000000000000000", "ContentType": "QuickLinks", "QuickLinksPart": { "Heading": "Links", "Links": [ {{links}} ] } } ] } }
            ] } ] }
            """;
    }
}
