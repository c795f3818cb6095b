using System.Collections.Concurrent;
using System.Security.Cryptography;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Tests.Extraction;

/// <summary>Media that a test has put there, with a count of how often their bytes were asked for.</summary>
internal sealed class MediaInMemory : IMediaStore
{
    private readonly ConcurrentDictionary<string, byte[]> files = new();
    private int opened;

    /// <summary>How often bytes were asked for.</summary>
    public int Opened => opened;

    /// <summary>How many more times the store fails before it answers.</summary>
    public int Failures { get; set; }

    /// <summary>With what the store fails.</summary>
    public Func<Exception> Failure { get; set; } = () => new IOException("The store is away.");

    public MediaFile Add(byte[] bytes, string contentType)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        files[hash] = bytes;
        return new MediaFile("files/document", hash, bytes.Length, contentType);
    }

    public void Remove(MediaFile file) => files.TryRemove(file.Sha256, out _);

    public Task<(string Sha256, long Length)> KeepAsync(Stream content, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref opened);
        if (Failures > 0)
        {
            Failures--;
            throw Failure();
        }

        return Task.FromResult<Stream?>(files.TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes) : null);
    }
}
