using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.EmphasisExtras;

namespace SafeguardingHub.Content.Html;

/// <summary>Markdown as Orchard's MarkdownBody stores it: CommonMark with tables; HTML in it is text like any other.</summary>
public static class MarkdownText
{
    // Raw HTML is off, as in Orchard's default: "call <name>" stays readable, and an unclosed comment swallows nothing.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseDefinitionLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    /// <summary>The sanitised HTML of <paramref name="markdown"/>; empty for null or empty.</summary>
    public static string ToHtml(string? markdown) =>
        string.IsNullOrEmpty(markdown) ? string.Empty : HtmlSanitiser.Sanitise(Convert(markdown));

    // Markup nested beyond all reading makes Markdig give up: then the words are shown as they were typed.
    private static string Convert(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return $"<p>{HtmlText.Encode(markdown)}</p>";
        }
    }
}
