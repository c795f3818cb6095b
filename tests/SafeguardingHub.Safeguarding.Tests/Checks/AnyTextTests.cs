using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Safeguarding.Checks;

namespace SafeguardingHub.Safeguarding.Tests.Checks;

/// <summary>Whatever somebody writes or pastes, no check throws and none takes long.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Pieces =
    [
        "0", "01905", "822", "666", "768020", "766000", "+44", "(0)", "(", ")", " ", "-", ".", "–", "999", "101", "on ", "call ", "ref ", "8.30am", "5pm", " to ", "until ", "Friday ", "Monday to Friday ", "Family Front Door", "Emergency Duty team",
        "Edulink", "PSAS", "NHS", "MASH", "(MASH)", "Strategy ", "2016-2019", "9999-99", "</p><p>", "<h2>a</h2>", "<a href=\"tel:", "\">", "</a>", "<img alt='01905 766000'>", "\ud83d\ude00", "٣", "²",
    ];

    public static TheoryData<string, string> LongTexts => new()
    {
        { "prose", string.Concat(Enumerable.Repeat("Call the Family Front Door on 01905 822 666 from Monday to Thursday 8:30am to 5pm if you are worried about a child. ", 455)) },
        { "digits", string.Concat(Enumerable.Repeat("0190 ", 12_000)) },
        { "digits without an end", new string('0', 60_000) },
        { "numbers", string.Concat(Enumerable.Repeat("01905 822 666 ", 5_000)) },
        { "times", string.Concat(Enumerable.Repeat("Family Front Door 8:30am to 5pm ", 2_000)) },
        { "names", string.Concat(Enumerable.Repeat("Emergency Duty team ", 5_000)) },
        { "capitals", string.Concat(Enumerable.Repeat("ABC ", 15_000)) },
        { "small capitals", string.Concat(Enumerable.Repeat("ABCd e f ", 8_000)) },
        { "brackets", string.Concat(Enumerable.Repeat("(", 60_000)) },
        { "words before a bracket", new string('a', 30_000) + " (ABC)" },
        { "years", string.Concat(Enumerable.Repeat("Strategy 2016-2019 ", 4_000)) },
    };

    [Fact]
    public void Checks_OfAnyText_NeitherThrowNorFindTheSameTwice()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces));

        Prop.ForAll(texts.ToArbitrary(), html =>
        {
            var found = SafeguardingChecks.All.SelectMany(check => check.Look(Checked.Html($"<p>{html}</p>"))).ToList();
            return found.DistinctBy(finding => finding.Key).Count() == found.Count && found.TrueForAll(finding => finding.Message.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Checks_OfALongText_TakeNoTime(string name, string words)
    {
        var page = Checked.Html($"<p>{words}</p>");
        _ = page.Texts;

        foreach (var check in SafeguardingChecks.All)
        {
            // Each takes some fifty milliseconds; what grows faster than the text takes minutes, and nothing here measures a busy machine.
            const int most = 5_000;
            var shortest = long.MaxValue;
            for (var tries = 0; tries < 6 && shortest > most; tries++)
            {
                var watch = Stopwatch.StartNew();
                _ = check.Look(page).Count();
                shortest = Math.Min(shortest, watch.ElapsedMilliseconds);
            }

            Assert.True(shortest <= most, $"{check.GetType().Name} took {shortest} ms over {name}.");
        }
    }
}
