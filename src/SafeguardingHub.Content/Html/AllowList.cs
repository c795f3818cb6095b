using System.Collections.Frozen;

namespace SafeguardingHub.Content.Html;

/// <summary>
/// The names that may appear in stored HTML. Everything else is unwrapped (its text stays) or, where the content is not
/// prose or would switch the parser into another mode, dropped with all that is inside.
/// </summary>
internal static class AllowList
{
    /// <summary>Elements that make paragraphs, lists, tables and the like.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "figure", "figcaption",
        "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "div");

    /// <summary>Elements inside a line of text.</summary>
    public static readonly FrozenSet<string> Inlines = Set(
        "a", "strong", "em", "s", "sub", "sup", "small", "mark", "abbr", "cite", "q", "time", "code", "kbd", "var", "samp",
        "ins", "del", "span", "br", "img");

    /// <summary>Elements without content and end tag.</summary>
    public static readonly FrozenSet<string> Voids = Set("br", "hr", "img");

    /// <summary>
    /// Raw text, foreign content, embedded documents, form controls with text that is not prose: never written, and
    /// neither is what they contain.
    /// </summary>
    public static readonly FrozenSet<string> Dropped = Set(
        "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "frame", "frameset", "object", "embed",
        "applet", "param", "xmp", "plaintext", "listing", "title", "textarea", "select", "option", "optgroup", "datalist",
        "svg", "math", "audio", "video", "canvas", "head", "link", "meta", "base", "portal", "fencedframe",
        "selectedcontent", "xml", "input", "area", "map", "source", "track");

    /// <summary>Blocks that say nothing about prose: they are treated as a div without attributes.</summary>
    public static readonly FrozenSet<string> PlainContainers = Set(
        "address", "article", "aside", "body", "center", "dialog", "fieldset", "footer", "form", "header", "hgroup", "html",
        "legend", "main", "marquee", "nav", "search", "section");

    /// <summary>Old or heavier spellings of an allowed element. Pages have one h1, their title, and no level below h4.</summary>
    public static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["b"] = "strong", ["i"] = "em", ["strike"] = "s", ["tt"] = "code", ["acronym"] = "abbr", ["dir"] = "ul", ["menu"] = "ul",
        ["h1"] = "h2", ["h5"] = "h4", ["h6"] = "h4",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Blocks that may hold only a line of text: a block inside them is dissolved into that line.</summary>
    public static readonly FrozenSet<string> PhrasingOnly = Set("p", "h2", "h3", "h4", "pre", "summary");

    /// <summary>Elements that make no sense outside certain parents. The HTML parser would move or lose them.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> RequiredParents =
        new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
        {
            ["li"] = Set("ul", "ol"),
            ["dt"] = Set("dl"),
            ["dd"] = Set("dl"),
            ["caption"] = Set("table"),
            ["thead"] = Set("table"),
            ["tbody"] = Set("table"),
            ["tfoot"] = Set("table"),
            ["tr"] = Set("thead", "tbody", "tfoot"),
            ["th"] = Set("tr"),
            ["td"] = Set("tr"),
            ["figcaption"] = Set("figure"),
            ["summary"] = Set("details"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Emphasis and the like: nested in itself it says nothing more, and neighbours of one name are one.</summary>
    public static readonly string[] FormattingNames = ["strong", "em", "s", "sub", "sup", "small", "mark", "code", "kbd", "var", "samp"];

    /// <summary>The same names, to ask.</summary>
    public static readonly FrozenSet<string> Formatting = Set(FormattingNames);

    /// <summary>Attributes by element, in the order in which they are written; <c>lang</c> and <c>dir</c> may follow on any.</summary>
    public static readonly FrozenDictionary<string, string[]> Attributes = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["a"] = ["href"],
        ["img"] = ["src", "alt", "width", "height"],
        ["h2"] = ["id"],
        ["h3"] = ["id"],
        ["h4"] = ["id"],
        ["td"] = ["colspan", "rowspan"],
        ["th"] = ["scope", "colspan", "rowspan"],
        ["ol"] = ["start", "type", "reversed"],
        ["li"] = ["value"],
        ["time"] = ["datetime"],
        ["details"] = ["open"],
        ["abbr"] = ["title"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
