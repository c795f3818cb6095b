using System.Globalization;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>What every screen of the editors has to be.</summary>
internal static class Screens
{
    /// <summary>The same at both widths, of a page that is opened once and then made narrow.</summary>
    public static async Task LooksRightAtEachWidthAsync(this WatchedPage watched, string name)
    {
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await watched.Page.SetViewportSizeAsync(viewport.Width, viewport.Height);
            await watched.LooksRightAsync(name, viewport);
        }
    }

    /// <summary>No fault that axe finds, nothing on the console, no scrolling sideways; and a picture of it to look at.</summary>
    public static async Task LooksRightAsync(this WatchedPage watched, string name, Viewport viewport)
    {
        // A window as high as the page: the bar of buttons stays in sight, and would lie over what is beneath it at that moment.
        var height = await watched.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await watched.Page.SetViewportSizeAsync(viewport.Width, Math.Max(height, viewport.Height));

        await Screenshots.TakeAsync(watched.Page, name, viewport.Width.ToString(CultureInfo.InvariantCulture));
        await Axe.AssertFindsNothingAtAsync(watched.Page, viewport.Width);
        Assert.True(watched.Complaints.Count == 0, string.Join("\n", watched.Complaints));
        Assert.True(
            await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways at {viewport.Width}.");
    }
}
