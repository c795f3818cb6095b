using System.Text;

namespace SafeguardingHub.Content.Tests.Html;

/// <summary>
/// HTML that tries to get something past a sanitiser: two public corpora and cases of our own. Needs nothing but the
/// folder of the oracles, so that the browser tests can compile this file too.
/// </summary>
public static class HostileHtml
{
    /// <summary>All inputs, in a fixed order.</summary>
    /// <param name="oraclesFolder">The folder that holds <c>node_modules</c>.</param>
    public static IReadOnlyList<string> Inputs(string oraclesFolder) =>
        [.. SeedLines(oraclesFolder), .. InsaneCases(oraclesFolder), .. InsaneFixtures(oraclesFolder), .. Own];

    /// <summary>Every line of the xss-filters seed corpus, and the whole of it as one document.</summary>
    public static IReadOnlyList<string> SeedLines(string oraclesFolder)
    {
        var file = Path.Combine(oraclesFolder, "node_modules", "xss-filters", "tests", "fuzz", "bin", "seed.xss");
        return [.. File.ReadAllLines(file).Where(line => line.Length > 0), File.ReadAllText(file)];
    }

    /// <summary>Every literal that insane's own tests pass to it.</summary>
    public static IReadOnlyList<string> InsaneCases(string oraclesFolder)
    {
        const string call = "insane('";
        var inputs = new List<string>();
        foreach (var name in new[] { "insane.js", "fixtured.js" })
        {
            var script = File.ReadAllText(Path.Combine(oraclesFolder, "node_modules", "insane", "test", name));
            for (var at = script.IndexOf(call, StringComparison.Ordinal); at >= 0; at = script.IndexOf(call, at + 1, StringComparison.Ordinal))
            {
                inputs.Add(JavaScriptLiteral(script, at + call.Length));
            }
        }

        return inputs;
    }

    public static IReadOnlyList<string> InsaneFixtures(string oraclesFolder) =>
    [
        .. Directory.GetFiles(Path.Combine(oraclesFolder, "node_modules", "insane", "test", "fixtures"), "*.html")
            .Order(StringComparer.Ordinal).Select(File.ReadAllText),
    ];

    /// <summary>Cases of our own: parser modes, foreign content, tables, misnesting, disguised schemes, clobbering.</summary>
    public static IReadOnlyList<string> Own { get; } =
    [
        "<p onclick=alert(1) style='background:url(javascript:alert(1))' class=x id=y>text</p>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<table><a href=1><tr><td><a href=2>x</a></td></tr></a></table>",
        "<table><p>foster</p><tr><b><td>x</b></td></tr>tail</table>",
        "<table><caption><table><caption>x</caption></table></caption></table>",
        "<td>x</td><tr><td>y</td></tr><caption>z</caption>",
        "<a href='java\u200bscript:alert(1)'>zero width in a scheme</a>",
        "<a href='&#1;javascript:alert(1)'>control in front</a>",
        "<a href='java\nscript:alert(1)'>line end inside</a>",
        "<a href='&#xA0;javascript:alert(1)'>no-break space in front</a>",
        "<a href='\u00adjavascript:alert(1)'>soft hyphen in front</a>",
        "<a href='//evil.example/'>no scheme</a><a href='/\\evil.example'>backslash</a><a href='\\\\evil.example'>two</a>",
        "<a href='DATA:text/html,<script>alert(1)</script>'>data</a><img src='data:image/svg+xml,<svg onload=alert(1)>'>",
        "<a href='vbscript:msgbox(1)'>v</a><a href='blob:https://x/y'>b</a><a href='filesystem:x'>f</a><a href='file:///etc/passwd'>f</a>",
        "<a href='https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)'>wrapped</a>",
        "<a href=https://a.example/ target=_blank ping=https://b.example/ download>x</a>",
        "<h2 id='\"><script>alert(1)</script>'>x</h2><h2 id=a-1>y</h2><h3 id=a-1>z</h3>",
        "<img src=x onerror=alert(1) srcset='javascript:1' style=x usemap=#m><map name=m><area href=javascript:alert(1)></map>",
        "<img src=/a.png alt='\"><script>alert(1)</script>' width=1e9 height=-1>",
        "<b><i><u><p>misnested</i> <b>and</u> open</b> more</p>",
        "<a href=1>one<a href=2>two<p>three</a>four</p></a>",
        "<p><button><p>inside</p></button><div>after</div></p>",
        "<h2>one<h3>two</h3>three<div>four</div></h2>",
        "<pre>\n\n<code>\n x</code></pre><pre><div>a</div><p>b</pre>",
        "<ul><p>loose<li>one<ul>two</ul><ul><li>three</ul></ul><li>stray</li><ol>text</ol>",
        "<dl>loose<dt>a<dd>b<div><dt>c</div></dl><dd>stray</dd>",
        "<details open><p>x</p><summary><p>y</p><summary>z</summary></summary></details><summary>stray</summary>",
        "<!--><img src=x onerror=alert(1)>--><!--a--!><img src=x onerror=alert(1)><!-->",
        "<?php echo 1 ?><![CDATA[<script>alert(1)</script>]]><!DOCTYPE x [<!ENTITY y 'z'>]>",
        "<textarea></textarea><script>alert(1)</script></textarea><title><b></title><xmp><p></xmp><plaintext><p>rest",
        "<template><script>alert(1)</script></template><select><option><p>x<script>alert(1)</script></select>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt; &#0; &#xD800; \ud800</p>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x><embed src=x><base href=javascript:/>",
        "<body onload=alert(1)><html manifest=x><head><style>*{}</style></head><frameset><frame src=x></frameset>",
        "<P>UPPER<BR/><IMG SRC=/x.png ALT=y>",
        string.Concat(Enumerable.Repeat("<div><b>", 600)) + "deep" + string.Concat(Enumerable.Repeat("</b></div>", 600)),
        string.Concat(Enumerable.Repeat("<table><tr><td>", 120)) + "deep",
        string.Concat(Enumerable.Repeat("<ul><li>", 120)) + "deep",
        string.Concat(Enumerable.Repeat("<blockquote><a href=/x><strong>", 90)) + "deep",
    ];

    private static string JavaScriptLiteral(string script, int start)
    {
        var text = new StringBuilder();
        for (var index = start; script[index] != '\''; index++)
        {
            if (script[index] != '\\')
            {
                text.Append(script[index]);
                continue;
            }

            index++;
            text.Append(script[index] == 'n' ? '\n' : script[index]);
        }

        return text.ToString();
    }
}
