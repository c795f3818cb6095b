using System.Security.Cryptography;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Recipes.Running;

/// <summary>The store of a trial: it tells what bytes would be called and keeps none of them.</summary>
internal sealed class MeasuredMedia : IMediaStore
{
    private MeasuredMedia()
    {
    }

    public static MeasuredMedia Instance { get; } = new();

    public async Task<(string Sha256, long Length)> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        return (hash, content.Length);
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);
}
