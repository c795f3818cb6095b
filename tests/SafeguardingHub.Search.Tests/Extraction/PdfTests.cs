using System.Globalization;
using System.Runtime.Versioning;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Extraction;

/// <summary>With the real program, and with small scripts in its place that do what a hostile file might make it do.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PdfTests : IDisposable
{
    private const string Type = "application/pdf";
    private readonly TemporaryFolder folder = new();
    private readonly MediaInMemory media = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pdf_TwoPages_IsTextPageByPage()
    {
        var file = media.Add(GivenFiles.Pdf("Working together", "Thresholds of need"), Type);
        await using var reading = new Reading(media, Folder);

        var text = await reading.OfAsync(file);

        Assert.Equal(["Working together", "Thresholds of need"], text.Pages.ToArray());
        Assert.True(text.HasPages);
        Assert.Null(text.Fault);
        Assert.Null(reading.Texts.Missing);
    }

    [Fact]
    public async Task Pdf_PageWithoutText_KeepsItsNumber()
    {
        var file = media.Add(GivenFiles.Pdf("First", "", "Third"), Type);
        await using var reading = new Reading(media, Folder);

        var text = await reading.OfAsync(file);

        Assert.Equal(["First", "", "Third"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Pdf_OfPicturesOnly_SaysThatItIsAScan()
    {
        var file = media.Add(GivenFiles.Pdf("", ""), Type);
        await using var reading = new Reading(media, Folder);

        var text = await reading.OfAsync(file);

        Assert.Equal(FileFaults.PdfScan, text.Fault);
        Assert.Empty(text.Pages);
    }

    [Fact]
    public async Task Facts_WhileTheStoreIsAway_ComeOnceItAnswers()
    {
        var file = media.Add(GivenFiles.Pdf("First", "Second"), Type);
        (media.Failures, media.Failure) = (1, () => new InvalidOperationException("The database is away."));
        using var facts = new PdfFacts(
            media, new NothingRead(), TimeProvider.System, new ReadingLimits(),
            () => ChildProgram.Find("pdfinfo") ?? throw new InvalidOperationException("This test needs pdfinfo: install the Debian package poppler-utils, as test.sh does."));
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        DocumentFacts? found;
        while ((found = await facts.FindAsync(file, CancellationToken.None)) is null)
        {
            await Task.Delay(5, late.Token);
        }

        Assert.Equal(2, found.Pages);
        Assert.Equal(2, media.Opened);
    }

    [Theory]
    [InlineData("This is no PDF", FileFaults.NotAPdf)]
    [InlineData("%PDF-1.4\nbut nothing follows", FileFaults.PdfClosed)]
    public async Task Pdf_ThatIsNone_SaysSo(string bytes, string fault)
    {
        var file = media.Add(System.Text.Encoding.ASCII.GetBytes(bytes), Type);
        await using var reading = new Reading(media, Folder);

        var text = await reading.OfAsync(file);

        Assert.Equal(fault, text.Fault);
    }

    [Fact]
    public async Task Pdf_WithoutTheProgram_SaysSoUntilItIsInstalled()
    {
        var file = media.Add(GivenFiles.Pdf("Found at last"), Type);
        string? program = null;
        await using var reading = new Reading(media, Folder, pdfProgram: () => program);

        var without = await reading.OfAsync(file);
        var missing = reading.Texts.Missing;
        program = Reading.RealProgram();
        await reading.NextAsync();
        var with = await reading.Texts.FindAsync(file, CancellationToken.None);

        Assert.Equal(FileFaults.PdfProgram, without.Fault);
        Assert.Equal("text of PDF files is not searched: pdftotext is not installed", missing);
        Assert.Equal(["Found at last"], with!.Pages.ToArray());
    }

    [Fact]
    public async Task Pdf_ReadBeforeTheProgramWasRemoved_StaysRead()
    {
        var file = media.Add(GivenFiles.Pdf("Still here"), Type);
        await using (var before = new Reading(media, Folder))
        {
            await before.OfAsync(file);
        }

        await using var after = new Reading(media, Folder, pdfProgram: () => null);
        var text = await after.OfAsync(file);

        Assert.Equal(["Still here"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Program_ThatHangs_IsEndedWithAllThatItStarted()
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"3600.{Random.Shared.Next()}");

        var text = await ReadWithAsync($"sleep {mark} & sleep {mark}", new ReadingLimits { Time = TimeSpan.FromSeconds(2), Tries = 1 });

        Assert.Equal("The text could not be read within 2 seconds. Save the file again in a simpler form and replace it.", text.Fault);

        // What was ended takes a moment to leave the list of processes.
        for (var tries = 0; tries < 50 && CommandLines().Any(line => line.Contains(mark, StringComparison.Ordinal)); tries++)
        {
            await Task.Delay(100);
        }

        Assert.DoesNotContain(CommandLines(), line => line.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Program_TooSlowWhileTheMachineIsBusy_IsTriedAgain()
    {
        // A folder can be made where no file can.
        var text = await ReadWithAsync($"mkdir '{folder.File("busy")}' 2> /dev/null && exec sleep 60; printf 'Read in the end'", new ReadingLimits { Time = TimeSpan.FromSeconds(1) });

        Assert.Equal(["Read in the end"], text.Pages.ToArray());
    }

    [Fact]
    public async Task Program_AlwaysTooSlow_IsGivenUpAndSaid_UntilTheNextStart()
    {
        var limits = new ReadingLimits { Time = TimeSpan.FromSeconds(2), Tries = 3 };
        var file = media.Add(GivenFiles.Pdf("Anything"), Type);
        Directory.CreateDirectory(folder.File("runs"));
        var slow = await ProgramAsync($"mkdir '{folder.File("runs")}'/$$; exec sleep 60");
        ExtractedText text;
        (int Files, string Status, int Runs) told;
        await using (var reading = new Reading(media, Folder, limits, () => slow))
        {
            text = await reading.OfAsync(file);
            await reading.OfAsync(file);
            told = (reading.Texts.GivenUp, reading.Texts.Status, Directory.GetDirectories(folder.File("runs")).Length);
        }

        var before = await new FileTexts(media, Folder, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<FileTexts>.Instance)
            .FindAsync(file, CancellationToken.None);
        await using var later = new Reading(media, Folder);
        await later.NextAsync();
        var after = await later.OfAsync(file);

        Assert.Equal((FileFaults.TooSlow(limits.Time), FileFaults.TooSlow(limits.Time)), (text.Fault, before!.Fault));
        Assert.Equal(1, told.Files);
        Assert.InRange(told.Runs, 1, 3);
        Assert.Equal("texts of files: none waits to be read, 1 not read for want of time or memory", told.Status);
        Assert.Equal(["Anything"], after.Pages.ToArray());
        Assert.Equal(0, later.Texts.GivenUp);
    }

    [Fact]
    public async Task Program_ThatNeverStopsWriting_IsEndedAndItsBeginningKept()
    {
        var text = await ReadWithAsync("exec yes safeguarding", new ReadingLimits { OutputBytes = 200_000 });

        Assert.StartsWith("safeguarding\nsafeguarding\n", Assert.Single(text.Pages), StringComparison.Ordinal);
        Assert.InRange(text.Pages[0].Length, 50_000, 200_000);
        Assert.Contains("very long", text.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec head -c 100000 /dev/urandom")]
    [InlineData("exec head -c 100000 /dev/zero")]
    [InlineData("printf Half; kill -SEGV $$")]
    [InlineData("exit 99")]
    public async Task Program_ThatWritesGarbageOrCrashes_LeavesNoText(string script)
    {
        var text = await ReadWithAsync(script);

        Assert.Equal(FileFaults.PdfFailed, text.Fault);
        Assert.Empty(text.Pages);
    }

    [Fact]
    public async Task Program_RefusedByTheFile_SaysSo()
    {
        var text = await ReadWithAsync("exit 3");

        Assert.Equal(FileFaults.PdfForbidden, text.Fault);
    }

    [Fact]
    public async Task Program_Started_SeesNothingOfTheHub()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Hub", "Password=secret");
        await using var database = File.Create(folder.File("hub.db"));

        var text = await ReadWithAsync("env; cat; ls -l /proc/$$/fd");

        var page = Assert.Single(text.Pages);
        Assert.Contains("LC_ALL=C.UTF-8", page, StringComparison.Ordinal);
        Assert.Contains("-> pipe:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hub.db", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_Started_IsLimitedAndLast()
    {
        Assert.True(File.Exists("/usr/bin/prlimit"), "The limit of memory needs prlimit, which every Debian has.");

        var text = await ReadWithAsync("ulimit -v; ulimit -c; ulimit -f; nice");

        Assert.Equal(["1048576\n0\n0\n19"], text.Pages.ToArray());
    }

    private string Folder => folder.File("extracts");

    private async Task<ExtractedText> ReadWithAsync(string script, ReadingLimits? limits = null)
    {
        var program = await ProgramAsync(script);
        await using var reading = new Reading(media, Folder, limits, () => program);
        return await reading.OfAsync(media.Add(GivenFiles.Pdf("Anything"), Type));
    }

    private async Task<string> ProgramAsync(string script)
    {
        var program = folder.File("program");
        await File.WriteAllTextAsync(program, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return program;
    }

    private static IEnumerable<string> CommandLines() =>
        from process in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _)
        select CommandLine(process);

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private sealed class NothingRead : IFileTexts
    {
        public event Action<string>? Read
        {
            add { }
            remove { }
        }

        public ValueTask<ExtractedText?> FindAsync(MediaFile file, CancellationToken cancellationToken) => ValueTask.FromResult<ExtractedText?>(null);
    }
}
