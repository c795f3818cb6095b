using System.Collections.Frozen;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Content.Tests.Access;

public class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(new[] { "password", "password1234", "sunshine" }.ToFrozenSet(StringComparer.Ordinal));

    [Theory]
    [InlineData("four green kettles")]
    [InlineData("correcthorsebattery")]
    [InlineData("ünïcödé wörds übrig")]
    [InlineData("safeguarding begins with tea")]
    [InlineData("            x3kq")]
    public void Password_LongAndOnesOwn_IsGoodEnough(string password) => Assert.Empty(Rules.Faults(password, "ann.lee@example.org", "Ann Lee"));

    [Theory]
    [InlineData("")]
    [InlineData("eleven char")]
    [InlineData("Password1234")]
    [InlineData("PASSWORD-2018!!")]
    [InlineData("sunshine123456")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("121212121212")]
    [InlineData("Safeguarding2018!")]
    [InlineData("worcestershire-1")]
    [InlineData("grace and favour house")]
    [InlineData("murray hopper ships")]
    [InlineData("my mail is grace.hopper@example.org")]
    public void Password_ThatOthersGuess_IsRefused(string password) => Assert.NotEmpty(Rules.Faults(password, "grace.hopper@example.org", "Grace Murray"));

    [Fact]
    public void Password_AtTheBounds_CountsCharacters()
    {
        Assert.NotEmpty(Rules.Faults("abcdefghijk", "a@b.c", "A"));
        Assert.Empty(Rules.Faults("abcdefghijkl", "a@b.c", "A"));
        Assert.Empty(Rules.Faults(string.Concat(Enumerable.Repeat("abcdefgh", 32)), "a@b.c", "A"));
        Assert.NotEmpty(Rules.Faults(string.Concat(Enumerable.Repeat("abcdefgh", 32)) + "i", "a@b.c", "A"));
    }
}
