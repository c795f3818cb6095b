using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>What every change of media files has in common: one unit of work, seen by one actor, and every reason against it.</summary>
internal sealed class MediaChange(ContentEngine engine, IUnitOfWork unit, Actor actor)
{
    public const int LongestTitle = 200;

    public IUnitOfWork Unit => unit;

    public IMediaWork Files => unit.Media;

    public Actor Actor => actor;

    public List<Reason> Reasons { get; } = [];

    public NodaTime.Instant Now { get; } = engine.Now;

    /// <summary>The file where the actor may change it; what they may not see is answered as if it did not exist.</summary>
    public async Task<MediaLine?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await Files.FindAsync(id, cancellationToken) is not { } line || !MediaRights.MaySee(actor, line.File, line.IsPublic))
        {
            Refuse(ReasonKind.NotFound, "", "There is no such file.");
            return null;
        }

        return MayManage(line.File.Section) ? line : null;
    }

    /// <summary>Whether the actor may change files there; a refusal is noted.</summary>
    public bool MayManage(ContentItemId? section)
    {
        if (MediaRights.MayManage(actor, section))
        {
            return true;
        }

        Refuse(ReasonKind.NotPermitted, "", section is null ? "You may not change files of shared ground." : "You may not change files of this section.");
        return false;
    }

    /// <summary>
    /// Other bytes or another name behind an address that readers have are what publishing is for pages: it needs the same right,
    /// and where the section asks for a second person, one.
    /// </summary>
    public async Task<bool> MayChangeWhatIsPublicAsync(MediaLine line, CancellationToken cancellationToken)
    {
        if (!line.IsPublic)
        {
            return true;
        }

        if (!Rights.Allows(actor, new Demand(Permission.PublishContent), line.File.Section))
        {
            Refuse(ReasonKind.NotPermitted, "", "Readers have this file already, and you may not publish. Ask somebody who may, or add the new file under a name of its own.");
            return false;
        }

        if (line.File.Section is { } section
            && (await unit.FindAsync([section], cancellationToken)).GetValueOrDefault(section) is { } found
            && (found.Live ?? found.Latest)?.Item.Part<Parts.SectionProfilePart>()?.RequiresApproval == true)
        {
            Refuse(ReasonKind.NotPermitted, "", "Readers have this file already, and in this section a second person looks before anything new is public. Add the new file under a name of its own, use it in the pages, and submit them.");
            return false;
        }

        return true;
    }

    public void Refuse(ReasonKind kind, string place, string message) => Reasons.Add(new Reason(kind, place, message));

    public string? Title(string? typed)
    {
        var title = Html.PlainText.Normalise(typed)?.Trim();
        if (title?.Length > LongestTitle)
        {
            Refuse(ReasonKind.Invalid, nameof(MediaFile.Title), $"The title may have {LongestTitle} characters; this one has {title.Length}.");
        }

        return string.IsNullOrEmpty(title) ? null : title;
    }

    public async Task<SectionMap> SectionsAsync(CancellationToken cancellationToken) => new(await unit.SectionsAsync(cancellationToken));

    /// <summary>Writes the file and commits, or hands back every reason why not.</summary>
    public Task<Outcome<MediaFile>> PutAsync(MediaFile file, MediaFile? before, string action, CancellationToken cancellationToken) =>
        CompleteAsync(file, token => Files.PutAsync(file, before, Audit(action, before is null || before.Path == file.Path ? file.Path : $"{before.Path} to {file.Path}"), token), cancellationToken);

    /// <summary>Removes the file and commits, or hands back every reason why not.</summary>
    public Task<Outcome<MediaFile>> RemoveAsync(MediaFile file, string action, CancellationToken cancellationToken) =>
        CompleteAsync(file, token => Files.RemoveAsync(file, Audit(action, file.Path), token), cancellationToken);

    public Outcome<T> Refused<T>() where T : class => Outcome<T>.Refused(Reasons);

    private AuditEntry Audit(string action, string note) => AuditEntry.Of(actor, action, Now, note);

    private async Task<Outcome<MediaFile>> CompleteAsync(MediaFile file, Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (Reasons.Count > 0)
        {
            return Refused<MediaFile>();
        }

        try
        {
            await write(cancellationToken);
            await unit.CommitAsync(cancellationToken);
            return file;
        }
        catch (WriteConflictException conflict)
        {
            return Outcome<MediaFile>.Refused(conflict.Conflict == WriteConflict.Path
                ? new Reason(ReasonKind.Taken, nameof(MediaFile.Path), "Another file took this address a moment ago: choose a different one.")
                : new Reason(ReasonKind.Stale, "", "Somebody else changed this file a moment ago. Nothing was saved; look again."));
        }
    }
}
