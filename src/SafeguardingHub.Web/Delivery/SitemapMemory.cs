using System.Collections.Concurrent;
using System.Security;
using System.Text;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Rendering.Composition.Indexes;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// The map of the site in memory, made once for a generation of the public site and not for each request, as it reads tens of
/// thousands of rows. It is kept without scheme and host, which are written into each answer: where the settings name none, a
/// request's own are used, and one that a reader made up reaches that reader alone.
/// </summary>
internal sealed class SitemapMemory(SitemapComposer composer)
{
    private const string WholeMap = "";

    // No path of the hub holds this: a colon is never written plain.
    private const string Placeholder = "http://origin.invalid";
    private static readonly Duration Longest = Duration.FromHours(1);
    private volatile Kept kept = new(-1);

    /// <summary>The map: one file, or the index of several.</summary>
    public async Task<byte[]> MapAsync(PublicSnapshot snapshot, Instant now, string origin, CancellationToken cancellationToken) =>
        WithOrigin(await WholeAsync(snapshot, now, cancellationToken), origin);

    /// <summary>One file of several; null where the text names none.</summary>
    public async Task<byte[]?> FileAsync(PublicSnapshot snapshot, Instant now, string origin, string start, CancellationToken cancellationToken)
    {
        var memory = Of(snapshot);
        if (Find(memory, start, now) is { } known)
        {
            return WithOrigin(known, origin);
        }

        if (await composer.FileAsync(snapshot, now, Placeholder, start, SitemapComposer.MostInAFile, cancellationToken) is not { } bytes)
        {
            return null;
        }

        // A file may begin anywhere, and an index of an hour ago names other files than the one of now: those are answered too,
        // but only what the index names now is kept.
        var text = Encoding.UTF8.GetString(bytes);
        if (Find(memory, WholeMap, now) is { } map && map.Contains($"<loc>{Placeholder}/sitemap/{start}.xml</loc>", StringComparison.Ordinal))
        {
            memory.Texts[start] = (text, now + Longest);
        }

        return WithOrigin(text, origin);
    }

    private async Task<string> WholeAsync(PublicSnapshot snapshot, Instant now, CancellationToken cancellationToken)
    {
        var memory = Of(snapshot);
        if (Find(memory, WholeMap, now) is { } known)
        {
            return known;
        }

        var text = Encoding.UTF8.GetString(await composer.MapAsync(snapshot, now, Placeholder, SitemapComposer.MostInAFile, cancellationToken));
        memory.Texts[WholeMap] = (text, now + Longest);
        return text;
    }

    // A request that began before a change puts the older memory back at most once; its number tells it from the newer one.
    private Kept Of(PublicSnapshot snapshot)
    {
        var memory = kept;
        return memory.Generation == snapshot.Generation ? memory : kept = new Kept(snapshot.Generation);
    }

    private static string? Find(Kept memory, string name, Instant now) =>
        memory.Texts.TryGetValue(name, out var found) && now < found.Until ? found.Text : null;

    private static byte[] WithOrigin(string text, string origin) =>
        Encoding.UTF8.GetBytes(text.Replace("<loc>" + Placeholder, "<loc>" + SecurityElement.Escape(origin), StringComparison.Ordinal));

    private sealed record Kept(long Generation)
    {
        public ConcurrentDictionary<string, (string Text, Instant Until)> Texts { get; } = new(StringComparer.Ordinal);
    }
}
