using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using NodaTime;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteLibraryTests() : LibraryContract(HubProvider.Sqlite);

public sealed class PostgresLibraryTests() : LibraryContract(HubProvider.Postgres);

/// <summary>Media files with their sections, uses, histories and former addresses.</summary>
public abstract class LibraryContract(HubProvider provider) : HubContract(provider)
{
    private static readonly ContentItemId Wyre = Given.Id("4wyre");
    private static readonly ContentItemId South = Given.Id("4south");

    private IMediaLibrary Library => (IMediaLibrary)Hub.Services.GetService(typeof(IMediaLibrary))!;

    [Fact]
    public async Task Put_OtherBytes_KeepTheAddressAndTheHistory()
    {
        var file = await PutAsync(File("wyre/a.pdf", 'a', Wyre));

        await PutAsync(file with { Sha256 = Hash('b'), Length = 9 }, file);

        var found = await Library.FindAsync(file.Id, CancellationToken.None);
        var versions = await Library.VersionsAsync(file.Id, CancellationToken.None);
        Assert.Equal(("wyre/a.pdf", Hash('b'), 9), (found!.File.Path, found.File.Sha256, found.File.Length));
        Assert.Equal([Hash('b'), Hash('a')], versions.Select(version => version.Sha256));
        Assert.Equal("Ada", versions[0].By);
    }

    [Fact]
    public async Task Put_AnotherPath_LeavesTheOldOneLeadingToIt_AndBackAgain()
    {
        var file = await PutAsync(File("wyre/a.pdf", 'a', Wyre));

        var renamed = await PutAsync(file with { Path = "wyre/b.pdf" }, file);
        var former = await Library.FindAtAsync("WYRE/a.pdf", CancellationToken.None);
        await PutAsync(renamed with { Path = "wyre/a.pdf" }, renamed);

        Assert.Equal(("wyre/b.pdf", true), (former!.File.Path, former.IsFormer));
        Assert.False((await Library.FindAtAsync("wyre/a.pdf", CancellationToken.None))!.IsFormer);
        Assert.True((await Library.FindAtAsync("wyre/b.pdf", CancellationToken.None))!.IsFormer);
        Assert.Single(await Library.VersionsAsync(file.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Put_APathThatAnotherFileHas_IsAConflictOfPaths()
    {
        await PutAsync(File("wyre/a.pdf", 'a', Wyre));

        var conflict = await Assert.ThrowsAsync<WriteConflictException>(() => PutAsync(File("Wyre/A.pdf", 'b', Wyre)));

        Assert.Equal(WriteConflict.Path, conflict.Conflict);
    }

    [Fact]
    public async Task File_IsPublicOnlyWhileSomethingLiveRefersToIt_ByItsPathOrAFormerOne()
    {
        var file = await PutAsync(File("wyre/a.pdf", 'a', Wyre));
        await Hub.WriteAsync(Given.Draft("4p", "4v1") with { DraftReferences = [To("Wyre/A.pdf")] });
        Assert.False(await IsPublicAsync("wyre/a.pdf"));

        await Hub.WriteAsync(Given.Live("4p", "4v2", revision: 2) with
        {
            Live = LiveWrite.Show(Given.Published("4p", "4v2"), [], [To("wyre/a.pdf")]), DraftReferences = [To("wyre/a.pdf")],
        });
        Assert.True(await IsPublicAsync("wyre/a.pdf"));

        await PutAsync(file with { Path = "wyre/b.pdf" }, file);
        Assert.True(await IsPublicAsync("wyre/b.pdf"));
        Assert.Equal(1, (await Library.FindAsync(file.Id, CancellationToken.None))!.Uses);
        Assert.True(Assert.Single(await Library.UsesAsync(file.Id, 10, CancellationToken.None)).IsLive);
        Assert.Equal("wyre/a.pdf", Assert.Single((await Hub.Published.FindLinksAsync([], [], ["wyre/a.pdf"], CancellationToken.None)).Media).Path);

        await Hub.WriteAsync(Given.Draft("4p", "4v3", revision: 3) with { Live = LiveWrite.Withdrawn, DraftReferences = [] });
        Assert.False(await IsPublicAsync("wyre/b.pdf"));
    }

    [Fact]
    public async Task List_OfOneSection_HoldsItsFilesAndWhatIsPublicOfSharedGround()
    {
        await PutAsync(File("wyre/a.pdf", 'a', Wyre));
        await PutAsync(File("south/b.pdf", 'b', South));
        await PutAsync(File("c.pdf", 'c', null));
        await PutAsync(File("d.pdf", 'd', null) with { IsOpen = true });

        var seen = await Library.ListAsync(new MediaQuery { Reach = [Wyre] }, CancellationToken.None);
        var all = await Library.ListAsync(new MediaQuery { Reach = null }, CancellationToken.None);

        Assert.Equal(["d.pdf", "wyre/a.pdf"], seen.Lines.Select(line => line.File.Path).Order());
        Assert.Equal(4, all.Lines.Length);
    }

    [Fact]
    public async Task List_Pages_HoldEachFileOnceAndCostOneQuery()
    {
        for (var number = 0; number < 7; number++)
        {
            await PutAsync(File($"wyre/{number}.pdf", 'a', Wyre) with { AddedAt = Given.Start + Duration.FromMinutes(number / 3) });
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            MediaPage? page = null;
            var queries = await QueryCount.DuringAsync(async () =>
                page = await Library.ListAsync(new MediaQuery { Reach = null, After = after, Limit = 3 }, CancellationToken.None));
            Assert.Equal(1, queries);
            seen.AddRange(page!.Lines.Select(line => line.File.Path));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
        Assert.Equal("wyre/6.pdf", seen[0]);
    }

    [Fact]
    public async Task List_Narrowed_HoldsWhatIsAskedFor()
    {
        await PutAsync(File("wyre/self-neglect.pdf", 'a', Wyre) with { Title = "A guide for carers" });
        await PutAsync(File("wyre/map.png", 'b', Wyre, "image/png"));
        await Hub.WriteAsync(Given.Draft("4p", "4v1") with { DraftReferences = [To("wyre/map.png")] });

        Assert.Equal("wyre/self-neglect.pdf", await OnlyAsync(new MediaQuery { Words = "Neglect" }));
        Assert.Equal("wyre/self-neglect.pdf", await OnlyAsync(new MediaQuery { Words = "guide care" }));
        Assert.Equal("wyre/map.png", await OnlyAsync(new MediaQuery { Sort = MediaSort.Picture }));
        Assert.Equal("wyre/self-neglect.pdf", await OnlyAsync(new MediaQuery { Sort = MediaSort.Pdf }));
        Assert.Equal("wyre/self-neglect.pdf", await OnlyAsync(new MediaQuery { IsUnused = true }));
        Assert.Equal("wyre/map.png", await OnlyAsync(new MediaQuery { HasNoTitle = true }));
    }

    [Fact]
    public async Task Log_OfAFileThatNobodyButEditorsHave_SaysNothingToThoseWhoFollowThePublic()
    {
        await PutAsync(File("wyre/a.pdf", 'a', Wyre));
        Assert.Equal(0, await Hub.Log.LastPublicAsync(CancellationToken.None));

        await PutAsync(File("wyre/b.pdf", 'b', Wyre) with { IsOpen = true });
        Assert.True(await Hub.Log.LastPublicAsync(CancellationToken.None) > 0);
    }

    [Fact]
    public async Task Sweep_RemovesOldBytesThatNoFileNames_AndKeepsThoseOfEarlierVersions()
    {
        var orphan = await Hub.Media.KeepAsync(new MemoryStream("orphan"u8.ToArray()), CancellationToken.None);
        var earlier = await Hub.Media.KeepAsync(new MemoryStream("earlier"u8.ToArray()), CancellationToken.None);
        var now = await Hub.Media.KeepAsync(new MemoryStream("now"u8.ToArray()), CancellationToken.None);
        var file = await PutAsync(File("wyre/a.pdf", 'a', Wyre) with { Sha256 = earlier.Sha256 });
        await PutAsync(file with { Sha256 = now.Sha256 }, file);
        var sweep = (IMediaSweep)Hub.Services.GetService(typeof(IMediaSweep))!;
        var soon = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + Duration.FromMinutes(1);

        Assert.Equal(0, await sweep.SweepAsync(soon - Duration.FromHours(1), CancellationToken.None));
        Assert.Equal(1, await sweep.SweepAsync(soon, CancellationToken.None));

        Assert.Null(await Hub.Media.OpenAsync(orphan.Sha256, CancellationToken.None));
        await using var kept = await Hub.Media.OpenAsync(earlier.Sha256, CancellationToken.None);
        Assert.NotNull(kept);
    }

    [Fact]
    public async Task Remove_LeavesNeitherAddressNorHistory()
    {
        var file = await PutAsync(File("wyre/a.pdf", 'a', Wyre));
        var renamed = await PutAsync(file with { Path = "wyre/b.pdf" }, file);
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Media.RemoveAsync(renamed, Given.Audit, CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }

        Assert.Null(await Library.FindAtAsync("wyre/a.pdf", CancellationToken.None));
        Assert.Null(await Library.FindAtAsync("wyre/b.pdf", CancellationToken.None));
        Assert.Empty(await Library.VersionsAsync(file.Id, CancellationToken.None));
    }

    private static string Hash(char letter) => new(letter, 64);

    private static MediaFile File(string path, char hash, ContentItemId? section, string type = "application/pdf") => new(path, Hash(hash), 5, type)
    {
        Id = MediaFile.NewId(), Section = section, AddedAt = Given.Start, AddedBy = "Ada",
    };

    private static ContentReference To(string path) => new(ReferenceKind.Media, path, "FileListPart.Files[0].Media", IsRequired: false);

    private async Task<bool> IsPublicAsync(string path) => (await Library.FindAtAsync(path, CancellationToken.None))!.IsPublic;

    private async Task<string> OnlyAsync(MediaQuery query) =>
        Assert.Single((await Library.ListAsync(query with { Reach = null }, CancellationToken.None)).Lines).File.Path;

    private async Task<MediaFile> PutAsync(MediaFile file, MediaFile? before = null)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await unit.Media.PutAsync(file, before, Given.Audit, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return file;
    }
}
