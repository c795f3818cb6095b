using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Positions of followers and who holds them: of several nodes that want one, one moves the lease.</summary>
internal sealed class FollowerPositions(HubContexts contexts, WriteGate? gate) : IFollowerPositions
{
    public async Task<long> FindAsync(string follower, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        return await context.Set<FollowerRow>().Where(row => row.Name == follower).Select(row => row.Position).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<long?> TakeAsync(string follower, string node, Instant now, Instant until, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        if (!await context.Set<FollowerRow>().AnyAsync(row => row.Name == follower, cancellationToken))
        {
            return await AddAsync(context, follower, node, until, cancellationToken);
        }

        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        var taken = await context.Set<FollowerRow>()
            .Where(row => row.Name == follower && (row.LeaseOwner == null || row.LeaseOwner == node || row.LeaseUntil == null || row.LeaseUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, node).SetProperty(row => row.LeaseUntil, until), cancellationToken);
        return taken == 0
            ? null
            : await context.Set<FollowerRow>().Where(row => row.Name == follower && row.LeaseOwner == node).Select(row => (long?)row.Position).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task MoveAsync(string follower, string node, long position, CancellationToken cancellationToken)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await using var context = contexts.Create();
        await context.Set<FollowerRow>().Where(row => row.Name == follower && row.LeaseOwner == node).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Position, position).SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, (Instant?)null), cancellationToken);
    }

    private static async Task<long?> AddAsync(HubDbContext context, string follower, string node, Instant until, CancellationToken cancellationToken)
    {
        var epoch = await context.ChangeHead.Select(row => row.Epoch).SingleAsync(cancellationToken);
        context.Add(new FollowerRow { Name = follower, Position = 0, Epoch = epoch, LeaseOwner = node, LeaseUntil = until });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return 0;
        }
        catch (DbUpdateException) when (context.Set<FollowerRow>().AsNoTracking().Any(row => row.Name == follower))
        {
            // Two nodes were new at once: the other one acts.
            return null;
        }
    }
}
