using Microsoft.Playwright;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Browser.Tests;

/// <summary>
/// Pictures of whole pages for people to look at, in <c>artifacts/screenshots</c>, which is not kept. They are taken only where
/// <c>HUB_TEST_PICTURES</c> is set: no test looks at them, and they cost a good part of the time.
/// </summary>
internal static class Screenshots
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    private static readonly bool AreWanted = Environment.GetEnvironmentVariable("HUB_TEST_PICTURES") is { Length: > 0 };

    public static Task TakeAsync(IPage page, string path, string variant) =>
        AreWanted ? page.ScreenshotAsync(new() { Path = NameFor(path, variant), FullPage = true }) : Task.CompletedTask;

    /// <summary>What the window shows and no more.</summary>
    public static Task TakeWindowAsync(IPage page, string path, string variant) =>
        AreWanted ? page.ScreenshotAsync(new() { Path = NameFor(path, variant) }) : Task.CompletedTask;

    private static string NameFor(string path, string variant)
    {
        var name = string.Concat(path.Trim('/').ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '.'));
        return Path.Combine(Folder, $"{(name.Length == 0 ? "home" : name)}-{variant}.png");
    }

    public static string FileFor(string name) => Path.Combine(Folder, name);
}
