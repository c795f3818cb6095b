using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Sections;
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
public sealed record AddedMedia(MediaFile File, MediaFile? Same)
{
    /// <summary>What whoever sent it should know of it, in sentences; null for nothing.</summary>
    public string? Remark { get; init; }
}

/// <summary>Adds a file to the media library. It is not public before something live refers to it.</summary>
public sealed class AddMedia(ContentEngine engine, IMediaStore store, IFileInspection inspection, MediaLimits limits)
{
    /// <summary>
    /// Adds the file under a name that no file has. Needs ManageMediaContent in its section; refused where the inspection refuses
    /// the bytes.
    /// </summary>
    public async ValueTask<Outcome<AddedMedia>> ExecuteAsync(Actor actor, MediaUpload upload, CancellationToken cancellationToken)
    {
        if (!SectionOf(upload, out var section) || !MediaRights.MayManage(actor, section))
        {
            return Outcome<AddedMedia>.Refused(new Reason(ReasonKind.NotPermitted, nameof(MediaUpload.Section), "You may not add files there: choose another section."));
        }

        var bytes = await MediaBytes.KeepAsync(upload.GivenName, upload.Content, store, inspection, limits, cancellationToken);
        if (!bytes.Succeeded)
        {
            return Outcome<AddedMedia>.Refused(bytes.Reasons);
        }

        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var change = new MediaChange(engine, unit, actor);
        var sections = await change.SectionsAsync(cancellationToken);
        var place = section is { } id ? sections.Find(id) : sections.SharedGround;
        if (section is not null && place is null)
        {
            change.Refuse(ReasonKind.Invalid, nameof(MediaUpload.Section), "There is no such section: choose another.");
            return change.Refused<AddedMedia>();
        }

        section = place?.Id;
        var (inspected, sha256, length) = bytes.Value;
        var same = (await change.Files.FindByBytesAsync(sha256, cancellationToken)).Where(line => MediaRights.MaySee(actor, line.File, line.IsPublic)).Select(line => line.File).ToList();
        if (same.Find(file => file.Section == section) is { } there)
        {
            return new AddedMedia(there, there) { Remark = inspected.Remark };
        }

        var path = await FreeAsync(change, sections, place, upload.Folder, inspected.FileName, cancellationToken);
        var file = new MediaFile(path ?? inspected.FileName, sha256, length, inspected.ContentType)
        {
            Id = MediaFile.NewId(), Section = section, Title = change.Title(upload.Title), AddedAt = change.Now, AddedBy = actor.Name,
            Width = inspected.Width, Height = inspected.Height,
        };
        var put = await change.PutAsync(file, before: null, nameof(AddMedia), cancellationToken);
        return put.Succeeded ? new AddedMedia(file, same.FirstOrDefault()) { Remark = inspected.Remark } : Outcome<AddedMedia>.Refused(put.Reasons);
    }

    private static async Task<string?> FreeAsync(
        MediaChange change, SectionMap sections, SectionEntry? section, string? folder, string name, CancellationToken cancellationToken)
    {
        var wanted = MediaPlaces.PathOf(section, folder, name);
        if (MediaPlaces.SectionOf(wanted, sections) != section?.Id)
        {
            // A folder of shared ground that is called like a section would make its files that section's.
            change.Refuse(ReasonKind.Invalid, nameof(MediaUpload.Folder), "This folder belongs to a section: choose another folder.");
            return null;
        }

        if (wanted.Length > MediaPlaces.LongestPath)
        {
            change.Refuse(ReasonKind.Invalid, nameof(MediaUpload.Folder), "The names of the folders and of the file are too long together: shorten the folder.");
            return null;
        }

        var free = await MediaPlaces.FreeAsync(wanted, change.Files, cancellationToken);
        if (free is null)
        {
            change.Refuse(ReasonKind.Taken, nameof(MediaUpload.GivenName), $"'{name}' and all its numbered forms are taken: give the file another name.");
        }

        return free;
    }

    private static bool SectionOf(MediaUpload upload, out ContentItemId? section)
    {
        section = null;
        if (string.IsNullOrEmpty(upload.Section))
        {
            return true;
        }

        var isId = ContentItemId.TryParse(upload.Section, out var id);
        section = isId ? id : null;
        return isId;
    }
}
