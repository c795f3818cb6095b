using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Following;

/// <summary>
/// The page for a fault as a file in the data folder, numbers and hours in words included: written anew whenever what the
/// public sees has changed it, and read when nothing else can say whom to call, such as at a start while the database is away.
/// </summary>
internal sealed partial class FailureCopy(PublicGround ground, HubOptions options, TimeProvider time, ILogger<FailureCopy> logger) : INodeFollower
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "failure-page.json";

    private byte[]? written;

    private string File => Path.Combine(Path.GetFullPath(options.Data), FileName);

    /// <summary>The page that was kept, or null where none can be read.</summary>
    public async Task<ErrorView?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<ErrorView>(await System.IO.File.ReadAllBytesAsync(File, cancellationToken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    public Task RebuildAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);

    public Task FollowAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
        changes.Any(change => change.IsPublic) ? WriteAsync(cancellationToken) : Task.CompletedTask;

    // A copy that cannot be written must not keep the site from serving; the one before it still says whom to call.
    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Read days later, when nothing says any more whether a notice still holds.
            var page = new SiteComposer(ground.Current, time.Now()).Error(isUnavailable: true) with { Banner = null };
            var bytes = JsonSerializer.SerializeToUtf8Bytes(page);
            if (written is not null && bytes.AsSpan().SequenceEqual(written))
            {
                return;
            }

            var part = File + ".part";
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await stream.WriteAsync(bytes, cancellationToken);

                // On the disk before the name is: a power cut must not leave the name with nothing behind it.
                stream.Flush(flushToDisk: true);
            }

            System.IO.File.Move(part, File, overwrite: true);
            written = bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Content.Parts.ContentFormatException)
        {
            LogNotWritten(error);
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "The copy of the page for faults could not be written; the one before it is kept.", EventName = "FailureCopyNotWritten")]
    private partial void LogNotWritten(Exception error);
}
