using SafeguardingHub.Content.Fields;

namespace SafeguardingHub.Content.Tests.Checks;

public sealed class FieldTextTests
{
    [Theory]
    [InlineData("Call us first", 1)]
    [InlineData("4hubtopicchildren000000000", 0)]
    [InlineData("urgent", 0)]
    [InlineData(null, 0)]
    public void TextField_OfWords_IsCheckedAndAnIdIsNot(string? text, int texts)
    {
        Assert.Equal(texts, ((FieldKind)new TextFieldKind()).Texts(new TextField { Text = text }).Count());
    }

    [Fact]
    public void MultiTextField_OfSeveralValues_NamesThePlaceOfEach()
    {
        var texts = ((FieldKind)new MultiTextFieldKind()).Texts(new MultiTextField { Values = ["red", "Call us first", null] });

        Assert.Equal(("Values[1]", "Call us first"), (Assert.Single(texts).Place, Assert.Single(texts).Text));
    }

    [Fact]
    public void LinkField_GivesItsWordsAndItsAddress()
    {
        var field = new LinkField { Url = "https://www.gov.uk/guidance", Text = "Guidance" };

        Assert.Equal("Guidance", Assert.Single(((FieldKind)new LinkFieldKind()).Texts(field)).Text);
        Assert.Equal(("Url", "https://www.gov.uk/guidance", "Guidance"), Assert.Single(((FieldKind)new LinkFieldKind()).Links(field)) is var link ? (link.Place, link.Address, link.Text) : default);
    }

    [Fact]
    public void MediaField_LeadsToItsFiles()
    {
        var field = new MediaField { Paths = ["docs/a leaflet.pdf"], MediaTexts = ["The leaflet"] };

        Assert.Equal("/media/docs/a%20leaflet.pdf", Assert.Single(((FieldKind)new MediaFieldKind()).Links(field)).Address);
        Assert.Equal("MediaTexts[0]", Assert.Single(((FieldKind)new MediaFieldKind()).Texts(field)).Place);
    }
}
