using SafeguardingHub.Testing;

namespace SafeguardingHub.Rendering.Tests;

/// <summary>One place writes HTML unencoded. Read from the sources, because views have several ways to do it.</summary>
public class RawHtmlTests
{
    private static readonly string[] WaysToWriteRaw = ["Html.Raw", "HtmlString", "SetHtmlContent", "WriteLiteral", "AppendHtml(\"", "AppendHtml($", "IHtmlContent"];

    [Fact]
    public void Sources_OfThemeAndRendering_WriteRawHtmlInNoOtherWay()
    {
        var found =
            from folder in new[] { "src/SafeguardingHub.Rendering", "themes/SafeguardingHub.Theme" }
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".cshtml" && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            let text = File.ReadAllText(file)
            from way in WaysToWriteRaw
            where text.Contains(way, StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {way}";

        Assert.Empty(found);
    }

    [Fact]
    public void HtmlPiece_IsWritten_ByTheBodyHelperAlone()
    {
        var readers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/SafeguardingHub.Rendering/TagHelpers"), "*.cs")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "themes/SafeguardingHub.Theme/Views"), "*.cshtml", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains("HtmlPiece", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Equal(["BodyTagHelper.cs"], readers);
    }
}
