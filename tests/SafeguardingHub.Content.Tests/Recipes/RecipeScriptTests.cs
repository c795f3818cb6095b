using System.Text;
using System.Text.Json;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Tests.Recipes;

public class RecipeScriptTests
{
    private static readonly RecipeScriptContext Nothing = Context();

    [Theory]
    // Vectors B16, B55, B56, B59, B67: what is no script, and prefixes that are none.
    [InlineData("[not a script]", "[not a script]")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData(" [js: 1]", " [js: 1]")]
    [InlineData("[js: 1] ", "[js: 1] ")]
    [InlineData("[]", "[]")]
    [InlineData("[:x]", "[:x]")]
    [InlineData("[a1: x]", "[a1: x]")]
    [InlineData("[[js: 1]]", "[[js: 1]]")]
    [InlineData("[foo: bar]", "foo: bar")]
    [InlineData("[JS: 'up']", "JS: 'up'")]
    [InlineData("[http://x.example]", "http://x.example")]
    // Vectors B58, B62, B64, B11, B19: results are texts, and evaluated again.
    [InlineData("[js:1.5e3]", "1500")]
    [InlineData("[js: null]", "")]
    [InlineData("[js: undefined]", "")]
    [InlineData("[js: true]", "True")]
    [InlineData("[js: false]", "False")]
    [InlineData("[js: '[js: \\'in\\' + \\'ner\\']']", "inner")]
    [InlineData("[js: base64('SGVsbG8=') + html('&lt;b&gt;') + gzip('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==')]", "Hello<b>aGVsbG8=")]
    [InlineData("[js: base64(gzip('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA=='))]", "hello")]
    // JavaScript's + and literals.
    [InlineData("[js: 1 + 2 + 'a' + 1 + 2]", "3a12")]
    [InlineData("[js: 'a' + (1 + 2) + true + null]", "a3truenull")]
    [InlineData("[js: 1 + true + null]", "2")]
    [InlineData("[js: 0.1 + 0.2]", "0.30000000000000004")]
    [InlineData("[js: -1.50;]", "-1.5")]
    [InlineData("[js: .5 + 5.]", "5.5")]
    [InlineData("[js: 1e21]", "1e+21")]
    [InlineData("[js: 123456789012345680000]", "123456789012345680000")]
    [InlineData("[js: 1.5e-7]", "1.5e-7")]
    [InlineData("[js: 0.000001]", "0.000001")]
    [InlineData("[js: 0.00012340]", "0.0001234")]
    [InlineData("[js: 100.25]", "100.25")]
    [InlineData("[js: 5e-324]", "5e-324")]
    [InlineData("[js: 1.7976931348623157e308]", "1.7976931348623157e+308")]
    [InlineData("[js: 9007199254740993]", "9007199254740992")]
    [InlineData("[js: 1e999]", "Infinity")]
    [InlineData("[js: -0]", "0")]
    [InlineData("[js: \"it's\"]", "it's")]
    [InlineData(@"[js: 'a\n\t\\\'\""\x41\u00e9\u{1F642}\q']", "a\n\t\\'\"Aé🙂q")]
    [InlineData("[js: 'a\\\nb']", "ab")]
    [InlineData("[js: '' + '']", "")]
    [InlineData("[js: log('Information', 'done', null)]", "")]
    [InlineData("[js: ( ( 'x' ) ) ]", "x")]
    [InlineData("[js: 'a]']", "a]")]
    public async Task Text_IsEvaluatedAsMeasured(string text, string expected)
    {
        var evaluation = await Evaluate(text, Nothing);

        Assert.Equal(expected, evaluation.Body.GetProperty("v").GetString());
        Assert.False(RecipeProblems.HaveErrors(evaluation.Problems), string.Join('\n', evaluation.Problems));
    }

    [Theory]
    [InlineData("[js: nosuch()]", "script-unknown-function", 2)]
    [InlineData("[js: 'a' + x]", "script-unsupported", 8)]
    [InlineData("[js: 2 * 21]", "script-unsupported", 4)]
    [InlineData("[js: 1 +]", "script-unsupported", 5)]
    [InlineData("[js: (1]", "script-unsupported", 4)]
    [InlineData("[js: uuid(]", "script-unsupported", 7)]
    [InlineData("[js: 'a]", "script-unsupported", 2)]
    [InlineData("[js: 010x]", "script-unsupported", 5)]
    [InlineData("[js: `a`]", "script-unsupported", 2)]
    [InlineData("[js: '\\8']", "script-unsupported", 4)]
    [InlineData("[js: '\\]", "script-unsupported", 4)]
    [InlineData("[js: '\\u12']", "script-unsupported", 5)]
    [InlineData("[js: ]", "script-unsupported", 2)]
    [InlineData("[js: while(true){}]", "script-unsupported", 13)]
    [InlineData("[js: variables('a').b]", "script-variable-undefined", 2, "variables('a')")]
    [InlineData("[js: base64('%')]", "script-argument", 2)]
    [InlineData("[js: base64('/w==')]", "script-argument", 2)]
    [InlineData("[js: gzip('AAAA')]", "script-argument", 2)]
    [InlineData("[js: html()]", "script-argument", 2)]
    [InlineData("[js: variables(5)]", "script-argument", 2)]
    [InlineData("[js: '\\ud800']", "script-result", 0)]
    [InlineData("[file: read('a.txt')]", "script-unsupported", 1)]
    [InlineData("[file: text(\"a.txt\")]", "script-unsupported", 1)]
    [InlineData("[file: text('../a.txt')]", "script-file-path", 8)]
    [InlineData("[file:text('a.txt')]", "script-file-missing", 7)]
    public async Task Script_ThatIsNotUnderstood_IsRefusedWithPlaceAndColumn(string text, string code, int column, string? alone = null)
    {
        var evaluation = await Evaluate(alone is null ? text : $"[js: {alone}]", Nothing);

        var problem = Assert.Single(evaluation.Problems);
        Assert.Equal((code, RecipeProblemSeverity.Error, "step", "steps[0].v"), (problem.Code, problem.Severity, problem.Step, problem.Place));
        Assert.Equal(column > 0, problem.Message.Contains($"(column {column} of the script", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[js: ({a:1})]")]
    [InlineData("[js: [1,2] ]")]
    [InlineData("[js: [1,2]]")]
    public async Task ObjectsAndArrays_BecomeDotNetTypeNamesInOrchard_AreRefusedHere(string text) =>
        Assert.Equal("script-unsupported", Assert.Single((await Evaluate(text, Nothing)).Problems).Code);

    [Theory]
    [InlineData("[js: var a = 2; a * 21]")]
    [InlineData("[js: typeof variables]")]
    [InlineData("[js: new Date(Date.UTC(2024,0,2,3,4,5)).toISOString()]")]
    [InlineData("[js: uuid(); uuid()]")]
    public async Task JavaScriptBeyondCallsAndLiterals_RunsInOrchard_IsRefusedHereWithReason(string text) =>
        Assert.Equal("script-unsupported", Assert.Single((await Evaluate(text, Nothing)).Problems).Code);

    [Fact]
    public async Task UnknownPrefix_LosesItsBrackets_WithAWarning()
    {
        var problem = Assert.Single((await Evaluate("[JS: 'up']", Nothing)).Problems);

        Assert.Equal(("script-unknown-prefix", RecipeProblemSeverity.Warning), (problem.Code, problem.Severity));
        Assert.Contains("lower case", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownPrefix_KeepsBracketsOfItsText_WhereOrchardTrimsThemAll() =>
        Assert.Equal("see: a[1]", (await Evaluate("[see: a[1]]", Nothing)).Body.GetProperty("v").GetString());

    [Fact]
    public async Task UuidVariable_IsTheSameInEveryStep()
    {
        var document = RecipeVectors.Read("B13-uuid-two-steps").Document!;
        var context = new RecipeScriptContext(document.Variables);

        var titles = new List<string?>();
        foreach (var step in document.Steps.Where(step => step.Name == "content"))
        {
            var evaluation = await RecipeScripts.EvaluateAsync(step, context, CancellationToken.None);
            titles.Add(evaluation.Body.GetProperty("data")[0].GetProperty("TitlePart").GetProperty("Title").GetString());
        }

        Assert.Equal(2, titles.Count);
        Assert.Equal(titles[0], titles[1]);
        Assert.Matches("^4[0-9a-hjkmnp-tv-z]{25}$", titles[0]);
        Assert.NotEqual(RecipeUuid.Next(), titles[0]);
    }

    [Fact]
    public async Task UndefinedVariable_IsNamed_EvenWhereVariablesStandAfterTheSteps()
    {
        foreach (var vector in new[] { "B08-variable-undefined", "B70-variable-undefined-among-others" })
        {
            var document = RecipeVectors.Read(vector).Document!;

            var evaluation = await RecipeScripts.EvaluateAsync(document.Steps[1], new RecipeScriptContext(document.Variables), CancellationToken.None);

            Assert.Equal(
                [("script-variable-undefined", "steps[1].data[0].DisplayText"), ("script-variable-undefined", "steps[1].data[0].TitlePart.Title")],
                evaluation.Problems.Select(problem => (problem.Code, problem.Place)));
            var lines = Encoding.UTF8.GetString(RecipeVectors.Bytes(vector)).Split('\n');
            Assert.All(document.Locate(evaluation.Problems), problem => Assert.Contains("nosuch", lines[problem.Line!.Value - 1], StringComparison.Ordinal));
            Assert.All(evaluation.Problems, problem => Assert.Contains("'nosuch'", problem.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task VariableInOtherCase_IsPointedOut() =>
        Assert.Contains("'HomeId'", Assert.Single((await Evaluate("[js: variables('homeid')]", Context(("HomeId", "\"x\"")))).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public async Task VariablesThatAreNoTexts_FailInOrchard_AreUsedHere()
    {
        var context = Context(("n", "5"), ("b", "true"), ("z", "null"));

        Assert.Equal("65True", (await Evaluate("[js: variables('n') + variables('b') + variables('z') + '5' + base64('VHJ1ZQ==')]", context)).Body.GetProperty("v").GetString());
    }

    [Fact]
    public async Task VariableThatIsAnObject_IsRefusedAndNamed()
    {
        var problem = Assert.Single((await Evaluate("[js: variables('t')]", Context(("t", """{"a":"obj"}""")))).Problems);

        Assert.Equal("script-variable-kind", problem.Code);
        Assert.Contains("'t' is an object", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_ThatNeedOneAnother_AreWorkedOut_AndLoopsRefused()
    {
        var context = Context(("a", "\"[js: variables('b') + '!']\""), ("b", "\"x\""), ("c", "\"[js: variables('d')]\""), ("d", "\"[js: variables('c')]\""));

        Assert.Equal("x!", (await Evaluate("[js: variables('a')]", context)).Body.GetProperty("v").GetString());
        var problem = Assert.Single((await Evaluate("[js: variables('c')]", context)).Problems);
        Assert.Equal("script-variable-loop", problem.Code);
        Assert.Contains("c → d → c", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_InAChainOfThousands_AreRefusedWithoutOverflow()
    {
        var chain = Enumerable.Range(0, 5000).Select(index => ($"v{index}", $"\"[js: variables('v{index + 1}')]\"")).ToArray();

        Assert.Equal("script-variable-loop", Assert.Single((await Evaluate("[js: variables('v0')]", Context(chain))).Problems).Code);
    }

    [Fact]
    public async Task Variables_NestedAsDeepAsAllowed_AreWorkedOut()
    {
        var (open, close) = (string.Concat(Enumerable.Repeat("html('' + ", 15)), new string(')', 15));
        var chain = Enumerable.Range(0, ScriptLimits.VariableChain - 1).Select(index => ($"v{index}", $"\"[js: {open}variables('v{index + 1}'){close}]\""))
            .Append(($"v{ScriptLimits.VariableChain - 1}", "\"end\"")).ToArray();

        Assert.Equal("end", (await Evaluate("[js: variables('v0')]", Context(chain))).Body.GetProperty("v").GetString());
    }

    [Fact]
    public async Task Variables_ThatMultiplyOneAnother_AreStoppedByTheLimit()
    {
        // Eight times longer with each of twelve variables.
        var multiplying = Enumerable.Range(0, 12).Select(index => ($"v{index}", $"\"[js: {string.Join('+', Enumerable.Repeat($"variables('v{index + 1}')", 8))}]\"")).Append(("v12", "\"0123456789abcdef\"")).ToArray();

        Assert.Equal("script-too-long", Assert.Single((await Evaluate("[js: variables('v0')]", Context(multiplying))).Problems).Code);
    }

    [Fact]
    public async Task ScriptThatMakesItselfAgain_IsStopped()
    {
        // The parameter's value is a script that asks for the parameter.
        var context = new RecipeScriptContext(Nothing.Variables) { Parameter = _ => "[js: parameters('x')]" };

        Assert.Equal("script-loop", Assert.Single((await Evaluate("[js: parameters('x')]", context)).Problems).Code);
    }

    [Fact]
    public async Task DeepParentheses_AreRefused_AndLongSumsAreNot()
    {
        var deep = new string('(', 60_000) + "1" + new string(')', 60_000);
        var wide = string.Join('+', Enumerable.Repeat("'a'", 100_000));

        Assert.Equal("script-unsupported", Assert.Single((await Evaluate($"[js: {deep}]", Nothing)).Problems).Code);
        Assert.Equal(100_000, (await Evaluate($"[js: {wide}]", Nothing)).Body.GetProperty("v").GetString()!.Length);
    }

    [Fact]
    public async Task ParametersAndConfiguration_ComeFromTheHost()
    {
        var context = new RecipeScriptContext(Nothing.Variables)
        {
            Parameter = name => name == "AdminUserId" ? "4abc" : null,
            Configuration = key => key == "Hub:Name" ? "Hub" : null,
        };

        Assert.Equal("4abc||Hub|d|7|null", (await Evaluate("[js: parameters('AdminUserId') + '|' + configuration('x', '') + '|' + configuration('Hub:Name', 'd') + '|' + configuration('x', 'd') + '|' + configuration('x', 7) + '|' + configuration('x')]", context)).Body.GetProperty("v").GetString());
        Assert.Equal("", (await Evaluate("[js: parameters('missing')]", context)).Body.GetProperty("v").GetString());
    }

    [Fact]
    public async Task Files_AreReadThroughThePort()
    {
        var files = new Files { ["s/a.html"] = "<p>é</p>"u8.ToArray(), ["bom.txt"] = [.. Encoding.UTF8.GetPreamble(), .. "b"u8], ["bin"] = [0xFF, 0x00, 0x80], ["again.txt"] = "[js: 'once more']"u8.ToArray() };
        var context = new RecipeScriptContext(Nothing.Variables) { Files = files };

        Assert.Equal("<p>é</p>", (await Evaluate("[file: text('./s/x/../a.html') ]", context)).Body.GetProperty("v").GetString());
        Assert.Equal("b", (await Evaluate("[file:text('bom.txt')]", context)).Body.GetProperty("v").GetString());
        Assert.Equal("/wCA", (await Evaluate("[file:base64('bin')]", context)).Body.GetProperty("v").GetString());
        Assert.Equal("once more", (await Evaluate("[file:text('again.txt')]", context)).Body.GetProperty("v").GetString());
        Assert.Equal("script-file-text", Assert.Single((await Evaluate("[file:text('bin')]", context)).Problems).Code);
    }

    [Fact]
    public async Task OnlyValuesChange_EverythingElseStaysByteForByte()
    {
        var step = Given.Step("""{ "name": "x", "[js: 1]": 1.500, "a": [ "[js: 'é\"\\']", null, {"k":"\u005bjs: 'esc'\u005d"} ], "t": "\u00e9" }""");

        var evaluation = await RecipeScripts.EvaluateAsync(step, Nothing, CancellationToken.None);

        Assert.Equal("script-unsupported", Assert.Single(evaluation.Problems).Code);
        Assert.Equal("""{ "name": "x", "[js: 1]": 1.500, "a": [ "[js: 'é\"\\']", null, {"k":"esc"} ], "t": "\u00e9" }""", evaluation.Body.GetRawText());
    }

    [Fact]
    public async Task StepWithoutScripts_IsGivenBackItself()
    {
        var step = Given.Step("""{"name":"x","a":"[1,2]","b":"\u005b not","c":["[", "]"]}""");

        var evaluation = await RecipeScripts.EvaluateAsync(step, Nothing, CancellationToken.None);

        Assert.Equal(step.Body, evaluation.Body);
        Assert.Empty(evaluation.Problems);
    }

    [Theory]
    [InlineData("[js: x]", true)]
    [InlineData("[note: x]", false)]
    public async Task ProblemsInTheThousands_AreCutShort_AndWarningsStayWarnings(string text, bool refused)
    {
        var step = Given.Step("{\"a\":[" + string.Join(',', Enumerable.Repeat($"\"{text}\"", 5000)) + "]}");

        var evaluation = await RecipeScripts.EvaluateAsync(step, Nothing, CancellationToken.None);

        Assert.Equal(RecipeInspection.MostProblems + 1, evaluation.Problems.Length);
        Assert.Equal("too-many-problems", evaluation.Problems[^1].Code);
        Assert.Equal(refused, RecipeProblems.HaveErrors(evaluation.Problems));
        Assert.Equal(refused ? text : "note: x", evaluation.Body.GetProperty("a")[4999].GetString());
    }

    [Fact]
    public async Task Cancellation_StopsTheEvaluation() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await RecipeScripts.EvaluateAsync(Given.Step("""{"a":"[js: 1]"}"""), Nothing, new CancellationToken(canceled: true)));

    [Fact]
    public async Task BigStep_WithOneScript_IsFast()
    {
        var words = string.Join(' ', Enumerable.Repeat("safeguarding \\\"quoted\\\"", 110));
        var items = string.Join(',', Enumerable.Range(0, 2_000).Select(index => $$$"""{"ContentItemId":"4x{{{index}}}","HtmlBodyPart":{"Html":"{{{words}}}"}}"""));
        var step = Given.Step("{\"name\":\"content\",\"data\":[" + items + ",{\"ContentItemId\":\"[js: uuid()]\"}]}");

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var evaluation = await RecipeScripts.EvaluateAsync(step, Nothing, CancellationToken.None);

        // Measured at 0.03 s; the margin is for a busy machine, and still catches anything that is not linear.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), clock.Elapsed.ToString());
        Assert.Equal(26, evaluation.Body.GetProperty("data")[2_000].GetProperty("ContentItemId").GetString()!.Length);
    }

    private static ValueTask<RecipeEvaluation> Evaluate(string value, RecipeScriptContext context) =>
        RecipeScripts.EvaluateAsync(Given.Step($$"""{"name":"step","v":{{JsonSerializer.Serialize(value)}}}"""), context, CancellationToken.None);

    private static RecipeScriptContext Context(params (string Name, string Json)[] variables) =>
        new(Given.Document($$"""{"variables":{{{string.Join(',', variables.Select(variable => $"\"{variable.Name}\":{variable.Json}"))}}},"steps":[]}""").Variables);

    private sealed class Files : Dictionary<string, byte[]>, IRecipeFiles
    {
        public ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken) => ValueTask.FromResult(this.GetValueOrDefault(path.Value));
    }
}
