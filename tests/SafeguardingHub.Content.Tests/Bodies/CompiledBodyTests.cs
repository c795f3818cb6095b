using System.Text.Json;
using SafeguardingHub.Content.Bodies;

namespace SafeguardingHub.Content.Tests.Bodies;

public class CompiledBodyTests
{
    private static readonly CompiledBody Sample = new(
    [
        new HtmlSegment("<p>é “x” "),
        new VariableSegment("section.organisation"),
        new ShortcodeSegment("link", "a", ShortcodeSegment.NoArguments.Add("text", "b"), false),
        new HtmlSegment("</p>"),
        new ShortcodeSegment("contact", "c", ShortcodeSegment.NoArguments, true),
        new LinkedPathSegment("guidance/x"),
    ]);

    [Fact]
    public void Json_Body_IsACompactArray()
    {
        Assert.Equal(
            """["<p>é “x” ",{"v":"section.organisation"},{"s":"link","t":"a","a":{"text":"b"}},"</p>",{"s":"contact","t":"c","b":true},{"l":"guidance/x"}]""",
            Sample.ToJson());
    }

    [Fact]
    public void Json_Body_ReadsBackAsItsEqual()
    {
        var copy = CompiledBody.FromJson(Sample.ToJson());

        Assert.Equal(Sample, copy);
        Assert.Equal(Sample.GetHashCode(), copy.GetHashCode());
        Assert.Equal(CompiledBody.Empty, CompiledBody.FromJson("[]"));
    }

    [Fact]
    public void Equality_AnotherArgument_IsAnotherBody()
    {
        var other = new CompiledBody(Sample.Segments.SetItem(2, new ShortcodeSegment("link", "a", ShortcodeSegment.NoArguments.Add("text", "c"), false)));

        Assert.NotEqual(Sample, other);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"s\":\"contact\"}]")]
    [InlineData("[{\"s\":\"link\",\"t\":\"a\",\"a\":{\"text\":1}}]")]
    [InlineData("not json")]
    public void FromJson_AnythingElse_IsRefused(string json)
    {
        Assert.ThrowsAny<JsonException>(() => CompiledBody.FromJson(json));
    }
}
