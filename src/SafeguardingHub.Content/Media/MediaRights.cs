using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>
/// Who may do what with files. Those who may see drafts of a section, if only their own, may see and use its files: a draft
/// without its pictures and documents cannot be written. Changing files needs ManageMediaContent where they belong.
/// </summary>
public static class MediaRights
{
    /// <summary>The sections whose files somebody may see, beside what is public; null for all files.</summary>
    public static ImmutableHashSet<ContentItemId>? SeenBy(Actor actor)
    {
        var reach = Rights.ReachOf(actor, Permission.PreviewContent).Concat(Rights.ReachOf(actor, Permission.ManageMedia)).ToList();
        return reach.Exists(part => part.Section is null) ? null : [.. reach.Select(part => part.Section!.Value)];
    }

    /// <summary>Whether somebody may see the file and use it in what they write.</summary>
    public static bool MaySee(Actor actor, MediaFile file, bool isPublic) =>
        isPublic || SeenBy(actor) is not { } sections || (file.Section is { } section && sections.Contains(section));

    /// <summary>Whether somebody may add, change and delete files there.</summary>
    public static bool MayManage(Actor actor, ContentItemId? section) => Rights.Allows(actor, new Demand(Permission.ManageMedia), section);
}
