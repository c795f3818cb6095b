using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Writing;

/// <summary>What a unit of work has noted and not yet sent, and whom it concerns.</summary>
internal sealed class Noted
{
    private readonly List<ItemWrite> writes = [];

    public (DefinitionSet Set, Instant At)? Definitions { get; set; }

    public Dictionary<string, Role> Roles { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonElement> Settings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (MediaFile File, AuditEntry By)> Media { get; } = new(StringComparer.Ordinal);

    public HashSet<ContentItemId> Items { get; } = [];

    public HashSet<ContentItemVersionId> Versions { get; } = [];

    public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    public bool HasSections { get; private set; }

    /// <summary>Whether anything noted changes what is live.</summary>
    public bool ChangesLive { get; private set; }

    /// <summary>The version that an audit entry of the write is about.</summary>
    public static ContentItemVersionId? VersionOf(ItemWrite write)
    {
        if (write.Live is LiveWrite.Publish publish)
        {
            return publish.Item.VersionId;
        }

        if (!write.Versions.IsEmpty)
        {
            return (write.Versions.FirstOrDefault(version => version.Latest) ?? write.Versions[^1]).VersionId;
        }

        return write.Flags.FirstOrDefault(flags => flags.Latest)?.VersionId ?? (write.Removed.IsEmpty ? write.About : write.Removed[^1]);
    }

    public void Add(ItemWrite write)
    {
        writes.Add(write);
        Items.Add(write.Id);
        Versions.UnionWith(write.Versions.Select(version => version.VersionId));
        Versions.UnionWith(write.Flags.Select(flags => flags.VersionId));
        Versions.UnionWith(write.Removed);
        foreach (var path in write.NewRedirects.Select(path => (ContentPath?)path).Append(write.DraftPath).Append(write.LivePath))
        {
            if (path is { } known)
            {
                Paths.Add(known.Key);
            }
        }

        foreach (var alias in new[] { write.DraftAlias, write.LiveAlias })
        {
            if (alias is not null)
            {
                Aliases.Add(alias.ToLowerInvariant());
            }
        }

        HasSections |= write.SectionEntry is not null;
        ChangesLive |= write.Live is not LiveWrite.Keep;
    }

    /// <summary>The writes in order, cut where an item comes again: within a wave the writes do not build on each other.</summary>
    public IEnumerable<IReadOnlyList<ItemWrite>> Waves()
    {
        var wave = new List<ItemWrite>();
        var ids = new HashSet<ContentItemId>();
        foreach (var write in writes)
        {
            if (!ids.Add(write.Id))
            {
                yield return wave;
                wave = [];
                ids = [write.Id];
            }

            wave.Add(write);
        }

        if (wave.Count > 0)
        {
            yield return wave;
        }
    }

    public void Clear()
    {
        writes.Clear();
        Definitions = null;
        Roles.Clear();
        Settings.Clear();
        Media.Clear();
        Items.Clear();
        Versions.Clear();
        Paths.Clear();
        Aliases.Clear();
        HasSections = ChangesLive = false;
    }
}
