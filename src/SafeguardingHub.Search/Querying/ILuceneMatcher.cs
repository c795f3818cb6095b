using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Querying;

/// <summary>What reads Lucene's query syntax for the site's search.</summary>
internal interface ILuceneMatcher
{
    /// <summary>
    /// The documents that a query matches; a fault where it cannot be read. Whoever asks interrupts the connection when time is
    /// up: the error that SQLite then gives is let through.
    /// </summary>
    /// <param name="reading">The index.</param>
    /// <param name="query">What was typed.</param>
    /// <param name="standing">The documents of the reading, and their states at this moment.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Matches Match(IndexReading reading, string query, Standing standing, CancellationToken cancellationToken);
}
