using System.Threading.Channels;
using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests.Journeys;

/// <summary>
/// Somebody who has a keyboard and no mouse: everything is reached by Tab, and is seen where it has the focus. Nothing here
/// clicks, fills in or focuses by other means.
/// </summary>
internal sealed class KeyboardUser
{
    private const int Patience = 600;
    private readonly IPage page;
    private readonly Channel<IFileChooser> chosen = Channel.CreateUnbounded<IFileChooser>();

    private readonly Channel<bool> loaded = Channel.CreateUnbounded<bool>();
    private readonly bool looksAtEachPage;
    private readonly HashSet<string> looked = [];

    /// <param name="page">The window.</param>
    /// <param name="looksAtEachPage">Whether axe looks at each page that a link or a button leads to, once for each title that it comes under.</param>
    public KeyboardUser(IPage page, bool looksAtEachPage = false)
    {
        this.page = page;
        this.looksAtEachPage = looksAtEachPage;

        // From the beginning: a window for files that opens before the browser was told to hand it over is lost.
        page.FileChooser += (_, chooser) => chosen.Writer.TryWrite(chooser);
        page.Load += (_, _) => loaded.Writer.TryWrite(true);
    }

    /// <summary>Whether some of what has the focus lies in the window with nothing over it.</summary>
    private const string IsSeen =
        """
        e => [...e.getClientRects()].some(r => {
          const x = r.left + Math.min(r.width / 2, 12), y = r.top + Math.min(r.height / 2, 12);
          const top = document.elementFromPoint(x, y);
          return top && (e.contains(top) || top.contains(e) || [...(e.labels ?? [])].some(label => label.contains(top)));
        })
        """;

    public IPage Page => page;

    /// <summary>Types an address into the browser, as anybody can.</summary>
    public async Task<int> OpenAsync(Uri address) => (await page.GotoAsync(address.ToString()))!.Status;

    /// <summary>Goes to a link by Tab, and follows it.</summary>
    public Task FollowAsync(string name) => PressAsync(AriaRole.Link, name);

    /// <summary>Goes to a link in the list of faults by Tab, and follows it to the field.</summary>
    public async Task MendAsync(string fault, string label)
    {
        await ReachAsync(page.GetByRole(AriaRole.Link, new() { Name = fault }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel(label, new() { Exact = true })).ToBeFocusedAsync();
    }

    /// <summary>Goes to a button by Tab, and presses it.</summary>
    public Task PressAsync(string name) => PressAsync(AriaRole.Button, name);

    /// <summary>Presses a button that changes the page in its place, until something is there.</summary>
    public async Task PressUntilAsync(string name, ILocator until)
    {
        await ReachAsync(page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await until.First.WaitForAsync();
    }

    /// <summary>Writes into a box in place of what it has.</summary>
    public async Task WriteAsync(string label, string text)
    {
        await ReachAsync(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses one of several by the arrow keys.</summary>
    public async Task ChooseAsync(string label)
    {
        var wanted = page.GetByRole(AriaRole.Radio, new() { Name = label, Exact = true });
        var group = await wanted.GetAttributeAsync("name");
        await ReachAsync(page.Locator($"input[type=radio][name='{group}']"));

        // Up from the first leads to the last, so that every one is passed; an arrow also chooses.
        await page.Keyboard.PressAsync("Space");
        for (var press = 0; press < 40 && !await wanted.IsCheckedAsync(); press++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.True(await wanted.IsCheckedAsync(), $"'{label}' cannot be chosen by keys.");
    }

    /// <summary>Chooses a line of a list by typing its beginning.</summary>
    public async Task SelectAsync(string label, string line)
    {
        var list = page.GetByLabel(label, new() { Exact = true });
        await ReachAsync(list);
        await page.Keyboard.TypeAsync(line);
        Assert.Equal(line, await list.EvaluateAsync<string>("list => list.selectedOptions[0].text.trim()"));
    }

    /// <summary>Ticks a box.</summary>
    public async Task TickAsync(string label)
    {
        var box = page.GetByRole(AriaRole.Checkbox, new() { Name = label, Exact = true });
        await ReachAsync(box);
        await page.Keyboard.PressAsync("Space");
        Assert.True(await box.IsCheckedAsync(), $"'{label}' cannot be ticked by keys.");
    }

    /// <summary>Chooses a file in the window that the operating system opens.</summary>
    public async Task ChooseFileAsync(string label, string path)
    {
        await ReachAsync(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.PressAsync("Space");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var chooser = await chosen.Reader.ReadAsync(patience.Token);
        await chooser.SetFilesAsync(path);
    }

    /// <summary>Presses Tab until one of these has the focus.</summary>
    public async Task ReachAsync(ILocator wanted)
    {
        try
        {
            await wanted.First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{wanted} is not on {page.Url}, which says: {await page.Locator("main").InnerTextAsync()}");
        }

        for (var press = 0; press < Patience; press++)
        {
            // Looked for anew now and then: a list may have been put in anew meanwhile.
            if (press % 40 == 0)
            {
                await wanted.EvaluateAllAsync<int>("all => (window.wanted = new Set(all)).size");
            }

            if (await page.EvaluateAsync<bool>("() => window.wanted.has(document.activeElement)"))
            {
                Assert.True(await page.EvaluateAsync<bool>($"() => ({IsSeen})(document.activeElement)"), $"{wanted} has the focus and is not seen.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{wanted} cannot be reached by Tab on {page.Url}.");
    }

    private Task PressAsync(AriaRole role, string name) => PressAsync(page.GetByRole(role, new() { Name = name, Exact = true }), name);

    /// <summary>Goes to a link or a button by Tab, and follows or presses it: whichever of them comes first.</summary>
    public async Task PressAsync(ILocator wanted, string name)
    {
        await ReachAsync(wanted);
        while (loaded.Reader.TryRead(out _))
        {
            // Of pages before.
        }

        await page.Keyboard.PressAsync("Enter");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await loaded.Reader.ReadAsync(patience.Token);
        if (looksAtEachPage && looked.Add(await page.TitleAsync()))
        {
            // A window as high as the page: the bar of buttons stays in sight, and would lie over what is beneath it at that moment.
            var window = page.ViewportSize!;
            var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            await page.SetViewportSizeAsync(window.Width, Math.Max(height, window.Height));
            await Axe.AssertFindsNothingAsync(page, $"{page.Url} after '{name}'");
            await page.SetViewportSizeAsync(window.Width, window.Height);
        }
    }
}
