using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Querying;

/// <summary>What reads Lucene's query syntax for the site's search.</summary>
internal interface ILuceneMatcher
{
    /// <summary>
    /// The documents that a query matches; a fault where it cannot be read. Whoever asks interrupts the connection when time is
    /// up: the error that SQLite then gives is let through.
    /// </summary>
    Matches Match(IndexReading reading, string query, CancellationToken cancellationToken);
}
