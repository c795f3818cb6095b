using System.Text;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Tests.Recipes;

public class RecipeReaderTests
{
    public static TheoryData<string> Vectors() => [.. RecipeVectors.Names()];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Vector_IsReadOrRefusedAsMeasured(string name)
    {
        var reading = RecipeVectors.Read(name);

        // The three that are no JSON objects, and those with duplicate keys inside a step, which Orchard Core finds when it runs the step.
        var refused = name is "B05-single-quotes" or "B46-root-array" or "B49-malformed" or "B50-duplicate-keys" or "B74-duplicate-keys-item";
        Assert.Equal(refused, reading.Document is null);
        Assert.Equal(refused, RecipeProblems.HaveErrors(reading.Problems));
        Assert.All(reading.Problems, problem => Assert.NotNull(problem.Line));
    }

    [Fact]
    public void Utf16_FailsInOrchard_IsReadHereWithWarning()
    {
        var reading = RecipeVectors.Read("B04-utf16");

        Assert.Equal(["ContentDefinition", "content"], reading.Document!.Steps.Select(step => step.Name));
        Assert.Equal("file-utf16", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void Encodings_GiveTheSameText()
    {
        const string json = """{"description":"café — 日本 🙂","steps":[]}""";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(json),
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(json)],
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(json)],
            [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(json)],
            Encoding.Unicode.GetBytes(json),
            Encoding.BigEndianUnicode.GetBytes(json),
        ];

        Assert.All(files, file => Assert.Equal("café — 日本 🙂", RecipeReader.Read(file, "x").Document!.Descriptor.Description));
    }

    [Fact]
    public void Latin1File_IsRefusedWithItsLine()
    {
        var reading = RecipeReader.Read(Encoding.Latin1.GetBytes("{\n \"description\": \"ok\",\n \"author\": \"Zoë\"}"), "x.json");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("file-encoding", 3), (problem.Code, problem.Line));
        Assert.Contains("UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf32File_IsRefused() =>
        Assert.Equal("file-encoding", Assert.Single(RecipeReader.Read(new UTF32Encoding(false, true).GetPreamble().Concat(new UTF32Encoding().GetBytes("{}")).ToArray(), "x").Problems).Code);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void EmptyFile_IsRefused(string text) => Assert.Equal("file-empty", Assert.Single(Given.Reading(text).Problems).Code);

    [Fact]
    public void TooLargeFile_IsRefusedUnread() =>
        Assert.Equal("file-too-large", Assert.Single(RecipeReader.Read(new byte[RecipeReader.MaxBytes + 1], "x").Problems).Code);

    [Fact]
    public void Head_KeysInAnyCase_AreRead()
    {
        var head = Given.Document("""
            { "NAME": "n", "displayname": "d", "Description": "t", "AUTHOR": "a", "WebSite": "w", "version": 1.50, "issetuprecipe": true,
              "exportUtc": "2024-08-14T09:30:00Z", "Categories": ["one", " two"], "TAGS": ["t"], "requireNewScope": false, "$schema": "x", "steps": [] }
            """).Descriptor;

        Assert.Equal(("n", "d", "t", "a", "w", "1.50", true), (head.Name, head.DisplayName, head.Description, head.Author, head.Website, head.Version, head.IsSetupRecipe));
        Assert.Equal(new DateTimeOffset(2024, 8, 14, 9, 30, 0, TimeSpan.Zero), head.ExportUtc);
        Assert.Equal(["one", " two"], head.Categories.ToArray());
        Assert.Equal(["t"], head.Tags.ToArray());
    }

    [Theory]
    [InlineData("""{"name":["x"],"steps":[]}""", "name")]
    [InlineData("""{"exportUtc":"soon","steps":[]}""", "exportUtc")]
    [InlineData("""{"tags":"x","steps":[]}""", "tags")]
    [InlineData("""{"issetuprecipe":"perhaps","steps":[]}""", "issetuprecipe")]
    public void Head_ValueOfOtherKind_IsIgnoredWithWarning(string json, string place)
    {
        var reading = Given.Reading(json);

        Assert.NotNull(reading.Document);
        Assert.Equal(("head-kind", place, RecipeProblemSeverity.Warning), Assert.Single(reading.Problems.Select(problem => (problem.Code, problem.Place, problem.Severity))));
    }

    [Theory]
    [InlineData("""{"Steps":[{"name":"x"}]}""", "root-key-case,steps-missing")]
    [InlineData("""{"Variables":{"a":"b"},"steps":[]}""", "root-key-case")]
    [InlineData("""{"name":"x"}""", "steps-missing")]
    [InlineData("""{"steps":[{"Name":"feature"}]}""", "step-name")]
    [InlineData("""{"colour":"red","steps":[]}""", "root-key-unknown")]
    [InlineData("""{"name":"a","name":"b","steps":[]}""", "json-duplicate-key")]
    public void WhatOrchardPassesOverInSilence_IsAWarningHere(string json, string codes)
    {
        var reading = Given.Reading(json);

        Assert.Empty(reading.Document!.Steps);
        Assert.Equal(codes, string.Join(',', reading.Problems.Select(problem => problem.Code)));
        Assert.All(RecipeProblems.Strict(reading.Problems), problem => Assert.Equal(RecipeProblemSeverity.Error, problem.Severity));
    }

    [Fact]
    public void DuplicateRootKey_LastOneCounts() => Assert.Equal("b", Given.Document("""{"name":"a","name":"b","steps":[]}""").Descriptor.Name);

    [Fact]
    public void VariablesAfterSteps_InvisibleInOrchard_AreSeenHereWithWarning()
    {
        var reading = RecipeVectors.Read("B07-variables-after");

        Assert.Equal("after", reading.Document!.Variables["t"].GetString());
        Assert.Equal("variables-after-steps", Assert.Single(reading.Problems).Code);
    }

    [Theory]
    [InlineData("[]", "root-kind", "$")]
    [InlineData("\"text\"", "root-kind", "$")]
    [InlineData("""{"steps":{}}""", "steps-kind", "steps")]
    [InlineData("""{"steps":[{"name":"a"},3]}""", "step-kind", "steps[1]")]
    [InlineData("""{"steps":[{"name":5}]}""", "step-name", "steps[0].name")]
    [InlineData("""{"steps":[{"name":""}]}""", "step-name", "steps[0].name")]
    [InlineData("""{"variables":[],"steps":[]}""", "variables-kind", "variables")]
    [InlineData("""{"steps":[{"name":"a","x":{"k":1,"\u006b":2}}]}""", "json-duplicate-key", "steps[0].x.k")]
    [InlineData("""{"steps":[{"name":"a","x":[0,"\ud800"]}]}""", "json-text", "steps[0].x[1]")]
    [InlineData("""{"steps":[{"name":"a","\udc00":1}]}""", "json-text", """steps[0]["\\udc00"]""")]
    [InlineData("""{"steps":[{"name":"a","x":tru}]}""", "json-syntax", "steps[0].x")]
    [InlineData("""{"steps":[]} {}""", "json-syntax", "$")]
    public void Fault_IsAnErrorWithItsPlace(string json, string code, string place)
    {
        var reading = Given.Reading(json);

        Assert.Null(reading.Document);
        Assert.Equal((code, place, RecipeProblemSeverity.Error), Assert.Single(reading.Problems.Select(problem => (problem.Code, problem.Place, problem.Severity))));
    }

    [Fact]
    public void Faults_AreAllListedAtOnce()
    {
        var reading = Given.Reading("""
            { "steps": [ { "name": "a", "x": 1, "x": 2, // twice
            "y": { "z": 1, "z": 2 } } ] }
            """);

        Assert.Equal([("steps[0].x", 1), ("steps[0].y.z", 2)], reading.Problems.Select(problem => (problem.Place, problem.Line!.Value)));
    }

    [Fact]
    public void Faults_InTheMillions_AreCutShort()
    {
        var reading = Given.Reading("{\"steps\":[{\"name\":\"a\"" + string.Concat(Enumerable.Repeat(",\"x\":1", 10_000)) + "}]}");

        Assert.InRange(reading.Problems.Length, 1, RecipeInspection.MostProblems);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Nesting_BeyondTheLimit_IsRefusedWithItsPlace(int depth, bool read)
    {
        // Root object and steps array are two levels, the step a third.
        var inner = string.Concat(Enumerable.Repeat("[", depth - 3)) + string.Concat(Enumerable.Repeat("]", depth - 3));

        var reading = Given.Reading("{\"steps\":[{\"name\":\"a\",\"x\":" + inner + "}]}");

        Assert.Equal(read, reading.Document is not null);
        Assert.Equal(read ? [] : ["json-depth"], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void CommentsAndTrailingCommas_AreGoneFromTheRawTextOfAStep()
    {
        var step = Assert.Single(Given.Document("""
            { "steps": [ { /* c */ "name": "a", "n": 1.500, "t": "é", // c
            "list": [1, 2,], }, ], }
            """).Steps);

        Assert.Equal("""{"name":"a","n":1.500,"t":"é","list":[1,2]}""", step.Body.GetRawText());
    }

    [Fact]
    public void StepWithoutName_LeavesAGap_SoThatPlacesStayTrue()
    {
        var document = Given.Document("""{"steps":[{"Name":"a"},{"name":"b"}]}""");

        Assert.Equal("steps[1]", Assert.Single(document.Steps).Place);
    }

    [Fact]
    public void SingleQuotes_AreRefusedWithAdvice()
    {
        var problem = Assert.Single(RecipeVectors.Read("B05-single-quotes").Problems);

        Assert.Equal(("json-syntax", 2), (problem.Code, problem.Line));
        Assert.Contains("double quotes", problem.Message, StringComparison.Ordinal);
    }
}
