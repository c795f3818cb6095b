using System.Buffers;
using System.Text;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Tests.Recipes;

public class RecipeJsonWriterTests
{
    private static readonly RecipeDescriptor Head = new()
    {
        Name = "Hub.Base", DisplayName = "Café & “hub” <b>", Version = "1", IsSetupRecipe = true,
        ExportUtc = new DateTimeOffset(2024, 8, 14, 10, 30, 0, TimeSpan.FromHours(1)), Categories = ["one"],
    };

    [Fact]
    public void Recipe_IsWrittenReadably()
    {
        Assert.Equal(
            """
            {
              "name": "Hub.Base",
              "displayName": "Café & “hub” <b>",
              "description": "",
              "author": "",
              "website": "",
              "version": "1",
              "issetuprecipe": true,
              "exportUtc": "2024-08-14T09:30:00Z",
              "categories": [
                "one"
              ],
              "tags": [],
              "steps": [
                {
                  "name": "themes",
                  "site": "HubTheme"
                }
              ]
            }

            """.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(Write()));
    }

    [Fact]
    public void Recipe_WrittenTwice_GivesTheSameBytes() => Assert.Equal(Write(), Write());

    [Fact]
    public void Recipe_ReadsBack()
    {
        var reading = RecipeReader.Read(Write(), "x");

        Assert.Empty(reading.Problems);
        Assert.Equal(Head with { ExportUtc = Head.ExportUtc!.Value.ToUniversalTime(), Categories = [], Tags = [] }, reading.Document!.Descriptor with { Categories = [], Tags = [] });
        Assert.Equal("themes", Assert.Single(reading.Document.Steps).Name);
    }

    [Fact]
    public void HeadKeys_StandInTheOrderOfTheMeasuredExport()
    {
        var expected = RecipeVectors.Expected("E01-full-plan").GetProperty("rootKeys").EnumerateArray().Select(key => key.GetString()!);
        var written = System.Text.Json.JsonElement.Parse(Write(Head with { ExportUtc = null })).EnumerateObject().Select(property => property.Name);

        Assert.Equal(expected, written);
    }

    private static byte[] Write(RecipeDescriptor? head = null)
    {
        var output = new ArrayBufferWriter<byte>();
        RecipeJsonWriter.WriteRecipe(output, head ?? Head, [new RecipeStepOutput("themes", writer => writer.WriteString("site", "HubTheme"))]);
        return output.WrittenSpan.ToArray();
    }
}
