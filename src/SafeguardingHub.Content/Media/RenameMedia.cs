using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>Gives a file another address in its section; the old one leads to it from then on.</summary>
public sealed class RenameMedia(ContentEngine engine)
{
    /// <summary>Renames the file. Needs ManageMediaContent in its section, and PublishContent where everybody may have it already.</summary>
    /// <param name="actor">Who renames it.</param>
    /// <param name="id">The file.</param>
    /// <param name="path">The new path below the section's place, for example <c>briefings/self-neglect.pdf</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async ValueTask<Outcome<MediaFile>> ExecuteAsync(Actor actor, string id, string path, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var change = new MediaChange(engine, unit, actor);
        if (await change.FindAsync(id, cancellationToken) is not { File: var file } line || !await change.MayChangeWhatIsPublicAsync(line, cancellationToken))
        {
            return change.Refused<MediaFile>();
        }

        var sections = await change.SectionsAsync(cancellationToken);
        var typed = path.Trim().Trim('/').ToLowerInvariant();
        var wanted = file.Section is { } section && sections.Find(section) is { Prefix.IsHome: false } entry ? $"{entry.Prefix.Text}/{typed}" : typed;
        if (MediaPlaces.FaultOf(wanted, Path.GetExtension(file.Path).ToLowerInvariant()) is { } fault)
        {
            change.Refuse(ReasonKind.Invalid, nameof(MediaFile.Path), fault);
        }
        else if (MediaPlaces.SectionOf(wanted, sections) != file.Section)
        {
            change.Refuse(ReasonKind.Invalid, nameof(MediaFile.Path), "This folder belongs to a section: choose another folder.");
        }
        else if (string.Equals(wanted, file.Path, StringComparison.OrdinalIgnoreCase))
        {
            change.Refuse(ReasonKind.Invalid, nameof(MediaFile.Path), "The file has this address already.");
        }
        else if ((await change.Files.FindByPathsAsync([wanted], cancellationToken)).TryGetValue(wanted, out var holder) && holder.File.Id != file.Id)
        {
            change.Refuse(ReasonKind.Taken, nameof(MediaFile.Path), "Another file has this address, or had it once: choose a different one.");
        }

        return await change.PutAsync(file with { Path = wanted }, file, nameof(RenameMedia), cancellationToken);
    }
}
