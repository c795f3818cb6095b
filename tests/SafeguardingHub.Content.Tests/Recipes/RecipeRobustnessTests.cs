using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Tests.Recipes;

public class RecipeRobustnessTests
{
    [Fact]
    public void RandomBytes_NeverThrow()
    {
        var random = new Random(20240814);
        for (var run = 0; run < 3000; run++)
        {
            var bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);

            AssertAnswers(RecipeReader.Read(bytes, "random"));
        }
    }

    [Fact]
    public void RandomJsonCharacters_NeverThrow()
    {
        var random = new Random(7);
        string[] pieces = ["{", "}", "[", "]", ":", ",", "\"steps\"", "\"name\"", "\"a\"", "\"\\ud800\"", "1", "true", "null", "//x\n", "/*", "*/", " ", "\"[js: 1]\"", "\"variables\"", "\\", "\u0000"];
        for (var run = 0; run < 3000; run++)
        {
            var text = "{" + string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));

            AssertAnswers(Given.Reading(text));
        }
    }

    [Theory]
    [InlineData("B01-comments", 1)]
    [InlineData("B04-utf16", 5)]
    [InlineData("B16-script-lookalikes", 7)]
    public void Truncation_AtAnyLength_GivesProblemsOrTheDocument(string vector, int stride)
    {
        var bytes = RecipeVectors.Bytes(vector);
        for (var length = 0; length < bytes.Length; length += stride)
        {
            AssertAnswers(RecipeReader.Read(bytes.AsMemory(0, length), "cut"));
        }
    }

    [Fact]
    public void OneByteAltered_GivesProblemsOrTheDocument()
    {
        var random = new Random(99);
        var bytes = RecipeVectors.Bytes("B01-comments");
        for (var run = 0; run < 3000; run++)
        {
            var altered = (byte[])bytes.Clone();
            altered[random.Next(altered.Length)] = (byte)random.Next(256);

            AssertAnswers(RecipeReader.Read(altered, "altered"));
        }
    }

    [Fact]
    public async Task RandomScripts_AreEvaluatedOrRefused()
    {
        var random = new Random(5);
        string[] pieces = ["uuid()", "variables('a')", "variables(", "parameters('x')", "'", "\"", "\\", "+", "(", ")", ",", ";", "1.5", "e", "true", "null", "[", "]", " ", "file:", "js:", "[js:", "text('a')", "\\u{41}", "\\ud800", "base64('AA==')", "gzip('AA==')", "𝒳"];
        var context = new RecipeScriptContext(Given.Document("""{"variables":{"a":"[js: variables('b')]","b":"[js: variables('a')]"},"steps":[]}""").Variables);
        for (var run = 0; run < 3000; run++)
        {
            var script = "[js:" + string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)])) + "]";
            var step = Given.Step($$"""{"name":"x","v":{{System.Text.Json.JsonSerializer.Serialize(script)}}}""");

            var evaluation = await RecipeScripts.EvaluateAsync(step, context, CancellationToken.None);

            var kept = evaluation.Body.GetProperty("v").GetString() == script;
            Assert.Equal(kept, RecipeProblems.HaveErrors(evaluation.Problems));
        }
    }

    private static void AssertAnswers(RecipeReading reading)
    {
        Assert.Equal(reading.Document is null, RecipeProblems.HaveErrors(reading.Problems));
        Assert.All(reading.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Message)));
    }
}
