using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Redirects, and the addresses that were asked for in vain, in the database.</summary>
internal sealed class RedirectStore(WriteTurns turns) : IRedirects
{
    public async Task<SentOn?> FindAsync(string host, string path, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await RedirectReading.FindAsync(context, host, path, cancellationToken);
    }

    public async Task<RedirectsPage> ListAsync(RedirectsQuery query, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await RedirectReading.ListAsync(context, query, cancellationToken);
    }

    public async Task<UnmatchedPage> UnmatchedAsync(UnmatchedQuery query, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        return await RedirectReading.UnmatchedAsync(context, query, cancellationToken);
    }

    public async Task CountUnmatchedAsync(
        IReadOnlyCollection<KeyValuePair<UnmatchedAddress, int>> asked, LocalDate day, int most, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return;
        }

        var date = day.ToDateOnly();
        await turns.TakeAsync(
            async session =>
            {
                // In the order of their keys, so that two nodes that count the same addresses wait for each other and not in a ring.
                var context = session.Context;
                foreach (var (address, count) in asked.OrderBy(pair => pair.Key.Key, StringComparer.Ordinal))
                {
                    await context.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO "UnmatchedAddresses" ("Key", "Host", "Path", "Count", "FirstOn", "LastOn", "IsIgnored")
                        VALUES ({address.Key}, {address.Host}, {address.Path}, {count}, {date}, {date}, {false})
                        ON CONFLICT ("Key") DO UPDATE SET "Count" = "UnmatchedAddresses"."Count" + excluded."Count", "LastOn" = excluded."LastOn"
                        """,
                        cancellationToken);
                }

                // What somebody took off the list stays off it: it is remembered for as long as it is asked for.
                var dropped = await context.Unmatched.Where(row => !row.IsIgnored).OrderByDescending(row => row.Count).ThenByDescending(row => row.LastOn).ThenBy(row => row.Key)
                    .Skip(most).Select(row => row.Key).ToListAsync(cancellationToken);
                foreach (var some in dropped.Chunk(500))
                {
                    await context.Unmatched.Where(row => some.Contains(row.Key)).ExecuteDeleteAsync(cancellationToken);
                }

                return dropped.Count;
            },
            cancellationToken);
    }

    public Task<int> ForgetUnmatchedAsync(LocalDate before, CancellationToken cancellationToken) =>
        turns.TakeAsync(session => session.Context.Unmatched.Where(row => row.LastOn < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}
