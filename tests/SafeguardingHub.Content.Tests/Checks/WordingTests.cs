using SafeguardingHub.Content.Checks.Texts;

namespace SafeguardingHub.Content.Tests.Checks;

public sealed class WordingTests
{
    [Theory]
    [InlineData("One. Two. Three", "One.|Two.|Three")]
    [InlineData("Ask Dr. Brown at 8.30am. Then call.", "Ask Dr. Brown at 8.30am.|Then call.")]
    [InlineData("He said “Stop.” Then he left.", "He said “Stop.”|Then he left.")]
    [InlineData("e.g. this one", "e.g. this one")]
    [InlineData("Is it? Yes! Call 999.", "Is it?|Yes!|Call 999.")]
    [InlineData("...", "...")]
    public void Sentences_OfABlock_AreDivided(string words, string sentences)
    {
        var block = Wording.Of(Given.Sentence(words).Texts).Blocks[^1];

        Assert.Equal(sentences, string.Join('|', block.Sentences.Select(sentence => sentence.Text)));
        Assert.All(block.Sentences, sentence => Assert.Equal(sentence.Text, block.Words.Substring(sentence.Start, sentence.Text.Length)));
    }

    [Fact]
    public void Words_WithReferences_AreThoseThatReadersSee()
    {
        var wording = Wording.Of(Given.Html("<p>Call [contact 'front-door'] or read [link 'need' text='Levels of Need'] of {{ section.organisation }}. [sic]</p>").Texts);

        Assert.Equal("Call … or read Levels of Need of …. [sic]", wording.Blocks[^1].Words);
        Assert.Equal(("Levels of Need", "need", false), (wording.Links[0].Text, wording.Links[0].Address, wording.Links[0].IsWritten));
    }

    [Theory]
    [InlineData("<p>18.30am and 8.30am</p>", "8.30am")]
    [InlineData("<p><a href=\"/8.30am\">x</a> 8.30am</p>", "8.30am")]
    [InlineData("<p>[link 'x' text='8.30am']</p>", "8.30am")]
    public void Fix_WhereTheFirstPlaceIsAnother_IsNotOffered(string html, string from)
    {
        var block = Given.Html(html).Texts.Blocks[^1];

        Assert.Null(Fixes.Replace(block, from, "8:30am", "Write 8:30am"));
    }
}
