using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>
/// Whatever happens to a hub and to its index, the index that has followed all of it is the one that is built from nothing.
/// </summary>
public class HistoryTests
{
    private static readonly string[] Aliases = ["duty", "front-door", "hours"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Index_AfterAnyHistory_IsAsIfBuiltFromNothing(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var hub = new GivenHub();
        var files = new GivenFiles();
        var unreliable = new UnreliableTables(random);
        var layout = GivenIndex.Layout with { Tables = [new TestTables(), unreliable] };
        var index = GivenIndex.Start(hub, folder.Path, files, layout);
        for (var change = 0; change < 80; change++)
        {
            Change(hub, files, random);
            switch (random.Next(12))
            {
                case 0:
                    await index.DisposeAsync();
                    index = GivenIndex.Start(hub, folder.Path, files, layout);
                    break;
                case 1:
                    await index.DisposeAsync();
                    Hurt(folder, random);
                    index = GivenIndex.Start(hub, folder.Path, files, layout);
                    break;
                case < 6:
                    await index.CaughtUpAsync();
                    break;
                default:
                    break;
            }
        }

        unreliable.IsMended = true;
        await index.IsFollowingAsync(hub.Head);
        await index.CaughtUpAsync();
        await index.DisposeAsync();
        var differences = await new IndexUpkeep(GivenIndex.SourceOf(hub, files), layout, new IndexPlace(folder.Path)).VerifyAsync(null, CancellationToken.None);

        Assert.Empty(differences);
    }

    private static void Change(GivenHub hub, GivenFiles files, Random random)
    {
        var (number, alias) = (random.Next(8), random.Next(4) is var chosen and < 3 ? Aliases[chosen] : null);
        switch (random.Next(10))
        {
            case 0 or 1 or 2:
                hub.PublishProse($"p{number}", $"Page {random.Next(100)}", Body(random), section: random.Next(2) == 0 ? "s" : null);
                break;
            case 3:
                hub.Withdraw($"p{number}");
                break;
            case 4:
                // Each alias is one item's: the item takes it from whoever has it.
                hub.PublishText($"t{Array.IndexOf(Aliases, alias)}", $"<p>word{random.Next(100)} {{{{ section.name }}}}</p>", alias);
                break;
            case 5:
                hub.PublishProse("elsewhere", $"Elsewhere {random.Next(100)}", Body(random), alias: random.Next(2) == 0 ? "elsewhere" : "moved");
                break;
            case 6:
                hub.Withdraw(random.Next(2) == 0 ? "elsewhere" : $"t{random.Next(3)}");
                break;
            case 7:
                hub.Publish("s", $"Section {random.Next(100)}", """{"SectionProfilePart":{}}""", "Section");
                break;
            case 8 when random.Next(3) == 0:
                hub.Define("Page", "Extra", random.Next(2) == 0 ? "CareCardPart" : "StepsPart");
                break;
            case 8:
                hub.Publish($"p{number}", "With extras", """{"Extra":{"Heading":"Hidden"},"FileListPart":{"Files":[{"Media":"a.pdf","Text":"File"}]}}""");
                break;
            default:
                var file = new MediaFile("A.pdf", new string((char)('a' + random.Next(4)), 64), 1, "application/pdf");
                hub.PutMedia(file);
                if (random.Next(2) == 0)
                {
                    files.Finish(file.Sha256, $"text of {file.Sha256[..3]}");
                }

                break;
        }
    }

    private static string Body(Random random) =>
        $"<p>word{random.Next(100)} {{{{ section.name }}}} [link \"{(random.Next(2) == 0 ? "elsewhere" : "moved")}\"]</p>[text \"{Aliases[random.Next(3)]}\"][contact \"elsewhere\"]";

    private static void Hurt(TemporaryFolder folder, Random random)
    {
        var file = folder.File("search.db");
        switch (random.Next(3))
        {
            case 0:
                File.Delete(file);
                break;
            case 1 when File.Exists(file):
                using (var stream = File.OpenWrite(file))
                {
                    stream.Position = 4096;
                    stream.Write(new byte[4096]);
                }

                break;
            default:
                File.WriteAllText(folder.File("search.new.db"), "half of something");
                break;
        }
    }

    /// <summary>Fails now and then in the middle of a transaction, as a disk does.</summary>
    private sealed class UnreliableTables(Random random) : IndexTables
    {
        private readonly Random random = new(random.Next());

        public bool IsMended { get; set; }

        public override IEnumerable<string> Schema => [];

        public override void Write(SqliteConnection connection, long number, IndexedItem item) => MaybeFail();

        public override void Remove(SqliteConnection connection, long number) => MaybeFail();

        private void MaybeFail()
        {
            lock (random)
            {
                if (!IsMended && random.Next(40) == 0)
                {
                    throw new IOException("The disk did not answer.");
                }
            }
        }
    }
}
