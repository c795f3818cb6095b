using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Tests.Liquid;

/// <summary>What Orchard's templates need beyond plain Liquid: content items, slugs, local time, encoding, hooks.</summary>
public class LiquidTemplateTests
{
    private const string Item = """
        { "ContentItemId": "4a", "DisplayText": "Part One", "CreatedUtc": "2024-04-11T09:00:00Z",
          "Content": { "TitlePart": { "Title": "Part One" }, "NewsItem": { "Standfirst": { "Text": "it's" } } } }
        """;

    [Theory]
    [InlineData("{{ ContentItem.DisplayText | slugify }}", "part-one")]
    [InlineData("{{ Model.ContentItem | display_text | slugify }}/{{ ContentItem.CreatedUtc | date: '%Y/%m' }}/{{ ContentItem.Content.TitlePart.Title | slugify | upcase }}", "part-one/2024/04/PART-ONE")]
    [InlineData("{{ ContentItem.Content.NewsItem.Standfirst.Text | upcase }}", "IT'S")]
    [InlineData("{{ ContentItem | container | display_text | slugify }}/{{ ContentItem.DisplayText | slugify }}", "val-list/part-one")]
    [InlineData("{% assign c = ContentItem | container %}{{ c.ContentItemId }}", "4list")]
    [InlineData("{{ ContentItem.Content.Missing.Field.Text }}", "")]
    [InlineData("{{ ContentItem.Content.Missing | display_text }}", "")]
    [InlineData("{ \"size\": {{ size | default: 3 }} }", "{ \"size\": 3 }")]
    public void Render_OrchardPattern_GivesItsAnswer(string pattern, string expected)
    {
        using var json = JsonDocument.Parse(Item);
        var item = LiquidJson.Read(json.RootElement);
        using var list = JsonDocument.Parse("""{ "ContentItemId": "4list", "DisplayText": "Val list" }""");
        var container = LiquidJson.Read(list.RootElement);
        var context = new LiquidContext(TimeProvider.System)
        {
            Variables = new Dictionary<string, LiquidValue> { ["ContentItem"] = item, ["Model"] = LiquidValue.Of(new Pair("ContentItem", item)) },
            Filters = new Dictionary<string, LiquidFilter> { ["container"] = (_, _, _) => container },
        };

        Assert.Equal(expected, LiquidTemplate.Parse(pattern).Render(context));
    }

    [Theory]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H:%M %Z' }}", "2018-07-01 00:30 BST")]
    [InlineData("{{ 'today' | date: '%d %B' }}", "01 July")]
    [InlineData("{{ at | date: '%H:%M %z' }}", "23:30 +0000")]
    [InlineData("{{ at | local | date: '%d %H:%M %:z' }}", "01 00:30 +01:00")]
    [InlineData("{{ at | local | utc | date: '%d %H:%M' }}", "30 23:30")]
    [InlineData("{{ winter | local | date: '%H:%M %Z' }}", "09:00 GMT")]
    [InlineData("{{ '2018-07-01 09:00' | date: '%H:%M %z' }}", "09:00 +0100")]
    [InlineData("{{ '2018-07-01 09:00' | utc | date: '%H:%M' }}", "08:00")]
    [InlineData("{{ at }}", "2018-06-30 23:30:00Z")]
    [InlineData("{% if winter < at %}earlier{% endif %}", "earlier")]
    [InlineData("{{ 'nonsense' | local }}", "")]
    [InlineData("{{ 99999999999999999999 | date: '%Y' }}", "99999999999999999999")]
    [InlineData("{{ at | date: '%10Y|%-e|%_m|%:::z|%Q|%' }}", "0000002018|30| 6|+00:00:00|%Q|%")]
    [InlineData("{{ at | date: '%999999999d' | size }}", "40")]
    public void Render_Dates_FollowTheClockAndTheZone(string template, string expected)
    {
        var at = Instant.FromUtc(2018, 6, 30, 23, 30);
        var context = new LiquidContext(new FixedTime(at.ToDateTimeOffset()))
        {
            Variables = new Dictionary<string, LiquidValue> { ["at"] = LiquidValue.Of(at), ["winter"] = LiquidValue.Of(Instant.FromUtc(2018, 1, 5, 9, 0)) },
        };

        Assert.Equal(expected, LiquidTemplate.Parse(template).Render(context));
    }

    [Theory]
    [InlineData("{\"q\": \"{{ q }}\"}", "{\"q\": \"say \\u0022hi\\u0022\"}")]
    [InlineData("{% capture x %}\"{{ q }}\"{% endcapture %}{{ x }}", "\"say \\u0022hi\\u0022\"")]
    [InlineData("{% capture x %}\"{% endcapture %}{{ x | append: '' }}", "\\u0022")]
    [InlineData("{{ q | raw }}", "say \"hi\"")]
    [InlineData("{% assign x = q %}{{ x | upcase }}", "SAY \\u0022HI\\u0022")]
    public void Render_WithEncoder_EncodesEachWrittenValueOnce(string template, string expected)
    {
        var context = new LiquidContext(TimeProvider.System)
        {
            Variables = new Dictionary<string, LiquidValue> { ["q"] = LiquidValue.Of("say \"hi\"") },
        };

        Assert.Equal(expected, LiquidTemplate.Parse(template).Render(context, text => JsonEncodedText.Encode(text).ToString()));
    }

    [Fact]
    public void Render_Twice_LeavesNothingBehind()
    {
        var template = LiquidTemplate.Parse("{{ x }}{% assign x = 'left' %}{% increment n %}");
        var context = new LiquidContext(TimeProvider.System);

        Assert.Equal("0", template.Render(context));
        Assert.Equal("0", template.Render(context));
    }

    [Fact]
    public void FilterNames_OfTemplate_AreThoseItUses() =>
        Assert.Equal(["append", "container"], LiquidTemplate.Parse("{{ a | container }}{% if a %}{% assign b = a | append: 'x' %}{% endif %}").FilterNames);

    [Fact]
    public void Filters_OfTheCaller_ComeBeforeTheStandardOnes()
    {
        var context = new LiquidContext(TimeProvider.System)
        {
            Filters = new Dictionary<string, LiquidFilter> { ["upcase"] = (input, arguments, _) => LiquidValue.Of($"{input}-{arguments[0]}-{arguments["by"]}") },
        };

        Assert.Equal("a-1-x", LiquidTemplate.Parse("{{ 'a' | upcase: 1, by: 'x' }}").Render(context));
    }

    [Theory]
    [InlineData("""{ "a": 1e400 }""", "{{ v.a }}", "1e400")]
    [InlineData("""{ "a": "\ud800" }""", "{{ v.a }}", "\\ud800")]
    [InlineData("""{ "a": 1, "a": 2 }""", "{{ v.a }}{{ v.size }}", "21")]
    [InlineData("""{ "size": 9 }""", "{{ v.size }}", "9")]
    [InlineData("""{ "a": { "b": [1] }, "c": { "b": [1.0] } }""", "{% if v.a == v.c %}same{% endif %}", "same")]
    public void Read_UnusualJson_IsTolerated(string data, string template, string expected)
    {
        using var json = JsonDocument.Parse(data);
        var context = new LiquidContext(TimeProvider.System) { Variables = new Dictionary<string, LiquidValue> { ["v"] = LiquidJson.Read(json.RootElement) } };

        Assert.Equal(expected, LiquidTemplate.Parse(template).Render(context));
    }

    private sealed record Pair(string Name, LiquidValue Value) : ILiquidObject
    {
        public LiquidValue Get(string name) => name == Name ? Value : LiquidValue.Nil;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
