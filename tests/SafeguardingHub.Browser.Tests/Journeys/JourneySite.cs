using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Access;

namespace SafeguardingHub.Browser.Tests.Journeys;

/// <summary>A hub as it is on its first day: the recipes have run, and nobody has an account. Its clock can be put forward.</summary>
public sealed class JourneySite : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter console = new();

    public JourneySite() => UseKestrel(0);

    public ForwardClock Clock { get; } = new();

    /// <summary>The link that the console shows to whoever sets the hub up.</summary>
    public string SetUpLink
    {
        get
        {
            _ = Root;
            return new Uri(console.ToString().Split('\n').Last(line => line.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
        }
    }

    public Uri Root
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    public Uri At(string path) => new(Root, path);

    /// <summary>A window of somebody's own, in which nobody has signed in.</summary>
    internal static async Task<KeyboardUser> SomebodyAsync(ChromiumFixture chromium, bool script = true, bool looksAtEachPage = false)
    {
        var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, JavaScriptEnabled = script, Locale = "en-GB" });
        context.SetDefaultTimeout(120_000);
        return new KeyboardUser(await context.NewPageAsync(), looksAtEachPage);
    }

    /// <summary>Waits until a page of the public site says something.</summary>
    internal async Task<string> PublicAsync(string path, Func<string, bool> isThere)
    {
        using var client = new HttpClient { BaseAddress = Root };
        var text = "";
        for (var attempt = 0; attempt < 240; attempt++)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            text = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
            if (isThere(text))
            {
                return text;
            }

            await Task.Delay(250);
        }

        Assert.Fail($"{path} did not come to what was waited for. It says: {text}");
        return text;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("Hub:Data", folder.Path);
        builder.UseSetting("Hub:Links:Ask", "false");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(new SetUpNotice(console));
            services.AddSingleton<TimeProvider>(Clock);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        console.Dispose();
        folder.Dispose();
    }
}

/// <summary>The system's clock, put forward by what a test asks for; its timers run as they do.</summary>
public sealed class ForwardClock : TimeProvider
{
    private long ticks;

    public void Forward(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref ticks));
}
