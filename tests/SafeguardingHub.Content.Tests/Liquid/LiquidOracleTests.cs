using System.Text;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Tests.Liquid;

/// <summary>The interpreter against an independent one, on written and on random templates.</summary>
public class LiquidOracleTests
{
    /// <summary>Where the hub differs on purpose: the template, what the hub gives, and why.</summary>
    private static readonly Dictionary<string, (string Ours, string Reason)> Differences = new(StringComparer.Ordinal)
    {
        ["{{ n | divided_by: 2 }}"] =
            ("3", "Shopify and Fluid divide whole numbers without a fraction"),
        ["{{ -7 | divided_by: 2 }}"] =
            ("-4", "likewise, rounded down"),
        ["{{ 2.0 }}"] =
            ("2.0", "a number written with a point keeps it, as in Shopify's Liquid and in Fluid"),
        ["{{ 4 | divided_by: 2.0 }}"] =
            ("2.0", "likewise"),
        ["{{ 0.1 | plus: 0.2 }}"] =
            ("0.3", "numbers are decimal, as in Fluid"),
        ["{{ 1 | divided_by: 3.0 }}"] =
            ("0.3333333333333333333333333333", "likewise"),
        ["{{ '\"' | escape }}"] =
            ("&quot;", "Shopify's spelling of the same character"),
        ["{{ \"(a)'!\" | url_encode }}"] =
            ("%28a%29%27%21", "nothing that ends a link in text or an attribute stays as it is"),
        ["{{ '<b>' | json }}"] =
            ("\"\\u003Cb\\u003E\"", "safe inside a script element, as in Orchard"),
        ["{{ item.Part.Title }}"] =
            ("{\"Text\":\"Deep\"}", "an object is shown as its JSON, as in Orchard, so that an author sees what there is"),
        ["{% for t in tags limit: zero %}{{ t }}{% else %}none{% endfor %}"] =
            ("none", "else is for a loop without turns, as in Shopify's Liquid"),
        ["x {%- raw -%} {{ y }} {%- endraw -%} z"] =
            ("x{{ y }}z", "the reference loses the end of raw"),
        ["a{% comment %} {{ broken {% if %} {% endcomment %}b"] =
            ("ab", "a comment may hold anything"),
        ["{{ plain | date: '%F %T %D %R' }}"] =
            ("2013-04-05 00:00:00 04/05/13 00:00", "marks of strftime that the reference does not know"),
        ["{{ date | date: '%G-W%V-%u' }}"] =
            ("2018-W12-7", "likewise"),
        ["{{ date | date: '%c' }}"] =
            ("Sun Mar 25 01:30:00 2018", "the machine's language plays no part"),
        ["{{ 'one two' | truncatewords: 2 }}"] =
            ("one two", "no ellipsis where nothing was cut, as in Shopify's Liquid"),
        ["{{ name | first }}"] =
            ("", "only lists have a first member, as in Shopify's Liquid"),
        ["{{ numbers | sort | sum }}"] =
            ("FAULT Line 1, column 21: The filter 'sum' is not known here; check its spelling, or remove it.", "a filter is never passed over in silence"),
        ["{{ name | unknown }}"] =
            ("FAULT Line 1, column 11: The filter 'unknown' is not known here; check its spelling, or remove it.", "likewise"),
        ["{% case n %}{% when 7 %}a{% when 7 %}b{% endcase %}"] =
            ("a", "one choice is taken"),
        ["{% if none < 1 %}a{% else %}b{% endif %}"] =
            ("b", "nil is neither less nor greater"),
        ["{% if item contains 'Part' %}a{% else %}b{% endif %}"] =
            ("a", "an object contains its names, as in Shopify's Liquid"),
        ["{{ date | date }}"] =
            ("2018-03-25T01:30:00Z", "without a format the value stays as it is"),
        ["{{ 'C:\\dir' }}"] =
            ("C:\\dir", "a backslash that begins nothing known is kept"),
        ["{{ name | replace: '', '-' }}"] =
            ("Neglect", "there is no empty text to replace"),
        ["{{ 'a' | append }}"] =
            ("a", "a missing argument is nil"),
        ["{% for t in tags %}{% for u in numbers limit:1 %}{{ forloop.parentloop.index }}{% endfor %}{% endfor %}"] =
            ("1234", "as in Shopify's Liquid"),
        ["{{ }}"] =
            ("FAULT Line 1, column 1: Nothing stands between '{{' and '}}'; write a name or a value, or remove the braces.", "a template that says nothing is a mistake"),
    };

    [Fact]
    public void Render_WrittenCases_GivesWhatTheReferenceGives()
    {
        var cases = OracleCases.Templates.Distinct().Select(template => new OracleCase(template, OracleCases.Data)).ToList();

        var expected = LiquidOracle.Render(cases);

        Assert.True(cases.Count >= 150, $"Only {cases.Count} cases are written.");
        AssertNone(Differing(cases, expected));
    }

    [Fact]
    public void Render_RandomCombinations_GivesWhatTheReferenceGives()
    {
        var random = new Random(20180325);
        var cases = Enumerable.Range(0, 1500).Select(_ => new OracleCase(RandomTemplates.Next(random), OracleCases.Data)).ToList();

        var expected = LiquidOracle.Render(cases);

        AssertNone(Differing(cases, expected));
    }

    [Fact]
    public void Render_WhereTheHubDiffersOnPurpose_TheReferenceStillDiffers()
    {
        var cases = Differences.Keys.Select(template => new OracleCase(template, OracleCases.Data)).ToList();

        var theirs = LiquidOracle.Render(cases);

        Assert.All(cases.Zip(theirs), pair =>
        {
            var ours = Differences[pair.First.Template].Ours;
            Assert.Equal(ours, Render(pair.First));
            Assert.True(pair.Second != ours, $"No difference any more: {pair.First.Template} gives {ours}");
        });
    }

    private static void AssertNone(List<string> differing) =>
        Assert.True(differing.Count == 0, $"{differing.Count} differ:\n{string.Join('\n', differing.OrderBy(row => row.Length).Take(20))}");

    private static List<string> Differing(IEnumerable<OracleCase> cases, IEnumerable<string> expected) =>
    [
        .. cases.Zip(expected, (given, theirs) => (given, theirs, ours: Render(given)))
            .Where(row => row.ours != row.theirs && !(row.ours.StartsWith("FAULT", StringComparison.Ordinal) && row.theirs.StartsWith("FAULT", StringComparison.Ordinal)))
            .Select(row => $"{row.given.Template}\n  ours:   {row.ours}\n  theirs: {row.theirs}"),
    ];

    private static string Render(OracleCase given)
    {
        using var data = JsonDocument.Parse(given.Data);
        var context = new LiquidContext(TimeProvider.System)
        {
            Variables = data.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => LiquidJson.Read(property.Value), StringComparer.Ordinal),
            TimeZone = DateTimeZone.Utc,
        };
        try
        {
            return LiquidTemplate.Parse(given.Template).Render(context);
        }
        catch (LiquidException exception)
        {
            return "FAULT " + exception.Message;
        }
    }
}
