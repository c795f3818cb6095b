using System.Security.Cryptography;
using NodaTime;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Media;

/// <summary>
/// Media as files named by their hash, in 256 folders. A file appears under its name only when all of its bytes are on
/// the disk: it is written beside, flushed, and renamed.
/// </summary>
internal sealed class FileMediaStore(string folder, TimeProvider time) : IMediaStore
{
    public async Task<(string Sha256, long Length)> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            var (hash, length) = await WriteAsync(content, temporary, cancellationToken);
            var target = FileOf(hash);
            if (!File.Exists(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(temporary, target, overwrite: true);
            }

            // Also where they were there: what sweeps bytes that nothing names leaves them alone until whoever keeps them has named them.
            File.SetLastWriteTimeUtc(target, time.GetUtcNow().UtcDateTime);

            return (hash, length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        if (!IsHash(sha256))
        {
            return Task.FromResult<Stream?>(null);
        }

        try
        {
            return Task.FromResult<Stream?>(new FileStream(FileOf(sha256), new FileStreamOptions
            {
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            }));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <summary>The hashes of the files that were last kept before that moment; what a broken upload left behind is removed on the way.</summary>
    internal IEnumerable<string> KeptBefore(Instant moment)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.LastWriteTimeUtc >= moment.ToDateTimeUtc())
            {
                continue;
            }

            if (file.Extension == ".part")
            {
                file.Delete();
            }
            else if (file.Directory!.Name + file.Name is var hash && IsHash(hash))
            {
                yield return hash;
            }
        }
    }

    /// <summary>Removes the bytes, unless somebody has kept them again since that moment.</summary>
    internal bool Remove(string hash, Instant before)
    {
        var file = new FileInfo(FileOf(hash));
        if (!file.Exists || file.LastWriteTimeUtc >= before.ToDateTimeUtc())
        {
            return false;
        }

        file.Delete();
        return true;
    }

    /// <summary>Whether the text is a hash: anything else must not become part of a file's name.</summary>
    internal static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string FileOf(string hash) => Path.Combine(folder, hash[..2], hash[2..]);

    private static async Task<(string Hash, long Length)> WriteAsync(Stream content, string file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var output = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous,
        });
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
        output.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), output.Length);
    }
}
