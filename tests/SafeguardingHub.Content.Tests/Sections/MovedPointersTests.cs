using System.Text.Json;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Sections;

namespace SafeguardingHub.Content.Tests.Sections;

public sealed class MovedPointersTests
{
    private const string Old = "4hubsectionold000000000000";
    private const string New = "4hubsectionnew000000000000";

    [Theory]
    [InlineData($$"""{"Ids":["{{Old}}","a","{{New}}"]}""", $$"""{"Ids":["{{New}}","a"]}""")]
    [InlineData($$"""{"Ids":["{{New}}","{{Old}}","a","a"]}""", $$"""{"Ids":["{{New}}","a","a"]}""")]
    [InlineData($$"""{"Ids":["{{New}}","a"],"ContentItemId":"{{Old}}"}""", $$"""{"Ids":["{{New}}","a"],"ContentItemId":"{{Old}}"}""")]
    [InlineData("""{"Html":"<p>[link 'old'] and [link \"other\"]</p>"}""", """{"Html":"<p>[link 'new'] and [link \"other\"]</p>"}""")]
    public void Pointers_ToTheOne_LeadToTheOtherOnce(string json, string expected)
    {
        var pointers = new MovedPointers(ContentItemId.Parse(Old), ContentItemId.Parse(New), "old", "new");

        var moved = pointers.In(JsonElement.Parse(json));

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), moved), moved.GetRawText());
    }
}
