using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Searching;

/// <summary>The search index of the real host: pages never wait for it, searches not for long.</summary>
public class IndexHostTests
{
    [Fact]
    public async Task Ready_TellsHowTheIndexStands()
    {
        await using var site = await HubFactory.StartAsync();

        var ready = await ReadyAsync(site, "following");

        Assert.StartsWith("ready\nsearch index: following, ", ready, StringComparison.Ordinal);
        Assert.Contains("\ntexts of files: ", ready, StringComparison.Ordinal);
        Assert.DoesNotContain("following, 0 items", ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_IsInTheIndexForTheVeryNextSearch()
    {
        await using var site = await HubFactory.StartAsync();
        await ReadyAsync(site, "following");
        var page = (await FindAsync(site, "SELECT item FROM document WHERE type = 'Page' ORDER BY item LIMIT 1"))!;

        for (var round = 1; round <= 5; round++)
        {
            await site.PublishAsync(page, item => item with { Parts = PartJson.Set(item.Parts, new TitlePart { Title = $"Title {round}" }) });
            await site.Services.GetRequiredService<SearchIndex>().CaughtUpAsync(CancellationToken.None);

            Assert.Equal($"Title {round}", await FindAsync(site, "SELECT title FROM document WHERE item = $item", page));
        }
    }

    [Fact]
    public async Task Index_ThatAnotherProgramHolds_IsSaid_AndPagesAreServed()
    {
        using var folder = new TemporaryFolder();
        HubProcess server;
        using (new FileStream(folder.File("search.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            server = await HubProcess.ServeAsync(folder.Path, "--Hub:SetupRecipe=");
            using var held = new HttpClient { BaseAddress = server.Address };

            Assert.StartsWith("ready\n", await ReadyAsync(held, "search index: failed (another program is writing it); it is tried again"), StringComparison.Ordinal);
            using var page = await held.GetAsync(new Uri("/contacts", UriKind.Relative));
            Assert.Equal(200, (int)page.StatusCode);
        }

        await using var goesOn = server;
        using var reader = new HttpClient { BaseAddress = server.Address };
        await ReadyAsync(reader, "following");
    }

    private static async Task<string> ReadyAsync(HubFactory site, string expected)
    {
        using var reader = site.Reader();
        return await ReadyAsync(reader, expected);
    }

    private static async Task<string> ReadyAsync(HttpClient reader, string expected)
    {
        var text = "";
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!text.Contains(expected, StringComparison.Ordinal))
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(2), text);
            using var answer = await reader.GetAsync(new Uri("/health/ready", UriKind.Relative));
            text = await answer.Content.ReadAsStringAsync();
            await Task.Delay(20);
        }

        return text;
    }

    private static async Task<string?> FindAsync(HubFactory site, string query, string? item = null)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(site.DataFolder, "search.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The constants above.
        command.CommandText = query;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$item", item ?? "");
        return (string?)await command.ExecuteScalarAsync();
    }
}
