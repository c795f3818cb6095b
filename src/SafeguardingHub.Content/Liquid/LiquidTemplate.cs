using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SafeguardingHub.Content.Liquid.Syntax;

namespace SafeguardingHub.Content.Liquid;

/// <summary>
/// A parsed Liquid template: immutable, safe to keep and to render from several threads. The language is the part of
/// Liquid that Orchard Core's patterns, query templates and shortcodes use.
/// </summary>
public sealed class LiquidTemplate
{
    private readonly ImmutableArray<Node> nodes;

    private LiquidTemplate(string source, ImmutableArray<Node> nodes, ImmutableSortedSet<string> filterNames) =>
        (Source, this.nodes, FilterNames) = (source, nodes, filterNames);

    /// <summary>The text that was parsed.</summary>
    public string Source { get; }

    /// <summary>The filters that the template names, so that a missing one can be told before anything is rendered.</summary>
    public ImmutableSortedSet<string> FilterNames { get; }

    /// <summary>The template of that text.</summary>
    /// <exception cref="LiquidException">The text is not a template.</exception>
    public static LiquidTemplate Parse(string source)
    {
        var parser = new TemplateParser(source);
        return new LiquidTemplate(source, parser.ParseAll(), parser.FilterNames);
    }

    /// <summary>The template of that text, or what is wrong with it and where.</summary>
    public static bool TryParse(
        string source, [NotNullWhen(true)] out LiquidTemplate? template, [NotNullWhen(false)] out LiquidException? fault)
    {
        try
        {
            (template, fault) = (Parse(source), null);
            return true;
        }
        catch (LiquidException exception)
        {
            (template, fault) = (null, exception);
            return false;
        }
    }

    /// <summary>The template's output.</summary>
    /// <param name="context">Variables, filters, clock and limits.</param>
    /// <param name="encoder">
    /// Applied to each value that <c>{{ }}</c> writes, not to the template's own text; null writes values as they are.
    /// </param>
    /// <exception cref="LiquidException">A filter is unknown or refuses, or a limit is reached.</exception>
    public string Render(LiquidContext context, Func<string, string>? encoder = null) =>
        new Interpreter(Source, context, encoder).Render(nodes);
}
