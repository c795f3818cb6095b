using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Media;

/// <summary>
/// Media as rows of chunks in PostgreSQL, so that nodes share nothing but the database; each node keeps what it has read
/// as local files.
/// </summary>
internal sealed class PostgresMediaStore(HubContexts contexts, FileMediaStore cache, TimeProvider time) : IMediaStore
{
    private const int ChunkLength = 256 * 1024;

    public async Task<(string Sha256, long Length)> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        var (hash, length) = await cache.KeepAsync(content, cancellationToken);
        await using var context = contexts.Create();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        if (await context.MediaBlobs.Where(row => row.Sha256 == hash).ExecuteUpdateAsync(set => set.SetProperty(row => row.KeptAt, now), cancellationToken) > 0)
        {
            return (hash, length);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // Who inserts the blob's row writes its chunks; another who keeps the same bytes waits here, then has nothing to do.
        var inserted = await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "MediaBlobs" ("Sha256", "Length", "KeptAt") VALUES ({hash}, {length}, {time.GetUtcNow().UtcDateTime}) ON CONFLICT DO NOTHING""", cancellationToken);
        if (inserted == 1)
        {
            await using var bytes = await cache.OpenAsync(hash, cancellationToken) ?? throw new IOException($"The cached media file {hash} is gone.");
            var buffer = new byte[ChunkLength];
            for (var number = 0; await bytes.ReadAtLeastAsync(buffer, ChunkLength, throwOnEndOfStream: false, cancellationToken) is > 0 and var read; number++)
            {
                var chunk = buffer[..read];
                await context.Database.ExecuteSqlAsync(
                    $"""INSERT INTO "MediaChunks" ("Sha256", "Number", "Bytes") VALUES ({hash}, {number}, {chunk})""", cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return (hash, length);
    }

    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        if (!FileMediaStore.IsHash(sha256))
        {
            return null;
        }

        if (await cache.OpenAsync(sha256, cancellationToken) is { } cached)
        {
            return cached;
        }

        await using var context = contexts.Create();
        if (!await context.MediaBlobs.AnyAsync(row => row.Sha256 == sha256, cancellationToken))
        {
            return null;
        }

        await using var chunks = new ChunkStream(context.MediaChunks.Where(row => row.Sha256 == sha256)
            .OrderBy(row => row.Number).Select(row => row.Bytes).AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken));
        var (kept, _) = await cache.KeepAsync(chunks, cancellationToken);
        return kept == sha256
            ? await cache.OpenAsync(sha256, cancellationToken)
            : throw new InvalidDataException($"The database's media {sha256} hold other bytes than their hash says: restore them from a backup.");
    }

    /// <summary>The chunks of a blob as one stream that is read once, forwards.</summary>
    private sealed class ChunkStream(IAsyncEnumerator<byte[]> chunks) : Stream
    {
        private ReadOnlyMemory<byte> rest;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (rest.IsEmpty)
            {
                if (!await chunks.MoveNextAsync())
                {
                    return 0;
                }

                rest = chunks.Current;
            }

            var count = Math.Min(buffer.Length, rest.Length);
            rest[..count].CopyTo(buffer);
            rest = rest[count..];
            return count;
        }

        public override async ValueTask DisposeAsync()
        {
            await chunks.DisposeAsync();
            await base.DisposeAsync();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
