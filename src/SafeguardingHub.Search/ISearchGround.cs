using SafeguardingHub.Content.Delivery;

namespace SafeguardingHub.Search;

/// <summary>The shared ground that the words of pages are read with.</summary>
public interface ISearchGround
{
    /// <summary>The shared ground as soon as it is of that generation or a newer one: an index is never made with an older one.</summary>
    /// <param name="generation">The number of a row of the change log that the public saw; 0 for any.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<PublicSnapshot> AtLeastAsync(long generation, CancellationToken cancellationToken);
}
