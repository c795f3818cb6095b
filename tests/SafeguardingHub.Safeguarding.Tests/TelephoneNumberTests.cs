using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests;

public class TelephoneNumberTests
{
    [Theory]
    [InlineData("01905 822 666", "01905822666", "01905 822 666")]
    [InlineData("01905822666", "01905822666", "01905 822 666")]
    [InlineData("+44 (0)1905 822666", "01905822666", "01905 822 666")]
    [InlineData("01905-768-020", "01905768020", "01905 768 020")]
    [InlineData("999", "999", "999")]
    public void Number_InAnyUsualSpelling_IsOneNumber(string text, string digits, string display)
    {
        Assert.True(TelephoneNumber.TryParse(text, out var number, out _));

        Assert.Equal((digits, display), (number.Digits, number.Display));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01905 822 66O")]
    [InlineData("2014-15 x")]
    public void Number_ThatIsNone_IsRefusedWithTheText(string text)
    {
        Assert.False(TelephoneNumber.TryParse(text, out _, out var fault));

        Assert.Contains($"'{text}'", fault, StringComparison.Ordinal);
    }
}
