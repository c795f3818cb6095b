using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>What became of a file that was replaced.</summary>
/// <param name="File">The file as it is in the library now.</param>
/// <param name="Remark">What whoever sent it should know of it, in sentences; null for nothing.</param>
public sealed record ReplacedMedia(MediaFile File, string? Remark);

/// <summary>Puts other bytes behind a file's address; what was there before stays in its history.</summary>
public sealed class ReplaceMedia(ContentEngine engine, IMediaStore store, IFileInspection inspection, MediaLimits limits)
{
    /// <summary>
    /// Replaces the bytes. Needs ManageMediaContent in the file's section, and PublishContent where everybody may have the file
    /// already; refused where the new bytes are of another type, or somebody replaced the file in between.
    /// </summary>
    /// <param name="actor">Who replaces it.</param>
    /// <param name="id">The file.</param>
    /// <param name="seenSha256">The hash of the bytes that the actor saw.</param>
    /// <param name="givenName">The name that the new bytes were sent with: not trusted.</param>
    /// <param name="content">The new bytes, seekable.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async ValueTask<Outcome<ReplacedMedia>> ExecuteAsync(
        Actor actor, string id, string seenSha256, string givenName, Stream content, CancellationToken cancellationToken)
    {
        // Looked at twice: before anything is kept, and again in the transaction.
        await using (var before = await engine.Store.BeginReadingAsync(cancellationToken))
        {
            var look = new MediaChange(engine, before, actor);
            if (await look.FindAsync(id, cancellationToken) is null)
            {
                return look.Refused<ReplacedMedia>();
            }
        }

        var bytes = await MediaBytes.KeepAsync(givenName, content, store, inspection, limits, cancellationToken);
        if (!bytes.Succeeded)
        {
            return Outcome<ReplacedMedia>.Refused(bytes.Reasons);
        }

        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var change = new MediaChange(engine, unit, actor);
        if (await change.FindAsync(id, cancellationToken) is not { File: var file } line || !await change.MayChangeWhatIsPublicAsync(line, cancellationToken))
        {
            return change.Refused<ReplacedMedia>();
        }

        var (inspected, sha256, length) = bytes.Value;
        if (file.Sha256 != seenSha256)
        {
            change.Refuse(ReasonKind.Stale, "", "Somebody else replaced this file since you opened it. Look at what it is now, then replace it if you still want to.");
        }

        if (inspected.ContentType != file.ContentType)
        {
            change.Refuse(ReasonKind.Invalid, nameof(MediaUpload.Content), $"The file at this address is a {Path.GetExtension(file.Path)} file, and its address says so. Choose a file of the same type, or add this one as a new file.");
        }
        else if (sha256 == file.Sha256)
        {
            change.Refuse(ReasonKind.Invalid, nameof(MediaUpload.Content), "This is the same file, to the last letter. Choose the new one.");
        }

        var put = await change.PutAsync(
            file with { Sha256 = sha256, Length = length, Width = inspected.Width, Height = inspected.Height }, file, nameof(ReplaceMedia), cancellationToken);
        return put.Succeeded ? new ReplacedMedia(put.Value, inspected.Remark) : Outcome<ReplacedMedia>.Refused(put.Reasons);
    }
}
