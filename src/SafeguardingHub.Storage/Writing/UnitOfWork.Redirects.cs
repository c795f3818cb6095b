using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public IRedirectWork Redirects => new RedirectWork(this, session);

    private sealed class RedirectWork(UnitOfWork unit, HubSession session) : IRedirectWork
    {
        private const int KeysAtATime = 500;

        private HubDbContext Context => session.Context;

        public Task<Redirect?> FindAsync(string id, CancellationToken cancellationToken) =>
            unit.GuardAsync(async () => (await Context.Redirects.FirstOrDefaultAsync(row => row.Id == id, cancellationToken))?.Redirect());

        public Task<IReadOnlyList<Redirect>> AtAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => unit.GuardAsync<IReadOnlyList<Redirect>>(async () =>
        {
            var found = new List<Redirect>();
            foreach (var some in paths.Chunk(KeysAtATime))
            {
                found.AddRange((await Context.Redirects.Where(row => some.Contains(row.Path)).ToListAsync(cancellationToken)).Select(row => row.Redirect()));
            }

            return found;
        });

        public Task<IReadOnlySet<string>> HostsAsync(CancellationToken cancellationToken) => unit.GuardAsync<IReadOnlySet<string>>(async () =>
            (await Context.Redirects.Where(row => row.Host != "").Select(row => row.Host).Distinct().ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal));

        public Task<IReadOnlyDictionary<ContentItemId, ContentPath>> LivePlacesAsync(IReadOnlyCollection<ContentItemId> items, CancellationToken cancellationToken) =>
            unit.GuardAsync<IReadOnlyDictionary<ContentItemId, ContentPath>>(async () =>
            {
                var found = new Dictionary<ContentItemId, ContentPath>();
                foreach (var some in items.Select(item => item.Value).Chunk(KeysAtATime))
                {
                    foreach (var row in await Context.Published.Where(row => some.Contains(row.ItemId) && row.Path != null).Select(row => new { row.ItemId, row.Path }).ToListAsync(cancellationToken))
                    {
                        found[ContentItemId.Parse(row.ItemId)] = ContentPath.Parse(row.Path!);
                    }
                }

                return found;
            });

        public Task<IReadOnlyDictionary<string, MediaLine>> FilesAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => unit.GuardAsync<IReadOnlyDictionary<string, MediaLine>>(async () =>
        {
            var found = new Dictionary<string, MediaLine>(StringComparer.Ordinal);
            foreach (var some in paths.Chunk(KeysAtATime))
            {
                foreach (var (path, file) in await MediaReading.ByPathsAsync(Context, some, cancellationToken))
                {
                    found[path] = file;
                }
            }

            return found;
        });

        public Task PutAsync(IReadOnlyList<Redirect> redirects, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var rows = redirects.Select(RedirectRow.Of).ToLookup(row => row.Revision == 1);
            List<RedirectRow> changed = [.. rows[false]];
            await session.InsertAsync([.. rows[true]], cancellationToken);
            if (await session.UpdateAsync(changed, [], cancellationToken, (nameof(RedirectRow.Revision), row => row.Revision - 1)) != changed.Count)
            {
                throw new WriteConflictException();
            }

            // The list is short, however many redirects there are.
            var waiting = await Context.Unmatched.Select(row => new { row.Key, row.Host, row.Path }).ToListAsync(cancellationToken);
            foreach (var some in waiting.Where(row => redirects.Any(redirect => redirect.Source.Covers(row.Host, row.Path))).Select(row => row.Key).Chunk(KeysAtATime))
            {
                await Context.Unmatched.Where(row => some.Contains(row.Key)).ExecuteDeleteAsync(cancellationToken);
            }

            Log(audit, about);
            return true;
        });

        public Task RemoveAsync(Redirect redirect, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var id = redirect.Id;
            await Context.Redirects.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
            Log(audit, about);
            return true;
        });

        public Task<bool> IgnoreAsync(UnmatchedAddress address, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            var key = address.Key;
            var found = await Context.Unmatched.Where(row => row.Key == key && !row.IsIgnored).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsIgnored, true), cancellationToken);
            if (found > 0)
            {
                unit.audits.Add(ItemRows.RowOf(audit, about));
            }

            return found > 0;
        });

        private void Log(AuditEntry audit, AuditSubject about)
        {
            unit.changes.Add(new ChangeRow { Number = 0, Kind = ChangeKind.Redirects, At = audit.At });
            unit.audits.Add(ItemRows.RowOf(audit, about));
        }
    }
}
