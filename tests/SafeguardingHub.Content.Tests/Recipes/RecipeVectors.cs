using System.Text;
using System.Text.Json;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Tests.Recipes;

/// <summary>The measured cases in <c>tests/vectors</c>: what a running Orchard Core did with a recipe.</summary>
internal static class RecipeVectors
{
    private static string Folder { get; } = Path.Combine(Testing.Repository.Root, "tests", "vectors");

    /// <summary>The cases that are recipes; others ask the API, or set it up for such.</summary>
    public static IEnumerable<string> Names() =>
        Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Where(name => Has(name, "input.recipe.json") && Has(name, "expected.json")).Order(StringComparer.Ordinal);

    public static RecipeReading Read(string name, string file = "input.recipe.json") => RecipeReader.Read(Bytes(name, file), file);

    public static byte[] Bytes(string name, string file = "input.recipe.json") => File.ReadAllBytes(Path.Combine(Folder, name, file));

    public static bool Has(string name, string file) => File.Exists(Path.Combine(Folder, name, file));

    public static JsonElement Expected(string name) => JsonElement.Parse(Bytes(name, "expected.json"));

    /// <summary>The step of that name in the expected export.</summary>
    public static JsonElement ExpectedStep(string name, string step) =>
        Expected(name).GetProperty("export").GetProperty("steps").EnumerateArray().Single(json => json.GetProperty("name").GetString() == step);
}

/// <summary>Short ways to a recipe in tests.</summary>
internal static class Given
{
    public static RecipeReading Reading(string json) => RecipeReader.Read(Encoding.UTF8.GetBytes(json), "test.recipe.json");

    public static RecipeDocument Document(string json)
    {
        var reading = Reading(json);
        Assert.True(reading.Document is not null, string.Join('\n', reading.Problems));
        return reading.Document!;
    }

    public static RecipeStep Step(string body) => new(0, "step", JsonElement.Parse(body));
}
