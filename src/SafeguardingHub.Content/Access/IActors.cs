using System.Collections.Immutable;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Access;

/// <summary>People and tokens as actors, with the grants that they have at this moment.</summary>
public interface IActors
{
    /// <summary>The actor, or null where the account is gone or switched off.</summary>
    Task<Actor?> FindAsync(ActorKind kind, string id, CancellationToken cancellationToken);

    /// <summary>The people who may do that to content of that section, by name; those who may do it everywhere are among them.</summary>
    Task<ImmutableArray<Actor>> WhoMayAsync(Demand demand, ContentItemId? section, CancellationToken cancellationToken);
}
