using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Web.Following;

/// <summary>Knows no people: stands where the accounts of people will be asked, until the hub has any.</summary>
internal sealed class UnknownPeople : IActors
{
    public Task<Actor?> FindAsync(ActorKind kind, string id, CancellationToken cancellationToken) => Task.FromResult<Actor?>(null);

    public Task<ImmutableArray<Actor>> WhoMayAsync(Demand demand, ContentItemId? section, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<Actor>.Empty);
}
