using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>People as actors, by their accounts as these are at the moment of asking.</summary>
internal sealed class AccountActors(IAccounts accounts) : IActors
{
    public async Task<Actor?> FindAsync(ActorKind kind, string id, CancellationToken cancellationToken) =>
        kind == ActorKind.User && await accounts.FindAsync(id, cancellationToken) is { IsDisabled: false } account ? account.AsActor : null;

    public async Task<ImmutableArray<Actor>> WhoMayAsync(Demand demand, ContentItemId? section, CancellationToken cancellationToken) =>
        [.. (await accounts.ListAsync(cancellationToken)).Where(account => !account.IsDisabled).Select(account => account.AsActor)
            .Where(actor => Rights.Allows(actor, demand, section))];
}
