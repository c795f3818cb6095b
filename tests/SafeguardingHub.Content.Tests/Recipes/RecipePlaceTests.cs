using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Tests.Recipes;

public class RecipePlaceTests
{
    private const string File = """
        // a comment on line 1
        {
          "name": "x",
          "steps": [
            { "name": "a" }, { "name": "b",
              "data": [
                { "Path": "one" },
                { /* "Path": "no" */
                  "Auto.route": { "Path": "two" },
                  "Path": "three" } ] }
          ]
        }
        """;

    [Theory]
    [InlineData("$", 2)]
    [InlineData("name", 3)]
    [InlineData("steps", 4)]
    [InlineData("steps[0]", 5)]
    [InlineData("steps[1].name", 5)]
    [InlineData("steps[1].data[1]", 8)]
    [InlineData("steps[1].data[1][\"Auto.route\"].Path", 9)]
    [InlineData("steps[1].data[1].Path", 10)]
    [InlineData("steps[1].data[0].Missing.Deeper", 7)]
    [InlineData("steps[7]", 4)]
    [InlineData("variables.x", 2)]
    public void Locate_FindsTheLine_OrThatOfTheNearestValueAround(string place, int line)
    {
        var problems = Given.Document(File).Locate([RecipeProblem.Error("x", null, place, "m")]);

        Assert.Equal(line, Assert.Single(problems).Line);
    }

    [Fact]
    public void Locate_ManyAtOnce_KeepsOrderAndLinesThatAreKnown()
    {
        var located = Given.Document(File).Locate(
        [
            RecipeProblem.Error("1", null, "steps[1].data[1].Path", "m"),
            RecipeProblem.Error("2", null, "name", "m"),
            RecipeProblem.Error("3", null, "name", "m") with { Line = 77 },
            RecipeProblem.Error("4", null, "[broken", "m"),
        ]);

        Assert.Equal([("1", 10), ("2", 3), ("3", 77), ("4", (int?)null)], located.Select(problem => (problem.Code, problem.Line)));
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("with blank")]
    [InlineData("quote\"and]bracket\\")]
    [InlineData("émoji 🙂")]
    [InlineData("custom-settings")]
    public void Key_WithAnyCharacters_ReadsBack(string key)
    {
        var place = RecipePlace.Key(RecipePlace.Item("steps", 3), key);

        Assert.Equal(["steps", 3, key], RecipePlace.Parse(place)!.Value.ToArray());
    }

    [Fact]
    public void Key_AtTheRoot_HasNoPrefix() => Assert.Equal("steps[2].data[5].AutoroutePart.Path", RecipePlace.Key(RecipePlace.Key(RecipePlace.Item(RecipePlace.Key(RecipePlace.Item(RecipePlace.Key("$", "steps"), 2), "data"), 5), "AutoroutePart"), "Path"));
}
