using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>A file that somebody sent.</summary>
/// <param name="Section">The id of the section that it is to belong to; null for shared ground.</param>
/// <param name="GivenName">The name that it was sent with: not trusted.</param>
/// <param name="Title">What it is called; null for none.</param>
/// <param name="Content">The bytes, seekable; read from the beginning.</param>
/// <param name="Folder">Where below the section's place it goes, for example <c>briefings/2019</c>; null for nowhere below.</param>
public sealed record MediaUpload(string? Section, string GivenName, string? Title, Stream Content, string? Folder = null);

/// <summary>What became of a file that somebody sent.</summary>
/// <param name="File">The file as it is in the library now.</param>
/// <param name="Same">
/// The file of the same bytes that was there already, where the actor may see it. In the same section it is
/// <paramref name="File"/> itself: nothing is kept twice there.
/// </param>
public sealed record AddedMedia(MediaFile File, MediaFile? Same);

/// <summary>Adds a file to the media library. It is not public before something live refers to it.</summary>
public sealed class AddMedia(ContentEngine engine, IMediaStore store, IFileInspection inspection)
{
    /// <summary>Adds the file. Needs ManageMediaContent in its section.</summary>
    public ValueTask<Outcome<AddedMedia>> ExecuteAsync(Actor actor, MediaUpload upload, CancellationToken cancellationToken)
    {
        _ = (engine, store, inspection, actor, upload, cancellationToken);
        return ValueTask.FromException<Outcome<AddedMedia>>(new NotSupportedException());
    }
}
