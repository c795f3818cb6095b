using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public IMediaWork Media => new MediaWork(this, session);

    private sealed class MediaWork(UnitOfWork unit, HubSession session) : IMediaWork
    {
        private HubDbContext Context => session.Context;

        public Task<MediaLine?> FindAsync(string id, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            await session.HoldFileAsync(id, cancellationToken);
            return await MediaReading.FindAsync(Context, id, cancellationToken);
        }, cancellationToken);

        public Task<IReadOnlyDictionary<string, MediaLine>> FindByPathsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            await session.HoldFilesAtAsync([.. paths.Select(path => path.ToLowerInvariant()).Distinct()], cancellationToken);
            return await MediaReading.ByPathsAsync(Context, paths, cancellationToken);
        }, cancellationToken);

        public Task<IReadOnlyList<MediaLine>> FindByBytesAsync(string sha256, CancellationToken cancellationToken) =>
            AskAsync(() => MediaReading.ByBytesAsync(Context, sha256, cancellationToken), cancellationToken);

        public Task<IReadOnlyList<ItemUse>> UsesAsync(string id, int limit, CancellationToken cancellationToken) =>
            AskAsync(() => MediaReading.UsesAsync(Context, id, limit, cancellationToken), cancellationToken);

        public Task PutAsync(MediaFile file, MediaFile? before, AuditEntry audit, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var key = file.Path.ToLowerInvariant();
            var oldKey = before?.Path.ToLowerInvariant();
            if (oldKey is not null && oldKey != key)
            {
                await Context.MediaFiles.Where(row => row.PathKey == oldKey).ExecuteDeleteAsync(cancellationToken);
            }

            // Back at an address that it had before, it stands there itself.
            await Context.MediaAddresses.Where(row => row.PathKey == key && row.FileId == file.Id).ExecuteDeleteAsync(cancellationToken);
            await (oldKey == key
                ? session.UpsertAsync([MediaReading.RowOf(file)], cancellationToken)
                : session.InsertAsync([MediaReading.RowOf(file)], cancellationToken));
            if (oldKey is not null && oldKey != key)
            {
                await session.InsertAsync([new MediaAddressRow { PathKey = oldKey, FileId = file.Id }], cancellationToken);
            }

            if (before?.Sha256 != file.Sha256)
            {
                await session.InsertAsync([MediaReading.VersionOf(file, audit)], cancellationToken);
            }

            var line = await MediaReading.FindAsync(Context, file.Id, cancellationToken);
            Note(audit, file, line!.IsPublic);
            return true;
        }, cancellationToken);

        public Task RemoveAsync(MediaFile file, AuditEntry audit, CancellationToken cancellationToken) => AskAsync(async () =>
        {
            var key = file.Path.ToLowerInvariant();
            await Context.MediaFiles.Where(row => row.PathKey == key).ExecuteDeleteAsync(cancellationToken);
            await Context.MediaVersions.Where(row => row.FileId == file.Id).ExecuteDeleteAsync(cancellationToken);
            await Context.MediaAddresses.Where(row => row.FileId == file.Id).ExecuteDeleteAsync(cancellationToken);
            Note(audit, file, file.IsOpen);
            return true;
        }, cancellationToken);

        // A file that nobody but editors can have is no news for those who follow what is public: pages in memory stay as they are.
        private void Note(AuditEntry audit, MediaFile file, bool isPublic)
        {
            if (isPublic)
            {
                unit.Log(ChangeKind.Media, audit, file.Section);
            }
            else
            {
                unit.audits.Add(ItemRows.RowOf(audit, new AuditSubject { Section = file.Section }));
            }
        }

        private Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            if (unit.noted.Media.Count > 0)
            {
                await unit.SendAsync(cancellationToken);
            }

            return await ask();
        });
    }
}
