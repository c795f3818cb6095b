using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public ISectionWork Sections => new SectionWork(this, session);

    private sealed class SectionWork(UnitOfWork unit, HubSession session) : ISectionWork
    {
        private HubDbContext Context => session.Context;

        public Task HoldAsync(ContentItemId section, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            await session.HoldAloneAsync(section.Value, cancellationToken);
            return true;
        });

        public Task<IReadOnlyList<SectionCount>> CountsAsync(ContentItemId section, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var counts = await In(section.Value).GroupBy(row => new { row.ContentType, row.Standing })
                .Select(group => new { group.Key.ContentType, group.Key.Standing, Count = group.Count() })
                .OrderBy(count => count.ContentType).ThenBy(count => count.Standing).ToListAsync(cancellationToken);
            return (IReadOnlyList<SectionCount>)[.. counts.Select(count => new SectionCount(count.ContentType, count.Standing, count.Count))];
        }, cancellationToken);

        public Task<IReadOnlyList<ContentItemId>> ItemsAsync(
            ContentItemId section, ContentItemId? after, int limit, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var from = after?.Value ?? "";
            var ids = await In(section.Value).Where(row => string.Compare(row.Id, from) > 0).OrderBy(row => row.Id).Take(limit)
                .Select(row => row.Id).ToListAsync(cancellationToken);
            return (IReadOnlyList<ContentItemId>)[.. ids.Select(ContentItemId.Parse)];
        }, cancellationToken);

        public Task<IReadOnlyList<ContentItemId>> PointingAtAsync(
            ContentItemId item, IReadOnlyCollection<string> aliases, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var target = item.Value;
            var names = aliases.Select(alias => alias.ToLowerInvariant()).ToArray();
            var ids = await Context.References.Where(row => row.ItemId != target && (
                    (row.Kind == ReferenceKind.Item && row.Target == target) || (row.Kind == ReferenceKind.Alias && names.Contains(row.Target))))
                .Select(row => row.ItemId).Distinct().OrderBy(id => id).ToListAsync(cancellationToken);
            return (IReadOnlyList<ContentItemId>)[.. ids.Select(ContentItemId.Parse)];
        }, cancellationToken);

        public Task<IReadOnlyList<RouteEntry>> AddressesAsync(ContentPath prefix, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            // Keys compare by bytes: what begins with "a/" stands between "a/" and "a0".
            var (key, low, high) = (prefix.Key, prefix.Key + "/", prefix.Key + "0");
            var rows = await Context.Routes
                .Where(row => row.Owner != null || row.RedirectTo != null)
                .Where(row => row.PathKey == key || (string.Compare(row.PathKey, low) >= 0 && string.Compare(row.PathKey, high) < 0))
                .OrderBy(row => row.PathKey).ToListAsync(cancellationToken);
            return (IReadOnlyList<RouteEntry>)[.. rows.Select(ItemRows.EntryOf)];
        }, cancellationToken);

        public Task<IReadOnlyList<SectionGrant>> GrantsAsync(ContentItemId section, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var key = section.Value;
            var rows = await (
                from grant in Context.Grants
                where grant.Section == key
                join role in Context.HubRoles on grant.RoleKey equals role.NameKey into roles
                from role in roles.DefaultIfEmpty()
                join user in Context.Accounts on grant.SubjectId equals user.Id into users
                from user in users.DefaultIfEmpty()
                orderby grant.RoleKey, grant.SubjectId
                select new { grant.SubjectKind, grant.SubjectId, grant.RoleKey, Role = role.Name, Name = user.DisplayName }).ToListAsync(cancellationToken);
            return (IReadOnlyList<SectionGrant>)[.. rows.Select(row => new SectionGrant(row.SubjectKind, row.SubjectId, row.Name ?? row.SubjectId, row.Role ?? row.RoleKey))];
        }, cancellationToken);

        public Task MoveGrantsAsync(ContentItemId section, ContentItemId? to, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var from = section.Value;
            if (to?.Value is { } target)
            {
                // Who has the role in both keeps one.
                await Context.Grants.Where(row => row.Section == from && !Context.Grants.Any(other =>
                        other.Section == target && other.SubjectKind == row.SubjectKind && other.SubjectId == row.SubjectId && other.RoleKey == row.RoleKey))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Section, target), cancellationToken);
            }

            return await Context.Grants.Where(row => row.Section == from).ExecuteDeleteAsync(cancellationToken);
        }, cancellationToken);

        public Task<int> CountMediaAsync(ContentItemId section, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var key = section.Value;
            return await Context.MediaFiles.CountAsync(row => row.Section == key, cancellationToken);
        }, cancellationToken);

        public Task MoveMediaAsync(ContentItemId section, ContentItemId to, AuditEntry audit, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var (from, target) = (section.Value, to.Value);
            if (await Context.MediaFiles.Where(row => row.Section == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.Section, target), cancellationToken) > 0)
            {
                unit.changes.Add(new ChangeRow { Number = 0, Kind = ChangeKind.Media, At = audit.At });
            }

            return true;
        }, cancellationToken);

        public Task MoveRedirectsAsync(ContentItemId section, ContentItemId to, AuditEntry audit, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            // Whoever has a form of one open is told that it has changed.
            var (from, target) = (section.Value, to.Value);
            var moved = await Context.Redirects.Where(row => row.Section == from)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Section, target).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);
            moved += await Context.Redirects.Where(row => row.TargetItem == from)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.TargetItem, target).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);
            if (moved > 0)
            {
                unit.changes.Add(new ChangeRow { Number = 0, Kind = ChangeKind.Redirects, At = audit.At });
            }

            return true;
        }, cancellationToken);

        public Task LeadRedirectsAsync(ContentItemId section, ContentItemId to, AuditEntry audit, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var (from, target) = (section.Value, to.Value);
            var led = await Context.Redirects.Where(row => Context.Items.Any(item => item.Id == row.TargetItem && item.Section == from && item.LiveVersionId == null))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.TargetItem, target).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);
            if (led > 0)
            {
                unit.changes.Add(new ChangeRow { Number = 0, Kind = ChangeKind.Redirects, At = audit.At });
            }

            return true;
        }, cancellationToken);

        public Task MoveGoneAsync(ContentItemId section, ContentItemId to, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var (from, target) = (section.Value, to.Value);
            return await Context.Items.Where(row => row.Section == from && row.LatestVersionId == null && row.LiveVersionId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Section, target), cancellationToken);
        }, cancellationToken);

        private IQueryable<ItemRow> In(string section) => Context.Items.Where(row =>
            (row.LatestVersionId != null || row.LiveVersionId != null)
            && (row.Section == section || Context.Published.Any(live => live.ItemId == row.Id && live.Section == section)));

        private Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            await unit.SendAsync(cancellationToken);
            return await ask();
        });
    }
}
