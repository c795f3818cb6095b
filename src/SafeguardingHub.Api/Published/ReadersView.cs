using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Api.Published;

/// <summary>What the public may see of what is published: a role may let it see some types alone. And whether it may rely on it.</summary>
internal static class ReadersView
{
    /// <summary>Whether the public may see items of every type.</summary>
    public static bool IsOfEverything(PublicSnapshot snapshot) => Rights.AllowsEverywhere(snapshot.Reader, Permission.ViewContent);

    /// <summary>Whether the public may see items of a type.</summary>
    public static bool MaySee(PublicSnapshot snapshot, string contentType, ContentItemId? section) =>
        Rights.Allows(snapshot.Reader, new Demand(Permission.ViewContent, contentType), section);

    /// <summary>Whether the public may see an item.</summary>
    public static bool MaySee(PublicSnapshot snapshot, PublishedItem item) => MaySee(snapshot, item.ContentType, item.Section);

    /// <summary>
    /// The types of an answer: those that are asked for, all that the public may see where none is, none for all there are. Null where a
    /// type may not be seen that is asked for, or none may.
    /// </summary>
    public static ImmutableArray<string>? Types(PublicSnapshot snapshot, ImmutableArray<string> asked)
    {
        if (IsOfEverything(snapshot))
        {
            return asked;
        }

        ImmutableArray<string> seen = asked.IsEmpty
            ? [.. snapshot.Definitions.Types.Select(type => type.Name).Where(type => MaySee(snapshot, type, section: null))]
            : asked;
        return seen.IsEmpty || seen.Any(type => !MaySee(snapshot, type, section: null)) ? null : seen;
    }

    /// <summary>Whether the owner of an item's section has opened it, so that readers may rely on it.</summary>
    public static bool IsInUse(PublicSnapshot snapshot, PublishedItem item, Instant now) =>
        snapshot.Find(item.Section ?? item.Id) is { } section && PartJson.FindReadable<SectionProfilePart>(section.Parts)?.IsOpenAt(now) == true;
}
