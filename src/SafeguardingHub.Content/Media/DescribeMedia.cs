using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>Gives a file a title.</summary>
public sealed class DescribeMedia(ContentEngine engine)
{
    /// <summary>Sets the title; an empty one takes it away. Needs ManageMediaContent in the file's section.</summary>
    public async ValueTask<Outcome<MediaFile>> ExecuteAsync(Actor actor, string id, string? title, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var change = new MediaChange(engine, unit, actor);
        return await change.FindAsync(id, cancellationToken) is { File: var file }
            ? await change.PutAsync(file with { Title = change.Title(title) }, file, nameof(DescribeMedia), cancellationToken)
            : change.Refused<MediaFile>();
    }
}
