using SafeguardingHub.Safeguarding.Checks;

namespace SafeguardingHub.Safeguarding.Tests.Checks;

/// <summary>A paragraph that a shared text says as well is told of, however its words are drifting.</summary>
public sealed class SharedTextCheckTests
{
    private const string Duty = "Worcestershire Clinical Commissioning Groups(CCGs) have a responsibility, along with other NHS organisations and every healthcare professional to ensure that people in vulnerable circumstances are not only safe but also receive the highest possible standard of care.";

    [Theory]
    [InlineData(Duty, 1)]
    [InlineData("The CCG has a responsibility, with every healthcare professional and other organisations, to ensure that everybody’s people in vulnerable circumstances are not only safe but also receive the highest possible standard of care and attention.", 1)]
    [InlineData("All of us want the highest possible standard of care for people in vulnerable circumstances, so the staff of each practice is trained every year, and each new member of it is trained in the first month of work.", 0)]
    [InlineData("They receive the highest possible standard of care.", 0)]
    [InlineData("[text 'duty']", 0)]
    public void Paragraph_ThatASharedTextSays_IsNoted(string words, int count)
    {
        var found = new SharedTextCheck().Look(Checked.Sentence(words)).ToList();

        Assert.Equal(count, found.Count);
        Assert.All(found, finding => Assert.Contains("Use it in place of these words: [text 'duty'].", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void SharedText_Itself_AndTheArchive_AreNoCopies()
    {
        Assert.Empty(new SharedTextCheck().Look(Checked.Html($"<p>{Duty}</p>", id: "4duty")));
        Assert.Empty(new SharedTextCheck().Look(Checked.Archived(Duty)));
    }

    [Fact]
    public void Quotation_OfASharedText_IsNoCopy()
    {
        Assert.Empty(new SharedTextCheck().Look(Checked.Html($"<blockquote><p>{Duty}</p></blockquote>")));
    }
}
