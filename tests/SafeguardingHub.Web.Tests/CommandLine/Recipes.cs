using System.Text.Json;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>Small recipes for the command line.</summary>
internal static class Recipes
{
    /// <summary>A type with a title and a path: all that the tests' items need.</summary>
    public const string NoteType = """
        { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Note", "DisplayName": "Note", "Settings": {},
          "ContentTypePartDefinitionRecords": [
            { "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} },
            { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "AllowCustomPath": true } } },
            { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": {} } ] } ] }
        """;

    /// <summary>A live item with a page.</summary>
    public static string Note(int number, string? path = null, string text = "Words.") => JsonSerializer.Serialize(new
    {
        ContentItemId = Id(number),
        ContentType = "Note",
        DisplayText = $"Note {number}",
        Latest = true,
        Published = true,
        TitlePart = new { Title = $"Note {number}" },
        AutoroutePart = new { Path = path ?? $"note-{number}" },
        HtmlBodyPart = new { Html = $"<p>{text}</p>" },
    });

    public static string Id(int number) => $"4note{number:D21}";

    /// <summary>A recipe of these steps, each on a line of its own: the first on line 3.</summary>
    public static string Of(params string[] steps) =>
        "{ \"name\": \"Test\",\n\"steps\": [\n" + string.Join(",\n", steps.Select(step => step.ReplaceLineEndings(" "))) + "\n] }";

    public static string Content(params string[] items) => $$"""{ "name": "content", "data": [ {{string.Join(", ", items)}} ] }""";

    /// <summary>Writes a recipe file into the folder.</summary>
    public static async Task<string> WriteAsync(this TemporaryFolder folder, string text, string name = "test.recipe.json")
    {
        var file = folder.File(name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
