using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;

namespace SafeguardingHub.Search.Tests.Extraction;

/// <summary>The texts of files with their background work running, on a folder that outlives it.</summary>
internal sealed class Reading : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim read = new(0);
    private readonly Task work;

    public Reading(IMediaStore media, string folder, ReadingLimits? limits = null, Func<string?>? pdfProgram = null)
    {
        Texts = new FileTexts(
            media, folder, TimeProvider.System, NullLogger<FileTexts>.Instance,
            (limits ?? new ReadingLimits()) with { Pause = TimeSpan.FromMilliseconds(10), LookAgain = TimeSpan.FromMilliseconds(20) },
            pdfProgram ?? RealProgram);
        Texts.Read += _ => read.Release();
        work = Texts.RunAsync(stopping.Token);
    }

    public FileTexts Texts { get; }

    /// <summary>The real program, without which these tests say nothing.</summary>
    public static string RealProgram() =>
        ChildProgram.Find("pdftotext") ?? throw new InvalidOperationException("These tests need pdftotext: install the Debian package poppler-utils, as test.sh does.");

    /// <summary>The text of a file, once it has been read.</summary>
    public async Task<ExtractedText> OfAsync(MediaFile file)
    {
        ExtractedText? text;
        while ((text = await Texts.FindAsync(file, CancellationToken.None)) is null)
        {
            await NextAsync();
        }

        return text;
    }

    /// <summary>Waits until one more file has been read.</summary>
    public async Task NextAsync()
    {
        if (!await read.WaitAsync(Patience))
        {
            throw new TimeoutException("No file was read.");
        }
    }

    /// <summary>Waits until nothing waits to be read any more.</summary>
    public async Task IdleAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        while (Texts.Waiting > 0)
        {
            await Task.Delay(5, late.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await work.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        stopping.Dispose();
        read.Dispose();
    }
}
