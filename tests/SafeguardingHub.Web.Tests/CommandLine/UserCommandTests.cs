using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.CommandLine;

/// <summary>Inviting people from the command line: how the first one gets in, and how somebody does whom no administrator can let in.</summary>
public class UserCommandTests
{
    [Fact]
    public async Task UserAdd_BesideARunningServer_PrintsALinkWithWhichThePersonChoosesAPassword()
    {
        using var folder = new TemporaryFolder();
        await using var hub = await HubProcess.ServeAsync(folder.Path);

        var added = await HubProcess.RunAsync(folder.Path, "user", "add", "ada@example.org", "--role", "Editor", "--section", "wyre-forest", "--name", "Ada Lovelace", "--data", folder.Path);
        var twice = await HubProcess.RunAsync(folder.Path, "user", "add", "ada@example.org", "--role", "Editor", "--data", folder.Path);
        var noRole = await HubProcess.RunAsync(folder.Path, "user", "add", "ben@example.org", "--role", "Conductor", "--data", folder.Path);
        var noSection = await HubProcess.RunAsync(folder.Path, "user", "add", "ben@example.org", "--role", "Editor", "--section", "atlantis", "--data", folder.Path);
        var noAddress = await HubProcess.RunAsync(folder.Path, "user", "add", "ben", "--role", "Editor", "--data", folder.Path);

        Assert.Equal((0, ""), (added.Code, added.Errors));
        var link = added.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        using var client = new HttpClient { BaseAddress = hub.Address };
        var page = await client.GetStringAsync(new Uri(link, UriKind.Relative));
        Assert.Contains("Ada Lovelace", page, StringComparison.Ordinal);
        Assert.All([twice, noRole, noSection, noAddress], ended =>
        {
            Assert.Equal(1, ended.Code);
            Assert.NotEmpty(ended.Errors.Trim());
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("link", ended.Output, StringComparison.Ordinal);
        });
        Assert.Contains("atlantis", noSection.Errors, StringComparison.Ordinal);
    }
}
