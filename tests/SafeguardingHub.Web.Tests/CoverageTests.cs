using System.Globalization;
using System.Text.Json;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>Every row of the inventory of the source pages is on the site, or its absence is explained.</summary>
[Collection(SharedSiteTests.Name)]
public class CoverageTests(SharedSite site)
{
    private static readonly (string Prefix, int Last)[] Inventory = [("S0", 41), ("S1", 27), ("S2", 47), ("S3", 33), ("S4", 13), ("S-X", 31)];

    [Fact]
    public void Coverage_OfTheInventory_NamesEveryRowOnce()
    {
        var wanted = Inventory.SelectMany(seed => Enumerable.Range(1, seed.Last)
            .Select(number => $"{seed.Prefix}{(seed.Prefix == "S-X" ? "" : "-")}{number.ToString("00", CultureInfo.InvariantCulture)}")).ToList();

        var covered = Rows().Select(row => row.Id).ToList();

        Assert.Equal(wanted.Order(StringComparer.Ordinal), covered.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(Rows(), row => Assert.True(row.Absent is { Length: > 10 } || row is { Address: not null, Words.Length: > 0 }, $"{row.Id} says neither where it is nor why it is not."));
    }

    [Fact]
    public async Task Coverage_EachRow_IsWhereItIsSaidToBe()
    {
        var reader = site.Factory.Reader();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var row in Rows().Where(row => row.Address is not null))
        {
            if (!texts.TryGetValue(row.Address!, out var text))
            {
                using var answer = await reader.GetAsync(new Uri(row.Address!, UriKind.Relative));
                text = !answer.IsSuccessStatusCode ? $"(answered {(int)answer.StatusCode})"
                    : answer.Content.Headers.ContentType?.MediaType == "text/html" ? (await answer.PageAsync()).DocumentElement.Words()
                    : await answer.Content.ReadAsStringAsync();
                texts[row.Address!] = text;
            }

            missing.AddRange(row.Words!.Where(words => !text.Contains(words, StringComparison.Ordinal)).Select(words => $"{row.Id} {row.Address}: '{words}'"));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Coverage_OfAbsences_IsExplainedInTheRecipesReadme()
    {
        var readme = File.ReadAllText(Repository.File("recipes/README.md"));

        Assert.Empty(Rows().Where(row => row.Absent is not null && !readme.Contains(row.Id, StringComparison.Ordinal)).Select(row => row.Id));
    }

    // A number that is typed twice is right in one place and wrong in the other, one day.
    [Fact]
    public void Number_OfAService_IsWrittenOnceInTheRecipes()
    {
        var recipes = Directory.GetFiles(Repository.File("recipes"), "*.recipe.json")
            .Select(file => new string([.. File.ReadAllText(file).Where(character => character is not (' ' or '-' or '\u00a0'))])).ToList();

        foreach (var number in new[] { "01905822666", "01905768020", "01905768053" })
        {
            Assert.Equal(1, recipes.Sum(text => text.Split(number).Length - 1));
        }
    }

    private static List<Row> Rows() =>
        JsonSerializer.Deserialize<List<Row>>(File.ReadAllText(Repository.File("recipes/coverage.json")), JsonSerializerOptions.Web)!;

    private sealed record Row(string Id, string? Address, string[]? Words, string? Absent);
}
