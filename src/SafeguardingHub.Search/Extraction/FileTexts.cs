using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.ComponentModel;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Extraction;

/// <summary>
/// The texts of media files, kept in a folder of the node. What is asked for and not there waits in a queue that is lost with
/// the process: whoever needs the text asks again. By the media type that the bytes were found to be, never by a name.
/// </summary>
internal sealed partial class FileTexts : IFileTexts, IFileReading
{
    private const int LongestQueue = 100_000;
    private const int Attempts = 3;

    // In place of a reader's version in the name of what was given up: no reader has it, so a new start tries again.
    private const int NotRead = -1;

    private readonly Channel<Asked> queue = Channel.CreateBounded<Asked>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private readonly ConcurrentDictionary<(string Sha256, FileReader Reader), bool> waiting = new();
    private readonly IMediaStore media;
    private readonly ExtractFolder kept;
    private readonly ReadingLimits limits;
    private readonly TimeProvider time;
    private readonly ILogger<FileTexts> logger;
    private readonly PdfReader pdf;
    private readonly WordReader word;
    private readonly HtmlFileReader html;
    private readonly TextFileReader text;
    private readonly FrozenDictionary<string, FileReader> byName;
    private readonly Lazy<ConcurrentDictionary<ExtractName, bool>> givenUp;
    private volatile bool hasEnded;

    /// <summary>With the folder for kept texts; it is made when it is needed.</summary>
    /// <param name="media">The files.</param>
    /// <param name="folder">The folder; nothing else is in it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told what could not be done; never told what a file says.</param>
    public FileTexts(IMediaStore media, string folder, TimeProvider time, ILogger<FileTexts> logger)
        : this(media, folder, time, logger, new ReadingLimits(), () => ChildProgram.Find("pdftotext"))
    {
    }

    internal FileTexts(IMediaStore media, string folder, TimeProvider time, ILogger<FileTexts> logger, ReadingLimits limits, Func<string?> pdfProgram)
    {
        (this.media, this.limits, this.time, this.logger) = (media, limits, time, logger);
        kept = new ExtractFolder(folder, time);
        (pdf, word, html, text) = (new PdfReader(pdfProgram, limits, time), new WordReader(limits), new HtmlFileReader(limits), new TextFileReader(limits));
        givenUp = new(() => new ConcurrentDictionary<ExtractName, bool>(
            kept.Names().Where(name => name.Version == NotRead).Select(name => KeyValuePair.Create(name, true))));
        byName = new FileReader[] { pdf, word, html, text }.ToFrozenDictionary(reader => reader.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public event Action<string>? Read;

    /// <inheritdoc />
    public string? Missing => pdf.IsThere ? null : "text of PDF files is not searched: pdftotext is not installed";

    /// <inheritdoc />
    public int Waiting => waiting.Count;

    /// <inheritdoc />
    public int GivenUp => givenUp.Value.Count;

    /// <inheritdoc />
    public string Status => hasEnded
        ? "texts of files: no longer read, until the hub is started again"
        : $"texts of files: {(Waiting == 0 ? "none waits to be read" : $"{Number(Waiting)} to be read")}{(GivenUp == 0 ? "" : $", {Number(GivenUp)} not read for want of time or memory")}";

    /// <inheritdoc />
    public async ValueTask<ExtractedText?> FindAsync(MediaFile file, CancellationToken cancellationToken)
    {
        if (ReaderOf(file.ContentType) is not { } reader)
        {
            return ExtractedText.None(file.ContentType == "application/msword" ? FileFaults.OldWord : FileFaults.Kind);
        }

        if (file.Length > limits.FileBytes)
        {
            return ExtractedText.None(FileFaults.TooLarge(limits.FileBytes));
        }

        if (await KeptAsync(file.Sha256, reader, cancellationToken) is { } found)
        {
            return found;
        }

        if (givenUp.Value.ContainsKey(new ExtractName(file.Sha256, reader.Name, NotRead))
            && await kept.FindAsync(new ExtractName(file.Sha256, reader.Name, NotRead), cancellationToken) is { } without)
        {
            return without;
        }

        Ask(file.Sha256, reader);
        return null;
    }

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAllAsync(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            hasEnded = true;
            throw;
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        int? readWith = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (readWith != pdf.VersionNow)
            {
                // At the start; and when pdftotext has been installed, or is gone, while the hub runs.
                var isStart = readWith is null;
                readWith = pdf.VersionNow;
                await ReviewAsync(isStart, cancellationToken);
            }

            while (queue.Reader.TryRead(out var asked))
            {
                await ServeAsync(asked, cancellationToken);
            }

            await WaitAsync(cancellationToken);
        }
    }

    // What was read while nothing was missing stays good where something is missing now.
    private async Task<ExtractedText?> KeptAsync(string sha256, FileReader reader, CancellationToken cancellationToken) =>
        await kept.FindAsync(new ExtractName(sha256, reader.Name, reader.Version), cancellationToken)
        ?? (reader.VersionNow == reader.Version ? null : await kept.FindAsync(new ExtractName(sha256, reader.Name, reader.VersionNow), cancellationToken));

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private FileReader? ReaderOf(string contentType)
    {
        var type = contentType.AsSpan()[..(contentType.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? end : contentType.Length)].Trim();
        return type switch
        {
            "application/pdf" => pdf,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => word,
            "text/html" or "application/xhtml+xml" => html,
            _ when type.StartsWith("text/", StringComparison.Ordinal) => text,
            _ => null,
        };
    }

    // Where the queue is full, the text counts as not read yet, and is asked for another time.
    private void Ask(string sha256, FileReader reader)
    {
        if (waiting.TryAdd((sha256, reader), true) && !queue.Writer.TryWrite(new Asked(sha256, reader, 1)))
        {
            waiting.TryRemove((sha256, reader), out _);
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var look = new CancellationTokenSource(limits.LookAgain, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(look.Token, cancellationToken);
        try
        {
            await queue.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was asked for: time to look whether something else has changed.
        }
    }

    // What was read with another version is read again; the texts of files that are gone go too.
    private async Task ReviewAsync(bool isStart, CancellationToken cancellationToken)
    {
        try
        {
            kept.RemoveLeftOvers();
            foreach (var name in kept.Names())
            {
                if (isStart && !await IsThereAsync(name.Sha256, cancellationToken))
                {
                    kept.Remove(name.Sha256);
                }
                else if (byName.GetValueOrDefault(name.Reader) is { } reader && name.Version != reader.Version && name.Version != reader.VersionNow)
                {
                    Ask(name.Sha256, reader);
                }
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogReviewFailed(error);
        }
    }

    private async Task<bool> IsThereAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var stream = await media.OpenAsync(sha256, cancellationToken);
        return stream is not null;
    }

    private async Task ServeAsync(Asked asked, CancellationToken cancellationToken)
    {
        TimeSpan? pause = null;
        try
        {
            var outcome = await ReadAsync(asked, cancellationToken);
            if (outcome == Outcome.Kept)
            {
                waiting.TryRemove((asked.Sha256, asked.Reader), out _);
                Read?.Invoke(asked.Sha256);
            }
            else if (outcome == Outcome.Later)
            {
                // Whatever else keeps the machine busy takes its time.
                pause = limits.Pause * Math.Pow(4, asked.Attempt - 1);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Of the machine, not of the file: the disk is full, the database is away. Nobody is told, or they would ask at once.
            LogFailed(asked.Sha256, error);
            pause = asked.Attempt < Attempts ? limits.Pause * asked.Attempt : null;
        }
        finally
        {
            if (pause is { } length)
            {
                _ = AgainAsync(asked with { Attempt = asked.Attempt + 1 }, length, cancellationToken);
            }
            else
            {
                waiting.TryRemove((asked.Sha256, asked.Reader), out _);
            }
        }
    }

    private async Task AgainAsync(Asked asked, TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, time, cancellationToken);
            if (!queue.Writer.TryWrite(asked))
            {
                waiting.TryRemove((asked.Sha256, asked.Reader), out _);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task<Outcome> ReadAsync(Asked asked, CancellationToken cancellationToken)
    {
        if (await KeptAsync(asked.Sha256, asked.Reader, cancellationToken) is not null)
        {
            // Asked for by two at once.
            return Outcome.Kept;
        }

        var name = new ExtractName(asked.Sha256, asked.Reader.Name, asked.Reader.VersionNow);

        var file = kept.NewWorkFile();
        try
        {
            await using (var stream = await media.OpenAsync(asked.Sha256, cancellationToken))
            {
                if (stream is null)
                {
                    LogGone(asked.Sha256);
                    kept.Remove(asked.Sha256);
                    givenUp.Value.TryRemove(name with { Version = NotRead }, out _);
                    return Outcome.Gone;
                }

                await using var copy = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
                await stream.CopyToAsync(copy, cancellationToken);
            }

            var text = await ReadAsync(asked.Reader, file, cancellationToken);
            if (text.MayPass && asked.Attempt < limits.Tries)
            {
                return Outcome.Later;
            }

            await KeepAsync(name, text, cancellationToken);
            return Outcome.Kept;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task KeepAsync(ExtractName name, ExtractedText text, CancellationToken cancellationToken)
    {
        var without = name with { Version = NotRead };
        await kept.KeepAsync(text.MayPass ? without : name, text, cancellationToken);
        if (!text.MayPass)
        {
            givenUp.Value.TryRemove(without, out _);
        }
        else if (givenUp.Value.TryAdd(without, true))
        {
            LogGivenUp(name.Sha256);
        }
    }

    private async Task<ExtractedText> ReadAsync(FileReader reader, string file, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(file).Length > limits.FileBytes
                ? ExtractedText.None(FileFaults.TooLarge(limits.FileBytes))
                : await reader.ReadAsync(file, cancellationToken);
        }
        catch (OutOfMemoryException)
        {
            return ExtractedText.None(FileFaults.NoMemory) with { MayPass = true };
        }
        catch (Exception error) when (error is not (OperationCanceledException or Win32Exception))
        {
            // A file that no reader was written for, which must not be tried at each start.
            LogUnreadable(reader.Name, error.GetType().Name);
            return ExtractedText.None(FileFaults.Damaged);
        }
    }

    [LoggerMessage(60, LogLevel.Warning, "The text of the file {Sha256} could not be read for now.", EventName = "FileTextFailed")]
    private partial void LogFailed(string sha256, Exception error);

    [LoggerMessage(61, LogLevel.Warning, "The bytes of the file {Sha256} are not in the media store, so its text is not searched.", EventName = "FileBytesGone")]
    private partial void LogGone(string sha256);

    [LoggerMessage(62, LogLevel.Warning, "A file defeated the reader {Reader} ({Error}).", EventName = "FileUnreadable")]
    private partial void LogUnreadable(string reader, string error);

    [LoggerMessage(63, LogLevel.Warning, "The kept texts of files could not be reviewed.", EventName = "FileReviewFailed")]
    private partial void LogReviewFailed(Exception error);

    [LoggerMessage(64, LogLevel.Warning, "The text of the file {Sha256} was not read for want of time or memory, and is not searched; it is tried again at the next start.", EventName = "FileGivenUp")]
    private partial void LogGivenUp(string sha256);

    // What became of a file: its text is kept, its bytes are not there, or it is to be tried another time.
    private enum Outcome
    {
        Kept,
        Gone,
        Later,
    }

    private readonly record struct Asked(string Sha256, FileReader Reader, int Attempt);
}
