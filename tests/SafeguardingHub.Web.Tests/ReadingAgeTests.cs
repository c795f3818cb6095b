using System.Globalization;
using AngleSharp.Dom;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>How hard the pages about a worry are to read, measured; the figures are printed with the test run.</summary>
[Collection(SharedSiteTests.Name)]
public class ReadingAgeTests(SharedSite site)
{
    private static readonly string[] Measured = ["/", "/worried-about-a-child", "/worried-about-a-child/public", "/worried-about-an-adult", "/safeguarding-our-children", "/staying-safe-online"];

    [Theory]
    [InlineData("/")]
    [InlineData("/worried-about-a-child/public")]
    [InlineData("/worried-about-an-adult")]
    public async Task Page_ForThePublicAboutAWorry_CanBeReadAtEleven(string address)
    {
        var text = Prose(await site.Factory.Reader().PageAsync(address));

        Assert.InRange(ReadingAge.Of(text), 5, 11);
    }

    [Fact]
    public async Task ReadingAges_AreMeasuredAndPrinted()
    {
        var reader = site.Factory.Reader();
        var lines = new List<string>();
        foreach (var address in Measured)
        {
            var text = Prose(await reader.PageAsync(address));
            var longOnes = text.Count(sentence => ReadingAge.Words(sentence).Count > 25);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{address}: {ReadingAge.Of(text):0.0} ({longOnes} of {text.Count} sentences over 25 words)"));
        }

        Directory.CreateDirectory(Repository.File("artifacts"));
        await File.WriteAllLinesAsync(Repository.File("artifacts/reading-ages.txt"), lines);
        Assert.Equal(Measured.Length, lines.Count);
    }

    // Sentences of paragraphs and list items; numbers, tags and navigation are not read as prose.
    private static List<string> Prose(IDocument page) =>
    [
        .. page.MainText().QuerySelectorAll("p, li, dd")
            .Where(element => element.QuerySelector("p, li, dd") is null && element.Closest("nav, form, footer") is null)
            .SelectMany(element => element.Words().Split(['.', '?', '!', ':'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(sentence => ReadingAge.Words(sentence).Count > 2),
    ];
}

/// <summary>The Flesch-Kincaid grade level with five added: about the age at which a text can be read (Kincaid and others, 1975).</summary>
internal static class ReadingAge
{
    public static double Of(IReadOnlyCollection<string> sentences)
    {
        var words = sentences.SelectMany(Words).ToList();
        return (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59 + 5;
    }

    public static List<string> Words(string sentence) =>
        [.. sentence.Split(' ').Select(word => new string([.. word.Where(char.IsLetter)]).ToLowerInvariant()).Where(word => word.Length > 0)];

    // Groups of vowels, without a silent e at the end: right for most English words, and wrong both ways for the rest.
    public static int Syllables(string word)
    {
        var count = 0;
        var inVowels = false;
        foreach (var letter in word)
        {
            var isVowel = "aeiouy".Contains(letter, StringComparison.Ordinal);
            count += isVowel && !inVowels ? 1 : 0;
            inVowels = isVowel;
        }

        var isSilent = word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) && count > 1;
        return Math.Max(1, isSilent ? count - 1 : count);
    }
}
