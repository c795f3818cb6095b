using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    // Answers of this unit, null for "nobody": who asks for a chunk of keys first asks one query, then none.
    private readonly Dictionary<string, RouteEntry?> routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AliasEntry?> aliases = new(StringComparer.Ordinal);
    private readonly HashSet<ContentItemId> absent = [];
    private DefinitionSet? definitionsSeen;
    private long? definitionsAt;
    private bool holdsDefinitions;

    public Task<DefinitionSet> DefinitionsAsync(CancellationToken cancellationToken) =>
        GuardAsync(async () =>
        {
            if (definitionsSeen is null)
            {
                (definitionsSeen, definitionsAt) = await Definitions.LoadWithPositionAsync(session.Context, cancellationToken);
            }

            return definitionsSeen;
        });

    public Task HoldDefinitionsAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await session.HoldDefinitionsAsync(cancellationToken);
        holdsDefinitions = true;
        definitionsSeen = noted.Definitions is null ? null : definitionsSeen;
        return true;
    });

    public Task<IReadOnlyDictionary<ContentItemId, StoredItem>> FindAsync(
        IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (ids.Any(noted.Items.Contains))
        {
            await SendAsync(cancellationToken);
        }

        var wanted = ids.Where(id => !absent.Contains(id)).Distinct().ToArray();
        var found = await StoredItems.FindAsync(session.Context, wanted, cancellationToken);
        absent.UnionWith(wanted.Where(id => !found.ContainsKey(id)));
        return found;
    });

    public Task HoldAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (!IsReading)
        {
            await session.HoldAsync([.. ids.Select(id => id.Value)], cancellationToken);
        }

        return true;
    });

    public Task<IReadOnlyDictionary<ContentItemVersionId, StoredVersion>> FindVersionsAsync(
        IReadOnlyCollection<ContentItemVersionId> ids, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var found = await StoredItems.FindVersionsAsync(session.Context, ids, cancellationToken);
        if (ids.Any(noted.Versions.Contains) || found.Values.Any(version => noted.Items.Contains(version.Item.Id)))
        {
            await SendAsync(cancellationToken);
            found = await StoredItems.FindVersionsAsync(session.Context, ids, cancellationToken);
        }

        return found;
    });

    public Task<IReadOnlyDictionary<string, RouteEntry>> FindRoutesAsync(
        IReadOnlyCollection<ContentPath> paths, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var keys = paths.Select(path => path.Key).Distinct(StringComparer.Ordinal).ToArray();
        await LoadRoutesAsync(keys, cancellationToken);
        if (keys.Any(key => noted.Paths.Contains(key) || (routes[key] is { } route && IsNoted(route.Owner, route.RedirectTo))))
        {
            await SendAsync(cancellationToken);
            await LoadRoutesAsync(keys, cancellationToken);
        }

        return (IReadOnlyDictionary<string, RouteEntry>)Answer(keys, routes);
    });

    public Task<IReadOnlyList<RouteEntry>> FindRoutesBelowAsync(ContentPath prefix, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var found = await LoadRoutesBelowAsync(prefix, cancellationToken);
        if (noted.Items.Count > 0
            && (found.Any(route => IsNoted(route.Owner, route.RedirectTo)) || noted.Paths.Any(key => ContentPath.Parse(key).IsBelow(prefix))))
        {
            await SendAsync(cancellationToken);
            found = await LoadRoutesBelowAsync(prefix, cancellationToken);
        }

        return found;
    });

    public Task<IReadOnlyDictionary<string, AliasEntry>> FindAliasesAsync(
        IReadOnlyCollection<string> aliases, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var keys = aliases.Select(alias => alias.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        await LoadAliasesAsync(keys, cancellationToken);
        if (keys.Any(key => noted.Aliases.Contains(key) || (this.aliases[key] is { } alias && IsNoted(alias.Owner, null))))
        {
            await SendAsync(cancellationToken);
            await LoadAliasesAsync(keys, cancellationToken);
        }

        return (IReadOnlyDictionary<string, AliasEntry>)Answer(keys, this.aliases);
    });

    public Task<IReadOnlyList<SectionEntry>> SectionsAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var found = await LoadSectionsAsync(cancellationToken);
        if (noted.HasSections || found.Any(section => noted.Items.Contains(section.Id)))
        {
            await SendAsync(cancellationToken);
            found = await LoadSectionsAsync(cancellationToken);
        }

        return found;
    });

    public Task<IReadOnlyList<LiveUse>> FindLiveUsesAsync(
        ContentItemId item, bool byId, IReadOnlyCollection<string> aliases, int limit, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (noted.ChangesLive)
        {
            await SendAsync(cancellationToken);
        }

        var id = item.Value;
        var names = aliases.Select(alias => alias.ToLowerInvariant()).ToArray();
        var uses = await session.Context.References
            .Where(row => row.IsLive && row.ItemId != id && ((byId && row.Kind == ReferenceKind.Item && row.Target == id) || (row.Kind == ReferenceKind.Alias && names.Contains(row.Target))))
            .GroupBy(row => row.ItemId)
            .Select(group => new { Item = group.Key, Required = group.Max(row => row.IsRequired ? 1 : 0) })
            .OrderByDescending(use => use.Required).ThenBy(use => use.Item)
            .Take(limit)
            .Join(session.Context.Published, use => use.Item, row => row.ItemId, (use, row) => new { use.Item, row.DisplayText, use.Required })
            .OrderByDescending(use => use.Required).ThenBy(use => use.Item)
            .ToListAsync(cancellationToken);
        return (IReadOnlyList<LiveUse>)[.. uses.Select(use => new LiveUse(ContentItemId.Parse(use.Item), use.DisplayText, use.Required == 1))];
    });

    public Task<IReadOnlySet<string>> HandsInAsync(
        ContentItemId item, ContentItemVersionId version, IReadOnlyCollection<string> otherActions, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var (itemId, versionId, others) = (item.Value, version.Value, otherActions.ToArray());
        var actors = await session.Context.Audit.Where(row => row.ItemId == itemId && row.VersionId == versionId && !others.Contains(row.Action))
            .Select(row => row.ActorId).Distinct().ToListAsync(cancellationToken);
        var own = audits.Where(row => row.ItemId == itemId && row.VersionId == versionId && !others.Contains(row.Action)).Select(row => row.ActorId);
        return (IReadOnlySet<string>)actors.Concat(own).ToHashSet(StringComparer.Ordinal);
    });

    public Task<IReadOnlyList<ContentItemId>> BinnedBeforeAsync(NodaTime.Instant moment, int limit, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var ids = await session.Context.Items.Where(row => row.BinnedAt != null && row.BinnedAt < moment)
            .OrderBy(row => row.BinnedAt).ThenBy(row => row.Id).Take(limit).Select(row => row.Id).ToListAsync(cancellationToken);
        return (IReadOnlyList<ContentItemId>)[.. ids.Select(ContentItemId.Parse)];
    });

    private async Task LoadRoutesAsync(string[] keys, CancellationToken cancellationToken)
    {
        var missing = keys.Where(key => !routes.ContainsKey(key)).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var rows = await session.Context.Routes.Where(row => missing.Contains(row.PathKey) && (row.Owner != null || row.RedirectTo != null)).ToDictionaryAsync(row => row.PathKey, StringComparer.Ordinal, cancellationToken);
        foreach (var key in missing)
        {
            routes[key] = rows.TryGetValue(key, out var row) ? ItemRows.EntryOf(row) : null;
        }
    }

    private async Task<IReadOnlyList<RouteEntry>> LoadRoutesBelowAsync(ContentPath prefix, CancellationToken cancellationToken)
    {
        // Keys compare by bytes: what begins with "a/" stands between "a/" and "a0", the digit being the slash's neighbour.
        var (low, high) = (prefix.Key + "/", prefix.Key + "0");
        var owned = session.Context.Routes.Where(row => row.Owner != null);
        var below = prefix.IsHome
            ? owned.Where(row => row.PathKey != "")
            : owned.Where(row => string.Compare(row.PathKey, low) >= 0 && string.Compare(row.PathKey, high) < 0);
        return [.. (await below.OrderBy(row => row.PathKey).ToListAsync(cancellationToken)).Select(ItemRows.EntryOf)];
    }

    private async Task LoadAliasesAsync(string[] keys, CancellationToken cancellationToken)
    {
        var missing = keys.Where(key => !aliases.ContainsKey(key)).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var rows = await session.Context.Aliases.Where(row => missing.Contains(row.AliasKey)).ToDictionaryAsync(row => row.AliasKey, StringComparer.Ordinal, cancellationToken);
        foreach (var key in missing)
        {
            aliases[key] = rows.TryGetValue(key, out var row) ? new AliasEntry(row.Alias, ContentItemId.Parse(row.Owner), row.IsLive) : null;
        }
    }

    private async Task<IReadOnlyList<SectionEntry>> LoadSectionsAsync(CancellationToken cancellationToken) =>
        [.. (await session.Context.Sections.OrderBy(row => row.Prefix).ThenBy(row => row.ItemId).ToListAsync(cancellationToken))
            .Select(row => row.Entry())];

    private bool IsNoted(ContentItemId? owner, ContentItemId? redirectTo) =>
        (owner is { } first && noted.Items.Contains(first)) || (redirectTo is { } second && noted.Items.Contains(second));

    private static Dictionary<string, T> Answer<T>(string[] keys, Dictionary<string, T?> known) where T : class =>
        keys.Where(key => known[key] is not null).ToDictionary(key => key, key => known[key]!, StringComparer.Ordinal);

    private static void Forget<T>(Dictionary<string, T> known, IReadOnlyCollection<string> keys)
    {
        foreach (var key in keys)
        {
            known.Remove(key);
        }
    }
}
