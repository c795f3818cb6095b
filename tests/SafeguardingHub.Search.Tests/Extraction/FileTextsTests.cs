using System.Text;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Extraction;

public sealed class FileTextsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MediaInMemory media = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Find_NotReadYet_AnswersAtOnceAndTellsWhenItIs()
    {
        var file = Text("Ring the front door");
        await using var reading = Start();

        var before = await reading.Texts.FindAsync(file, CancellationToken.None);
        await reading.NextAsync();
        var after = await reading.Texts.FindAsync(file, CancellationToken.None);

        Assert.Null(before);
        Assert.Equal(["Ring the front door"], after!.Pages.ToArray());
        Assert.Null(after.Fault);
        Assert.False(after.HasPages);
    }

    [Fact]
    public async Task Find_ManyTimesAndAfterARestart_BytesAreReadOnce()
    {
        var file = Text("Once is enough");
        await using (var reading = Start())
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await reading.Texts.FindAsync(file, CancellationToken.None)));
            await reading.OfAsync(file);
        }

        var opened = media.Opened;
        var unused = new FileTexts(media, Folder, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<FileTexts>.Instance);
        var again = await unused.FindAsync(file, CancellationToken.None);

        Assert.Equal(1, opened);
        Assert.Equal(["Once is enough"], again!.Pages.ToArray());
    }

    [Fact]
    public async Task Find_FaultyFile_IsNotTriedAgain()
    {
        var file = media.Add(Encoding.ASCII.GetBytes("PK, but no archive"), GivenFiles.WordType);
        await using (var reading = Start())
        {
            await reading.OfAsync(file);
        }

        var opened = media.Opened;
        await using var later = Start();
        var text = await later.OfAsync(file);

        Assert.Equal(FileFaults.NotADocument, text.Fault);

        // The review at the start asks once whether the bytes are still there.
        Assert.True(media.Opened <= opened + 1, $"Opened {media.Opened - opened} times.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no archive")]
    [InlineData(null)]
    public async Task Find_KeptTextDamaged_IsReadAnew(string? damage)
    {
        var file = Text("As it was");
        await using var reading = Start();
        await reading.OfAsync(file);
        var kept = Assert.Single(Kept());
        await File.WriteAllBytesAsync(kept, damage is null ? (await File.ReadAllBytesAsync(kept))[..^12] : Encoding.ASCII.GetBytes(damage));

        var text = await reading.OfAsync(file);

        Assert.Equal(["As it was"], text.Pages.ToArray());
        Assert.Equal(2, media.Opened);
    }

    [Fact]
    public async Task Start_KeptByAnOlderReader_IsReadAgainAndTold()
    {
        var file = Text("Better read");
        await using (var reading = Start())
        {
            await reading.OfAsync(file);
        }

        var kept = Assert.Single(Kept());
        File.Move(kept, kept.Replace(".text.1.", ".text.0.", StringComparison.Ordinal));
        await using var later = Start();
        await later.NextAsync();

        Assert.Equal(kept, Assert.Single(Kept()));
    }

    [Fact]
    public async Task Start_BytesAreGone_TextGoesToo()
    {
        var file = Text("Was removed");
        await using (var reading = Start())
        {
            await reading.OfAsync(file);
        }

        media.Remove(file);
        await using var later = Start();
        await later.OfAsync(Text("Another"));

        Assert.Null(await later.Texts.FindAsync(file, CancellationToken.None));
        Assert.Single(Kept());
    }

    [Fact]
    public async Task Find_StoreIsAway_IsTriedAgain()
    {
        media.Failures = 2;
        var file = Text("In the end");
        await using var reading = Start();

        var text = await reading.OfAsync(file);

        Assert.Equal(["In the end"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Run_MemoryIsTooLittle_GoesOnWithTheNextFile()
    {
        (media.Failures, media.Failure) = (4, () => new InsufficientMemoryException());
        var (first, second) = (Text("Takes too much"), Text("Next in line"));
        await using var reading = Start();

        await reading.Texts.FindAsync(first, CancellationToken.None);
        var text = await reading.OfAsync(second);
        await reading.IdleAsync();

        Assert.Equal(["Next in line"], text.Pages.ToArray());
        Assert.Equal("texts of files: none waits to be read", reading.Texts.Status);
    }

    [Fact]
    public async Task Run_ThatEnded_IsSaid()
    {
        var broken = new FileTexts(
            media, Folder, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<FileTexts>.Instance, new ReadingLimits(), () => throw new NotSupportedException());

        await Assert.ThrowsAsync<NotSupportedException>(() => broken.RunAsync(CancellationToken.None));

        Assert.Equal("texts of files: no longer read, until the hub is started again", broken.Status);
    }

    [Fact]
    public async Task Find_NothingCanBeKept_EndsWithoutWord()
    {
        await File.WriteAllTextAsync(Folder, "A file where the folder should be");
        var file = Text("Nowhere to go");
        await using var reading = Start();
        var told = 0;
        reading.Texts.Read += _ => told++;

        await reading.Texts.FindAsync(file, CancellationToken.None);
        await reading.IdleAsync();

        // Whoever is told asks again; told of what was not kept, they would ask for ever.
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task Find_SameBytesOfTwoKinds_AreReadAsEach()
    {
        var bytes = Encoding.ASCII.GetBytes("<p>Call <b>now</b></p>");
        await using var reading = Start();

        var html = await reading.OfAsync(media.Add(bytes, "text/html"));
        var plain = await reading.OfAsync(media.Add(bytes, "text/plain; charset=utf-8"));

        Assert.Equal(["Call now"], html.Pages.ToArray());
        Assert.Equal(["<p>Call <b>now</b></p>"], plain.Pages.ToArray());
    }

    [Theory]
    [InlineData("image/png", FileFaults.Kind)]
    [InlineData("application/vnd.ms-excel", FileFaults.Kind)]
    [InlineData("application/msword", FileFaults.OldWord)]
    public async Task Find_KindThatIsNotRead_SaysSoAtOnce(string contentType, string fault)
    {
        var file = media.Add([1, 2, 3], contentType);
        await using var reading = Start();

        var text = await reading.Texts.FindAsync(file, CancellationToken.None);

        Assert.Equal(fault, text!.Fault);
        Assert.Empty(text.Pages);
        Assert.Equal(0, media.Opened);
    }

    [Fact]
    public async Task Find_TooLarge_SaysSoAtOnce()
    {
        var file = Text("Short") with { Length = 50_000_001 };
        await using var reading = Start();

        var text = await reading.Texts.FindAsync(file, CancellationToken.None);

        Assert.Contains("larger than 50 MB", text!.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_LongText_KeepsTheBeginningAndSaysSo()
    {
        var file = Text("One two three four");
        await using var reading = new Reading(media, Folder, new ReadingLimits { Characters = 7 });

        var text = await reading.OfAsync(file);

        Assert.Equal(["One two"], text.Pages.ToArray());
        Assert.Contains("first 7 characters", text.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_TextFromAWordProcessor_IsCleaned()
    {
        var file = Text("\ufeffNo\u00a0break,   soft\u00adhyphen\r\n\r\n\r\nnext\u200b line\r\n");
        await using var reading = Start();

        var text = await reading.OfAsync(file);

        Assert.Equal(["No break, softhyphen\nnext line"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Run_WorkLeftBehind_IsRemoved()
    {
        var work = Path.Combine(Folder, "work");
        Directory.CreateDirectory(work);
        var old = Path.Combine(work, "old.part");
        var inUse = Path.Combine(work, "in-use.part");
        await File.WriteAllTextAsync(old, "");
        await File.WriteAllTextAsync(inUse, "");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));

        await using var reading = Start();
        await reading.OfAsync(Text("Anything"));

        Assert.Equal([inUse], Directory.GetFiles(work));
    }

    private string Folder => folder.File("extracts");

    private Reading Start() => new(media, Folder);

    private MediaFile Text(string text) => media.Add(Encoding.UTF8.GetBytes(text), "text/plain");

    private string[] Kept() => Directory.GetFiles(Folder, "*.gz", SearchOption.AllDirectories);
}
