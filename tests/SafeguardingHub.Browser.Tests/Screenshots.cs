using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests;

/// <summary>Pictures of whole pages for people to look at, in <c>artifacts/screenshots</c>, which is not kept.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(FindRoot(), "artifacts", "screenshots")).FullName;

    public static Task TakeAsync(IPage page, string path, string variant)
    {
        var name = path.Trim('/').Replace('/', '.').ToLowerInvariant();
        return page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{(name.Length == 0 ? "home" : name)}-{variant}.png"), FullPage = true });
    }

    public static string FileFor(string name) => Path.Combine(Folder, name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SafeguardingHub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SafeguardingHub.sln was not found above the test's folder.");
    }
}
