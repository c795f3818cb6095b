using SafeguardingHub.Content.Delivery;

namespace SafeguardingHub.Search;

/// <summary>The shared ground that the words of pages are read with.</summary>
public interface IIndexGround
{
    /// <summary>The shared ground as soon as it is of that generation or a newer one: an index is never made with an older one.</summary>
    /// <param name="epoch">The database that is meant: after a restore, the ground of before may have a higher number and be older.</param>
    /// <param name="generation">The number of a row of the change log that the public saw; 0 for any.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TimeoutException">There is none for longer than it can take to read it.</exception>
    Task<PublicSnapshot> AtLeastAsync(Guid epoch, long generation, CancellationToken cancellationToken);
}
