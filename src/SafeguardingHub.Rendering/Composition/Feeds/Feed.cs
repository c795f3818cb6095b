using NodaTime;

namespace SafeguardingHub.Rendering.Composition.Feeds;

/// <summary>A feed of published pages, before it is written as RSS or Atom.</summary>
public sealed record Feed
{
    /// <summary>The feed's title, which makes sense alone: "Briefings - Worcestershire safeguarding hub".</summary>
    public required string Title { get; init; }

    /// <summary>What it holds, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The path of the page that it is the feed of.</summary>
    public required string Address { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Author { get; init; }

    /// <summary>The entries, as the list has them.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>When the newest of the entries became live, to the second; null where there is none.</summary>
    public Instant? Updated => Entries.Count == 0 ? null : Instant.FromUnixTimeSeconds(Entries.Max(entry => entry.Updated).ToUnixTimeSeconds());
}

/// <summary>An entry of a feed.</summary>
/// <param name="Id">What it is through all changes of its name and place: <c>urn:…</c>.</param>
/// <param name="Title">Its title, which makes sense alone.</param>
/// <param name="Address">Its page's path.</param>
/// <param name="Summary">A sentence or two of plain text, or null.</param>
/// <param name="Updated">When it became live as it is now.</param>
public sealed record FeedEntry(string Id, string Title, string Address, string? Summary, Instant Updated);
