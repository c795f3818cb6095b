using Microsoft.Playwright;

namespace SafeguardingHub.Browser.Tests;

/// <summary>A page together with what it asked for and complained of.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> requests = [];
    private readonly List<string> complaints = [];

    private WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>The status that the page's address answered with.</summary>
    public int Status { get; private set; }

    /// <summary>The addresses of all requests, the page's own first.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>Errors and warnings on the console, refusals of the content security policy among them, and failed requests.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context, Uri address)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(address);
        var watched = new WatchedPage(context, await context.NewPageAsync());
        watched.Page.Request += (_, request) => watched.requests.Add(request.Url);
        watched.Page.RequestFailed += (_, request) => watched.complaints.Add($"failed: {request.Url}");
        watched.Page.PageError += (_, error) => watched.complaints.Add(error);
        watched.Page.Console += (_, message) =>
        {
            // Chromium logs the page's own status when it is an error, which is the answer that such a page should give.
            var isOwnStatus = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && message.Location.StartsWith(address.ToString(), StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isOwnStatus)
            {
                watched.complaints.Add($"{message.Text} ({message.Location})");
            }
        };
        var response = await watched.Page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });
        watched.Status = response?.Status ?? 0;
        return watched;
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
