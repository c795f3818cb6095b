using Microsoft.Playwright;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Browser.Tests;

/// <summary>Pictures of whole pages for people to look at, in <c>artifacts/screenshots</c>, which is not kept.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    public static Task TakeAsync(IPage page, string path, string variant) => page.ScreenshotAsync(new() { Path = NameFor(path, variant), FullPage = true });

    /// <summary>What the window shows and no more.</summary>
    public static Task TakeWindowAsync(IPage page, string path, string variant) => page.ScreenshotAsync(new() { Path = NameFor(path, variant) });

    private static string NameFor(string path, string variant)
    {
        var name = string.Concat(path.Trim('/').ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '.'));
        return Path.Combine(Folder, $"{(name.Length == 0 ? "home" : name)}-{variant}.png");
    }

    public static string FileFor(string name) => Path.Combine(Folder, name);
}
