using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;

namespace SafeguardingHub.Content.Tests.Checks;

/// <summary>Whatever somebody writes or pastes, no check throws and none takes long.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<h2>", "</h2>", "<h4>", "<a href=\"#\">", "<a href=\"http://x\">", "</a>", "<table><tr><td>", "</table>", "<img>", "<strong>", "</strong>", "[link 'a' text='", "']", "[contact ", "{{ a", "}}", " ", "  ", "\u00a0", "here",
        "I", "my", "'", "’", "“", "(", ")", "-", "–", ".", ":", ";", "8.30am", "5pm", "-5pm", "01905 822 666", "+44 (0)", "0", "01", "1905", "last", "week", "In March", "2016-2019", "NHS", "PSAS", "a", "an comments", "\ud83d\ude00", "é", "&amp;", "&", "below", "via",
    ];

    [Fact]
    public void Checks_OfAnyText_NeitherThrowNorFindTheSameTwice()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces));

        Prop.ForAll(texts.ToArbitrary(), html =>
        {
            var found = Find(Given.Html(html, html));
            return found.DistinctBy(finding => finding.Key).Count() == found.Count && found.TrueForAll(finding => finding.Subject.Length <= Finding.LongestSubject && finding.Message.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    // Milliseconds. Each takes some fifty; what grows faster than the text takes minutes, and nothing here measures a busy machine.
    private const int Endless = 5_000;

    public static TheoryData<string, string> LongTexts => new()
    {
        { "prose", Repeat("Call the team on 01905 822 666 from Monday to Friday 8.30am to 5.00pm if you are worried, and follow the links below. ", 10_000) },
        { "one word", new string('a', 60_000) },
        { "digits", string.Concat(Enumerable.Repeat("0190 ", 12_000)) },
        { "digits without an end", new string('0', 60_000) },
        { "quotation marks", string.Concat(Enumerable.Repeat("'a ", 20_000)) },
        { "open quotations", string.Concat(Enumerable.Repeat("“a ‘b’c ", 8_000)) },
        { "brackets", new string('[', 60_000) },
        { "open shortcodes", string.Concat(Enumerable.Repeat("[link 'a ", 6_000)) },
        { "braces", string.Concat(Enumerable.Repeat("{{ ", 20_000)) },
        { "stops", new string('.', 60_000) },
        { "stops and blanks", string.Concat(Enumerable.Repeat(". ", 30_000)) },
        { "blanks", string.Concat(Enumerable.Repeat("a ", 10_000)) },
        { "capitals", string.Concat(Enumerable.Repeat("ABC ", 15_000)) },
        { "dashes", string.Concat(Enumerable.Repeat("9-", 30_000)) },
        { "links above", string.Concat(Enumerable.Repeat("link ", 12_000)) },
        { "paragraphs", string.Concat(Enumerable.Repeat("</p><p>8.30am", 6_000)) },
        { "headings", string.Concat(Enumerable.Repeat("</p><h2>a:</h2><p>", 3_000)) },
    };

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Checks_OfALongText_TakeNoTime(string name, string words)
    {
        var warm = Given.Html("<p>Call 8.30am last week.</p>");
        _ = Find(warm);
        var page = Given.Html($"<p>{words}</p>");
        _ = page.Texts;
        var reading = Stopwatch.StartNew();
        _ = Wording.Of(page.Texts);
        Assert.True(reading.ElapsedMilliseconds <= Endless, $"The sentences took {reading.ElapsedMilliseconds} ms over {name}.");

        foreach (var check in TextChecks.All)
        {
            var shortest = long.MaxValue;
            for (var tries = 0; tries < 6 && shortest > Endless; tries++)
            {
                var watch = Stopwatch.StartNew();
                _ = check.Look(page).Count();
                shortest = Math.Min(shortest, watch.ElapsedMilliseconds);
            }

            Assert.True(shortest <= Endless, $"{check.GetType().Name} took {shortest} ms over {name}.");
        }
    }

    private static List<Finding> Find(CheckContext context) => [.. TextChecks.All.SelectMany(check => check.Look(context))];

    private static string Repeat(string words, int count)
    {
        var text = new StringBuilder();
        for (var length = 0; length < count; length += 22)
        {
            text.Append(words);
        }

        return text.ToString();
    }
}
