using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>All checks from the command line, beside a server that runs.</summary>
public class CheckCommandTests
{
    [Fact]
    public async Task Check_OfTheHubAsItIsDelivered_NamesTheGapOnFridays_AndOfOneSectionOnlyWhatIsItsOwn()
    {
        await using var hub = await HubFactory.StartAsync();
        var all = await RunAsync("check");
        var wyre = await RunAsync("check", "--section", "/wyre-forest/", "--notes");
        var nowhere = await RunAsync("check", "--section", "wyre-frost");

        var lines = all.Output.TrimEnd().Split('\n');
        Assert.Equal(1, all.Code);
        Assert.Contains("Fridays, 4:30pm to 5pm", Assert.Single(lines, line => line.StartsWith("error ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("warning ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("note ", StringComparison.Ordinal));
        Assert.Matches(@"^An item took \d+\.\d ms at the median; the slowest, [0-9a-z]{26}, \d+\.\d ms\.$", lines[^2]);
        Assert.Matches(@"^\d{3} items checked\. Open: 1 errors, [1-9]\d* warnings, [1-9]\d* notes\.$", lines[^1]);

        Assert.Equal(0, wyre.Code);
        Assert.Contains("note ", wyre.Output, StringComparison.Ordinal);
        Assert.Matches(@"items checked\. Open: 0 errors, ", wyre.Output);
        Assert.Equal((1, "There is no section at '/wyre-frost'."), (nowhere.Code, nowhere.Errors.Trim()));

        Task<Ended> RunAsync(params string[] words) => HubProcess.RunAsync(hub.DataFolder, [.. words, "--data", hub.DataFolder]);
    }
}
