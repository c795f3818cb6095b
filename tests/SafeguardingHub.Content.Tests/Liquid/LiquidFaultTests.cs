using System.Diagnostics;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Tests.Liquid;

/// <summary>Faults say where and what; no template, however made, does anything else than answer or refuse in good time.</summary>
public class LiquidFaultTests
{
    private static readonly LiquidContext Context = new(TimeProvider.System)
    {
        Variables = new Dictionary<string, LiquidValue>
        {
            ["a"] = LiquidValue.Of("text"),
            ["long"] = LiquidValue.Of(new string('x', 900_000)),
            ["list"] = LiquidValue.Of([.. Enumerable.Range(0, 100).Select(i => LiquidValue.Of(i))]),
            ["self"] = LiquidValue.Of(new Endless()),
        },
    };

    [Theory]
    [InlineData("{% if a %}", 1, 1, "'if' that begins here is never closed; add {% endif %}")]
    [InlineData("x\n  {% for a in %}", 2, 15, "A value is expected before '%}'")]
    [InlineData("{{ a", 1, 5, "add '}}'")]
    [InlineData("{{ a | }}", 1, 8, "name of a filter")]
    [InlineData("{{ 'a }}", 1, 4, "never closed")]
    [InlineData("\n\n{% endif %}", 3, 1, "open 'if' before it")]
    [InlineData("{% nonsense %}", 1, 1, "'nonsense' is not known")]
    [InlineData("{% else %}", 1, 1, "outside of the tag")]
    [InlineData("{% break %}", 1, 1, "outside of a loop")]
    [InlineData("{% if a %}{% endfor %}{% endif %}", 1, 11, "closes a tag that is not open")]
    [InlineData("{% assign %}", 1, 11, "{% assign name = value %}")]
    [InlineData("{% assign a 1 %}", 1, 13, "'=' is expected")]
    [InlineData("{{ a b }}", 1, 6, "'b }}' is not understood here")]
    [InlineData("{{ a[1 }}", 1, 8, "']' is expected")]
    [InlineData("{% for i in (1..3 %}{% endfor %}", 1, 19, "')' is expected")]
    [InlineData("{% for i in list sideways %}{% endfor %}", 1, 26, "'sideways' is not understood in a for tag")]
    [InlineData("{% raw %}", 1, 1, "{% endraw %}")]
    [InlineData("{{ 99999999999999999999999999999999 }}", 1, 4, "not a number that can be counted with")]
    [InlineData("{%", 1, 1, "name of a tag")]
    public void Parse_Fault_SaysWhereAndWhat(string source, int line, int column, string words)
    {
        var parsed = LiquidTemplate.TryParse(source, out var template, out var fault);

        Assert.False(parsed);
        Assert.Null(template);
        Assert.Contains(words, fault!.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.StartsWith($"Line {line}, column {column}: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n{{ 1 | divided_by: 0 }}", 2, 8, "divided by zero")]
    [InlineData("{{ 1 | modulo: 0 }}", 1, 8, "divided by zero")]
    [InlineData("{{ 9999999999999999999999 | times: 9999999999999999999999 }}", 1, 29, "too large")]
    [InlineData("{{ a | nonsense }}", 1, 8, "'nonsense' is not known")]
    [InlineData("{% for i in (1..100000000000) %}{% endfor %}", 1, 13, "too long")]
    [InlineData("{{ self | json }}", 1, 11, "nested more than")]
    public void Render_Fault_SaysWhereAndWhat(string source, int line, int column, string words)
    {
        var fault = Assert.Throws<LiquidException>(() => LiquidTemplate.Parse(source).Render(Context));

        Assert.Contains(words, fault.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("{% for i in (1..1000) %}{% for j in (1..1000) %}{% endfor %}{% endfor %}")]
    [InlineData("{% assign s = a %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}")]
    [InlineData("{% assign s = list %}{% for i in (1..100) %}{% assign s = s | concat: s %}{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{% assign s = long | replace: 'x', long %}{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{% assign s = long | upcase %}{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{% if long contains 'y' %}{% endif %}{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{{ long }}{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{% capture s %}{{ s }}{{ s }}x{% endcapture %}{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{{ self.next.next.next.next.next.next.next.next.next.next.next.next }}{% endfor %}")]
    [InlineData("{% assign l = long | split: '' %}{{ l | join: long }}")]
    [InlineData("{% assign s = long %}{% for i in (1..20) %}{% assign s = s | escape | url_encode | json | newline_to_br %}{{ s | slice: 0 }}{% endfor %}{% for i in (1..1000) %}{% for j in (1..200) %}{% endfor %}{% endfor %}")]
    public void Render_RunawayTemplate_IsStoppedSoon(string source)
    {
        var watch = Stopwatch.StartNew();

        Assert.Throws<LiquidException>(() => LiquidTemplate.Parse(source).Render(Context));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed} for {source}");
    }

    [Theory]
    [InlineData("<", "strip_html")]
    [InlineData("<!--", "strip_html")]
    [InlineData("<script>", "strip_html")]
    [InlineData("&", "escape_once")]
    [InlineData(" ", "truncatewords: 3")]
    [InlineData("%", "url_decode")]
    [InlineData("\u2167", "slugify")]
    public void Render_HostileText_IsAnsweredSoon(string piece, string filter)
    {
        var context = new LiquidContext(TimeProvider.System)
        {
            Variables = new Dictionary<string, LiquidValue> { ["text"] = LiquidValue.Of(string.Concat(Enumerable.Repeat(piece, 100_000))) },
        };
        var watch = Stopwatch.StartNew();

        var output = LiquidTemplate.Parse($"{{{{ text | {filter} }}}}").Render(context);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed} for {filter}");
        Assert.True(output.Length <= 1_000_000);
    }

    [Fact]
    public void Render_SmallerLimits_AreKept()
    {
        var limits = new LiquidContext(TimeProvider.System) { Limits = new LiquidLimits(MaxSteps: 50, MaxOutput: 10) };

        Assert.Equal("0123456789", LiquidTemplate.Parse("0123456789").Render(limits));
        Assert.Throws<LiquidException>(() => LiquidTemplate.Parse("0123456789a").Render(limits));
        Assert.Throws<LiquidException>(() => LiquidTemplate.Parse("{% for i in (1..30) %}{% endfor %}").Render(limits));
    }

    [Theory]
    [InlineData("{% if a %}", "{% endif %}")]
    [InlineData("{{ a[", "]")]
    [InlineData("(", ")")]
    [InlineData("{% if a and ", "")]
    [InlineData("{% capture a %}", "")]
    [InlineData("{{ a | upcase ", "")]
    [InlineData("{{ ((((", "")]
    public void Parse_DeepNesting_AnswersOrRefuses(string open, string close)
    {
        var source = string.Concat(Enumerable.Repeat(open, 20_000)) + string.Concat(Enumerable.Repeat(close, 20_000));

        if (LiquidTemplate.TryParse(source, out var template, out var fault))
        {
            _ = Record.Exception(() => template.Render(Context));
        }
        else
        {
            Assert.True(fault.Line > 0);
        }
    }

    [Fact]
    public void Parse_AnyText_IsATemplateOrAPlacedFault()
    {
        string[] pieces =
        [
            "{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "-}}", " if ", " elsif ", " else ", " endif ", " unless ", " endunless ", " case ", " when ", " endcase ", " for ", " in ", " endfor ",
            " assign ", " capture ", " endcapture ", " comment ", " endcomment ", " raw ", " endraw ", " break ", " continue ", " increment ", " # ", "a", "list", "self", ".next", ".size", "[", "]", "(", ")", "..",
            ".", "|", ":", ",", "=", "==", "!=", "<>", "<", ">", " contains ", " and ", " or ", "'", "\"", "1", "-2.5", "99999999999999", "0", " empty", " blank", " nil", " true", "\n", " ", "\\", "\\u12", "\0", "\ud800", "\u00e9",
            " | date: '%Y' ", " | slice: -9, 99 ", " | divided_by: 0 ", " | times: 99999999999999999 ", " | split: ',' ", " | sort ", " | map: 'next' ", " | truncate: -1 ", " | round: 99 ", " | json ", " | local ",
            "{% if a %}", "{% endif %}", "{% for i in list limit:3 %}", "{% endfor %}", "{% assign a = list ", "{{ a", "{{ i", "{% case a %}", "{% when 1 %}", "{% endcase %}", "reversed", "limit:", "offset:", "?", "-", "_",
        ];
        var random = new Random(4711);
        var (templates, faults) = (0, 0);

        for (var i = 0; i < 20_000; i++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (LiquidTemplate.TryParse(source, out var template, out var fault))
            {
                templates++;
                if (Record.Exception(() => template.Render(Context)) is { } thrown)
                {
                    Assert.True(thrown is LiquidException { Line: > 0 }, $"{source}\n{thrown}");
                }
            }
            else
            {
                faults++;
                Assert.True(fault.Line > 0 && fault.Column > 0, source);
            }
        }

        Assert.True(templates > 1000 && faults > 1000, $"{templates} templates, {faults} faults");
    }

    /// <summary>An object that contains itself.</summary>
    private sealed class Endless : ILiquidObject
    {
        public IReadOnlyCollection<string> Names => ["next"];

        public LiquidValue Get(string name) => name == "next" ? LiquidValue.Of(this) : LiquidValue.Nil;
    }
}
