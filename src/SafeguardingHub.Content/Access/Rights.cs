using System.Collections.Immutable;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Access;

/// <summary>What an actor wants to do to content of some type.</summary>
/// <param name="Permission">A content permission, for example <c>EditContent</c>.</param>
/// <param name="ContentType">The type of the content, for the permissions per type (<c>Edit_NewsItem</c>); null for none in particular.</param>
public sealed record Demand(string Permission, string? ContentType = null);

/// <summary>Content that somebody may do something to.</summary>
/// <param name="Section">Only of this section; null for all, and for what belongs to none.</param>
/// <param name="ContentType">Only of this type; null for all.</param>
/// <param name="IsOwnOnly">Whether only what they own.</param>
public sealed record Reach(ContentItemId? Section, string? ContentType = null, bool IsOwnOnly = false)
{
    /// <summary>Whether all that the other reaches is reached by this as well.</summary>
    public bool Contains(Reach other) =>
        (Section is null || Section == other.Section) && (ContentType is null || ContentType == other.ContentType) && (!IsOwnOnly || other.IsOwnOnly);
}

/// <summary>The one place that decides who may do what.</summary>
public static class Rights
{
    // Right implies left, as in Orchard Core: who may publish may edit, who may edit may see.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> ImpliedBy = new Dictionary<string, ImmutableArray<string>>
    {
        ["ViewContent"] = ["EditContent", "PublishContent"],
        ["PreviewContent"] = ["EditContent", "PublishContent"],
        ["EditContent"] = ["PublishContent"],
        ["CloneContent"] = ["EditContent", "PublishContent"],
        ["ListContent"] = ["EditContent", "PublishContent"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Whether the actor may do that to content of that section and owner. Pure: the same arguments always give the same answer.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="demand">What.</param>
    /// <param name="section">The section that the content belongs to; null for what belongs to no section, which only grants for all sections reach.</param>
    /// <param name="owner">The id of the content's owner; "own" permissions hold where it is the actor's id.</param>
    public static bool Allows(Actor actor, Demand demand, ContentItemId? section, string? owner = null)
    {
        var isOwner = !string.IsNullOrEmpty(owner) && string.Equals(owner, actor.Id, StringComparison.Ordinal);
        foreach (var grant in actor.Grants)
        {
            if (grant.Section is { } where && where != section)
            {
                continue;
            }

            if (grant.Permissions.Contains(Permission.SiteOwner) || Names(demand, isOwner).Any(grant.Permissions.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the actor may do what belongs to the hub as a whole, such as changing definitions.</summary>
    public static bool AllowsEverywhere(Actor actor, string permission) => Allows(actor, new Demand(permission), section: null);

    /// <summary>
    /// Whether there is anywhere at all where the actor may do that, to content of their own if to no other: what decides
    /// whether a page has something for them.
    /// </summary>
    public static bool HoldsSomewhere(Actor actor, Demand demand) => actor.Grants.Any(grant =>
        grant.Permissions.Contains(Permission.SiteOwner) || Names(demand, isOwner: true).Any(grant.Permissions.Contains));

    /// <summary>
    /// Whether there is any content at all, of whatever type, to which the actor may do that: who keeps contacts holds
    /// <c>Edit_Service</c> and not <c>EditContent</c>.
    /// </summary>
    public static bool ReachesSomething(Actor actor, string permission) => HoldsSomewhere(actor, new Demand(permission)) || !ReachOf(actor, permission).IsEmpty;

    /// <summary>The sections in which the actor may do that, for filtering lists in the query; null for all.</summary>
    public static ImmutableHashSet<ContentItemId>? SectionsOf(Actor actor, Demand demand)
    {
        var sections = ImmutableHashSet.CreateBuilder<ContentItemId>();
        foreach (var grant in actor.Grants)
        {
            if (!grant.Permissions.Contains(Permission.SiteOwner) && !Names(demand, isOwner: false).Any(grant.Permissions.Contains))
            {
                continue;
            }

            if (grant.Section is not { } section)
            {
                return null;
            }

            sections.Add(section);
        }

        return sections.ToImmutable();
    }

    /// <summary>
    /// Where the actor may do that, for lists that filter in the query: content that any one of these reaches. A reach that
    /// lies within another is left out.
    /// </summary>
    public static ImmutableArray<Reach> ReachOf(Actor actor, string permission)
    {
        var all = actor.Grants.SelectMany(grant => ReachOf(grant, permission)).Distinct().ToList();
        return [.. all.Where(reach => !all.Exists(other => other != reach && other.Contains(reach)))];
    }

    private static IEnumerable<Reach> ReachOf(Grant grant, string permission)
    {
        if (grant.Permissions.Contains(Permission.SiteOwner) || Names(new Demand(permission), isOwner: false).Any(grant.Permissions.Contains))
        {
            yield return new Reach(grant.Section);
            yield break;
        }

        if (Names(new Demand(permission), isOwner: true).Any(grant.Permissions.Contains))
        {
            yield return new Reach(grant.Section, IsOwnOnly: true);
        }

        // Edit_NewsItem, EditOwn_NewsItem: the permission names the type.
        foreach (var type in grant.Permissions.Where(name => name.Contains('_', StringComparison.Ordinal)).Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]).Distinct(StringComparer.Ordinal))
        {
            if (Names(new Demand(permission, type), isOwner: false).Any(grant.Permissions.Contains))
            {
                yield return new Reach(grant.Section, type);
            }
            else if (Names(new Demand(permission, type), isOwner: true).Any(grant.Permissions.Contains))
            {
                yield return new Reach(grant.Section, type, IsOwnOnly: true);
            }
        }
    }

    // EditContent of a NewsItem that the actor owns is granted by EditContent, Edit_NewsItem, EditOwnContent, EditOwn_NewsItem,
    // and by whatever implies one of these.
    private static IEnumerable<string> Names(Demand demand, bool isOwner)
    {
        ImmutableArray<string> implying = ImpliedBy.TryGetValue(demand.Permission, out var found) ? found : [];
        foreach (var name in implying.Insert(0, demand.Permission))
        {
            yield return name;
            if (!name.EndsWith("Content", StringComparison.Ordinal))
            {
                continue;
            }

            var verb = name[..^"Content".Length];
            if (isOwner)
            {
                yield return verb + "OwnContent";
            }

            if (demand.ContentType is { } type)
            {
                yield return name is "ListContent" ? $"ListContent_{type}" : $"{verb}_{type}";
                if (isOwner)
                {
                    yield return $"{verb}Own_{type}";
                }
            }
        }
    }
}
