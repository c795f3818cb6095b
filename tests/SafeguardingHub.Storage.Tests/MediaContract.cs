using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteMediaTests() : MediaContract(HubProvider.Sqlite)
{
    [Fact]
    public async Task Keep_InterruptedStream_LeavesNoFile()
    {
        using var broken = new BrokenStream();

        await Assert.ThrowsAsync<IOException>(() => Hub.Media.KeepAsync(broken, CancellationToken.None));

        Assert.Empty(Directory.GetFiles(Hub.Options.DataFolder, "*.part", SearchOption.AllDirectories));
    }

    private sealed class BrokenStream() : MemoryStream([1, 2, 3])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 0 ? throw new IOException("The line broke.") : base.ReadAsync(buffer, cancellationToken);
    }
}

public sealed class PostgresMediaTests() : MediaContract(HubProvider.Postgres)
{
    [Fact]
    public async Task Open_OnAnotherNode_ReadsTheDatabaseOnceThenItsOwnFile()
    {
        var bytes = RandomNumberGenerator.GetBytes(700_000);
        var (hash, _) = await Hub.Media.KeepAsync(new MemoryStream(bytes), CancellationToken.None);
        await using var node = Hub.AnotherNode();

        var first = await ReadAsync(node, hash);
        var queries = await QueryCount.DuringAsync(async () => Assert.Equal(bytes, await ReadAsync(node, hash)));

        Assert.Equal(bytes, first);
        Assert.Equal(0, queries);
    }

    [Fact]
    public async Task Keep_SameBytesFromTwoNodesAtOnce_WritesThemOnce()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        await using var node = Hub.AnotherNode();

        await Task.WhenAll(
            Hub.Media.KeepAsync(new MemoryStream(bytes), CancellationToken.None), node.Media.KeepAsync(new MemoryStream(bytes), CancellationToken.None));

        await using var context = Hub.Contexts.Create();
        Assert.Equal((1, 2), (await context.MediaBlobs.CountAsync(), await context.MediaChunks.CountAsync()));
    }
}

public abstract class MediaContract(HubProvider provider) : HubContract(provider)
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(600_000)]
    public async Task Keep_AnyLength_IsReadAgainByItsHash(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);

        var kept = await Hub.Media.KeepAsync(new MemoryStream(bytes), CancellationToken.None);

        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), (long)length), kept);
        Assert.Equal(bytes, await ReadAsync(Hub, kept.Sha256));
    }

    [Fact]
    public async Task Keep_SameBytesTwice_IsOneFile()
    {
        var first = await Hub.Media.KeepAsync(new MemoryStream("leaflet"u8.ToArray()), CancellationToken.None);
        var second = await Hub.Media.KeepAsync(new MemoryStream("leaflet"u8.ToArray()), CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Single(Directory.GetFiles(Path.Combine(Hub.Options.DataFolder, "media"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../hub.db")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Open_WhatIsNotKept_IsNull(string hash) => Assert.Null(await Hub.Media.OpenAsync(hash, CancellationToken.None));

    private protected static async Task<byte[]> ReadAsync(TestHub hub, string hash)
    {
        await using var stream = await hub.Media.OpenAsync(hash, CancellationToken.None);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy);
        return copy.ToArray();
    }
}
