using NodaTime;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Web.Configuration;

namespace SafeguardingHub.Web.Importing;

/// <summary>
/// Bundles in a folder of the data folder, on PostgreSQL too: they are large, live a day, and concern one person at one browser.
/// Names come from the hub alone, and are checked all the same.
/// </summary>
internal sealed class BundleFolder(HubOptions options) : IWaitingBundles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string root = Path.GetFullPath(Path.Combine(options.Data, "imports"));

    public async Task<long?> KeepAsync(string bundle, string key, Stream content, long most, CancellationToken cancellationToken)
    {
        var path = PathOf(bundle, key) ?? throw new ArgumentException("Bundles and their files have simple names.", nameof(bundle));
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Owner);
        }

        var part = path + ".part";
        try
        {
            if (await CopyAsync(content, part, most, cancellationToken) is not { } length)
            {
                return null;
            }

            File.Move(part, path, overwrite: true);
            return length;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Stream? Open(string bundle, string key)
    {
        try
        {
            return PathOf(bundle, key) is { } path
                ? new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete })
                : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Discard(string bundle)
    {
        if (PathOf(bundle, "x") is { } path && Directory.Exists(Path.GetDirectoryName(path)))
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    public int Sweep(Instant before)
    {
        if (!Directory.Exists(root))
        {
            return 0;
        }

        // A folder's time is that of the last file that was put into it.
        var old = Directory.GetDirectories(root).Where(folder => Directory.GetLastWriteTimeUtc(folder) < before.ToDateTimeUtc()).ToList();
        foreach (var folder in old)
        {
            Directory.Delete(folder, recursive: true);
        }

        return old.Count;
    }

    private static async Task<long?> CopyAsync(Stream content, string path, long most, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
        var buffer = new byte[81920];
        long length = 0;
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if ((length += read) > most)
            {
                return null;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return length;
    }

    private string? PathOf(string bundle, string key) =>
        bundle.Length == 32 && bundle.All(char.IsAsciiHexDigitLower) && key.Length is > 0 and < 20 && key.All(char.IsAsciiLetterOrDigit) ? Path.Combine(root, bundle, key) : null;
}
