using System.Collections.Immutable;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Bodies;

/// <summary>
/// Compiles a sanitised body for publishing: shortcodes and variables in its text become references, the rest stays HTML, with a
/// place after each link to a page of the hub. Nothing else is read in attributes, and nothing at all in <c>code</c> and in <c>pre</c>.
/// </summary>
public static class BodyCompiler
{
    /// <summary>Compiles <paramref name="sanitisedHtml"/>; without references the body is one segment with that very text.</summary>
    /// <param name="sanitisedHtml">What <see cref="HtmlSanitiser.Sanitise"/> gave; null or empty gives an empty body.</param>
    /// <param name="catalogue">The shortcodes to look for.</param>
    public static BodyCompilation Compile(string? sanitisedHtml, ShortcodeCatalogue catalogue)
    {
        if (string.IsNullOrEmpty(sanitisedHtml))
        {
            return new BodyCompilation(CompiledBody.Empty, []);
        }

        var unchanged = new CompiledBody([new HtmlSegment(sanitisedHtml)]);
        var mayRefer = sanitisedHtml.Contains('[', StringComparison.Ordinal) || sanitisedHtml.Contains("{{", StringComparison.Ordinal);
        if (!mayRefer && !sanitisedHtml.Contains(" href=\"/", StringComparison.Ordinal))
        {
            return new BodyCompilation(unchanged, []);
        }

        if (HtmlSanitiser.CleanTree(sanitisedHtml) is not { } tree)
        {
            return new BodyCompilation(unchanged, mayRefer ? [new BodyFault("The text holds too much markup to be published.", string.Empty)] : []);
        }

        var faults = ImmutableArray.CreateBuilder<BodyFault>();
        var writer = new SegmentWriter(new ReferenceScanner(catalogue, faults));
        var segments = writer.Write(tree);
        return new BodyCompilation(writer.FoundAny ? new CompiledBody(segments) : unchanged, faults.ToImmutable());
    }
}
