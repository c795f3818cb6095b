using System.Collections.Concurrent;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Editing;

/// <summary>Keeps unsaved forms in memory, for a hub whose store does not: they go when the hub stops.</summary>
public sealed class MemoryAutosaves : IAutosaves
{
    // Forms are large: of very many the oldest go.
    private const int Most = 200;
    private readonly ConcurrentDictionary<(string Person, string Key), Autosaved> kept = new();

    /// <inheritdoc />
    public Task SaveAsync(Actor actor, string key, Autosaved form, CancellationToken cancellationToken)
    {
        kept[(actor.Id, key)] = form;
        foreach (var oldest in kept.Count > Most ? kept.OrderBy(pair => pair.Value.At).Take(kept.Count - Most).Select(pair => pair.Key).ToList() : [])
        {
            kept.TryRemove(oldest, out _);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<Autosaved?> FindAsync(Actor actor, string key, CancellationToken cancellationToken) => Task.FromResult(kept.GetValueOrDefault((actor.Id, key)));

    /// <inheritdoc />
    public Task DiscardAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        kept.TryRemove((actor.Id, key), out _);
        return Task.CompletedTask;
    }
}

/// <summary>Knows who has an item open on this node.</summary>
/// <param name="time">The clock.</param>
public sealed class MemoryPresence(TimeProvider time) : IPresence
{
    private static readonly Duration Here = Duration.FromMinutes(2);
    private readonly ConcurrentDictionary<(ContentItemId Item, string Person), (string Name, Instant At)> seen = new();

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> TouchAsync(Actor actor, ContentItemId item, CancellationToken cancellationToken)
    {
        var now = time.Now();
        seen[(item, actor.Id)] = (actor.Name, now);
        foreach (var gone in seen.Where(pair => pair.Value.At + Here < now).Select(pair => pair.Key).ToList())
        {
            seen.TryRemove(gone, out _);
        }

        return Task.FromResult<IReadOnlyList<string>>(
            [.. seen.Where(pair => pair.Key.Item == item && pair.Key.Person != actor.Id).Select(pair => pair.Value.Name).Order(StringComparer.OrdinalIgnoreCase)]);
    }
}
