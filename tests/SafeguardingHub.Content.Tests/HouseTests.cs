using System.Xml.Linq;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Content.Tests;

/// <summary>The dependency table of the house, read from the project files themselves.</summary>
public class HouseTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["SafeguardingHub.Content"] = [],
        ["SafeguardingHub.Safeguarding"] = ["SafeguardingHub.Content"],
        ["SafeguardingHub.Storage"] = ["SafeguardingHub.Content"],
        ["SafeguardingHub.Search"] = ["SafeguardingHub.Content"],
        ["SafeguardingHub.Rendering"] = ["SafeguardingHub.Content", "SafeguardingHub.Safeguarding"],
        ["SafeguardingHub.Api"] = ["SafeguardingHub.Content", "SafeguardingHub.Safeguarding"],
        ["SafeguardingHub.Admin"] = ["SafeguardingHub.Content", "SafeguardingHub.Safeguarding"],
        ["SafeguardingHub.Theme"] = ["SafeguardingHub.Rendering"],
        ["SafeguardingHub.Web"] =
        [
            "SafeguardingHub.Content", "SafeguardingHub.Safeguarding", "SafeguardingHub.Storage", "SafeguardingHub.Search",
            "SafeguardingHub.Rendering", "SafeguardingHub.Admin", "SafeguardingHub.Api", "SafeguardingHub.Theme",
        ],
    };

    public static TheoryData<string> Projects()
    {
        var data = new TheoryData<string>();
        foreach (var folder in new[] { "src", "themes" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                data.Add(Path.GetRelativePath(Repository.Root, file));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatTheHouseAllows(string projectFile)
    {
        var name = Path.GetFileNameWithoutExtension(projectFile);
        var references = XDocument.Load(Path.Combine(Repository.Root, projectFile)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} has no row in the house's table.");
        Assert.Empty(references.Except(allowed!, StringComparer.Ordinal));
    }

    [Fact]
    public void Content_LoadsNoDatabaseAndNoWeb()
    {
        var references = System.Reflection.Assembly.Load("SafeguardingHub.Content").GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(references, name =>
            name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("System.Net.Http", StringComparison.Ordinal));
    }
}
