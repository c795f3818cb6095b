using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>Bytes that somebody sent, looked at and kept, and not yet named by any file.</summary>
internal sealed record MediaBytes(InspectedFile Inspected, string Sha256, long Length)
{
    /// <summary>Looks at the bytes and keeps them; outside any transaction, since both may take a while.</summary>
    public static async ValueTask<Outcome<MediaBytes>> KeepAsync(
        string givenName, Stream content, IMediaStore store, IFileInspection inspection, MediaLimits limits, CancellationToken cancellationToken)
    {
        if (content.Length > limits.MaxBytes)
        {
            return Outcome<MediaBytes>.Refused(Reason.Invalid(nameof(MediaUpload.Content), limits.TooLarge(Shown(givenName))));
        }

        content.Position = 0;
        var looked = await inspection.InspectAsync(givenName, content, cancellationToken);
        if (!looked.Succeeded)
        {
            return Outcome<MediaBytes>.Refused(looked.Reasons);
        }

        content.Position = 0;
        using var cleaned = looked.Value.Cleaned is { } bytes ? new MemoryStream(bytes.ToArray(), writable: false) : null;
        var (sha256, length) = await store.KeepAsync(cleaned ?? content, cancellationToken);
        return new MediaBytes(looked.Value, sha256, length);
    }

    /// <summary>A name that was sent, short enough to be said again.</summary>
    public static string Shown(string givenName) => givenName.Length <= 80 ? givenName : givenName[..77] + "...";
}
