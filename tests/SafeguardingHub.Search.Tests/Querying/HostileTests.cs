using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Search.Tests.Querying;

public sealed class HostileTests : IDisposable
{
    private readonly GivenIndex index = new GivenIndex()
        .With("Family Front Door", "Ring if you are worried.").With("NEAR misses AND near things", "Not all of it OR nothing.");

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("\"unbalanced")]
    [InlineData("a \" b \" c \" d")]
    [InlineData("\u201ccurly \u201c\u201d")]
    [InlineData("AND")]
    [InlineData("AND OR NOT")]
    [InlineData("NEAR(family door, 2)")]
    [InlineData("family NEAR/2 door")]
    [InlineData("^family")]
    [InlineData("title:family")]
    [InlineData("{title} : family")]
    [InlineData("fam*")]
    [InlineData("*")]
    [InlineData("-family +door")]
    [InlineData("((((((((family")]
    [InlineData("'; DROP TABLE text; --")]
    [InlineData("family\" OR rowid > 0 --")]
    [InlineData("family\0door")]
    [InlineData("\u202efamily\u202c \u200fdoor")]
    [InlineData("\ud800 \udc00 family")]
    [InlineData("\U0001d400\U0001f600 fa\u0301mily")]
    [InlineData("% _ \\ ` ~ | ; : , . < > / ?")]
    [InlineData("+44 +44 +44 +")]
    [InlineData("family+ a+1")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("١٢٣٤٥٦٧")]
    public async Task AnyText_Hostile_IsOnlyWords(string typed)
    {
        var answer = await index.FindAsync(new SearchRequest { Text = typed, Facets = SearchKeys.All });
        await index.Search.SuggestAsync(typed, 8, CancellationToken.None);

        Assert.Null(answer.Fault);
        Assert.Equal(1, (await index.FindAsync("family front door")).Total);
    }

    [Fact]
    public async Task Operators_Typed_AreWordsOfTheText() =>
        Assert.Equal(["NEAR-misses-AND-near-things"], await index.IdsAsync("near AND things"));

    [Fact]
    public async Task Text_VeryLong_IsCutAndAnsweredSoon()
    {
        var watch = Stopwatch.StartNew();

        var answer = await index.FindAsync("family " + string.Concat(Enumerable.Range(0, 1500).Select(number => $"w{number} \"")));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Null(answer.Fault);
    }

    [Fact]
    public void AnyText_Whatever_IsAnswered() => Prop.ForAll<string?>(text =>
    {
        var answer = index.FindAsync(new SearchRequest { Text = text ?? "", Facets = SearchKeys.All }).GetAwaiter().GetResult();
        index.Search.SuggestAsync(text ?? "", 8, CancellationToken.None).GetAwaiter().GetResult();
        return answer is { Fault: null, IsIncomplete: false };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Operators_InAnyOrder_AreAnswered()
    {
        var parts = Gen.Elements("family", "\"", "AND", "OR", "NOT", "NEAR", "(", ")", "*", ":", "^", "-", "+", "{", "}", "'", "title", " ", "01905 822666", "999", "door", "\u0001", "ﬁ");

        Prop.ForAll(parts.ArrayOf().ToArbitrary(), tokens =>
            index.FindAsync(string.Concat(tokens)).GetAwaiter().GetResult() is { Fault: null, IsIncomplete: false }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Asker_Gone_EndsTheSearch()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            index.Search.FindAsync(new SearchRequest { Text = "family" }, SearchGround.Empty, gone.Token));
    }
}
