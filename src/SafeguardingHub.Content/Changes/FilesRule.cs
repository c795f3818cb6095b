using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Changes;

/// <summary>
/// Whoever names a file must be one who may see it: once the text is live, the file is public. What the item named before stays
/// as it is; a file of another section is answered as one that does not exist.
/// </summary>
internal static class FilesRule
{
    public static async Task<IReadOnlyList<Reason>> CheckAsync(
        ContentWork work, ContentReading draft, IEnumerable<ContentReading> before, CancellationToken cancellationToken)
    {
        var named = Files(draft).ToList();
        if (named.Count == 0)
        {
            return [];
        }

        var known = before.SelectMany(Files).Select(file => file.Target).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var more = named.Where(file => !known.Contains(file.Target)).ToList();
        if (more.Count == 0)
        {
            return [];
        }

        var found = await work.Unit.Media.FindByPathsAsync([.. more.Select(file => file.Target)], cancellationToken);
        return [.. more
            .Where(file => !found.TryGetValue(file.Target.ToLowerInvariant(), out var line) || !MediaRights.MaySee(work.Actor, line.File, line.IsPublic))
            .Select(file => Reason.Invalid(file.Place, $"There is no file '{file.Target}' in the media library: choose another, or add it first."))];
    }

    private static IEnumerable<ContentReference> Files(ContentReading reading) =>
        CollectReferences.References(reading).Where(reference => reference.Kind == ReferenceKind.Media);
}
