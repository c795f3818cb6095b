using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Who works with the forms of these tests.</summary>
internal enum Who
{
    /// <summary>May do everything.</summary>
    Administrator,

    /// <summary>Another who may do everything.</summary>
    Second,

    /// <summary>Edits South Worcestershire and nothing else.</summary>
    Editor,
}

/// <summary>The hub with people who edit content.</summary>
internal sealed class EditorHub : IAsyncDisposable
{
    public const string SouthWorcestershire = "4hubsectionsouthworcs00000";
    private readonly Dictionary<Who, Person> people = [];
    private readonly Dictionary<Who, Cookie> cookies = [];

    private EditorHub(HubFactory factory) => Factory = factory;

    public HubFactory Factory { get; }

    public IServiceProvider Services => Factory.Services;

    public static async Task<EditorHub> StartAsync(TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        var hub = new EditorHub(await HubFactory.StartAsync(time, more: more));
        foreach (var (who, role, section) in new[] { (Who.Administrator, "Administrator", null), (Who.Second, "Administrator", null), (Who.Editor, "Editor", "south-worcestershire") })
        {
            hub.people[who] = await hub.Services.AddPersonAsync(role, section);
            var (name, value) = await hub.Services.CookieAsync(hub.people[who]);
            hub.cookies[who] = new Cookie(name, value, "/admin", "localhost");
        }

        return hub;
    }

    public string NameOf(Who who) => people[who].Name;

    /// <summary>A browser of somebody.</summary>
    public HttpClient Browser(Who who)
    {
        var client = Factory.Stranger();
        client.Cookies.Add(cookies[who]);
        return client.Http;
    }

    public ValueTask DisposeAsync() => Factory.DisposeAsync();
}

/// <summary>Reading what a browser gets.</summary>
internal static class EditorAnswers
{
    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public static async Task<SentForm> FormAsync(this HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}.");
        return new SentForm(browser, address, await answer.ReadAsync());
    }
}

/// <summary>A form as a browser has it: what it holds, what somebody changes in it, and what its buttons send.</summary>
internal sealed class SentForm(HttpClient browser, string address, IHtmlDocument page)
{
    private readonly List<KeyValuePair<string, string>> fields = Fields(page.QuerySelector<IHtmlFormElement>("form#form") ?? page.QuerySelector<IHtmlFormElement>("main form")!);

    public IHtmlDocument Page => page;

    public HttpClient Browser => browser;

    public IReadOnlyList<KeyValuePair<string, string>> All => fields;

    public string this[string name]
    {
        get => fields.First(field => field.Key == name).Value;
        set
        {
            var at = fields.FindIndex(field => field.Key == name);
            Assert.True(at >= 0, $"The form has no field '{name}': {string.Join(", ", fields.Select(field => field.Key))}");
            fields.RemoveAll(field => field.Key == name);
            fields.Insert(at, KeyValuePair.Create(name, value));
        }
    }

    public void Add(string name, string value) => fields.Add(KeyValuePair.Create(name, value));

    public void Drop(string name) => fields.RemoveAll(field => field.Key == name);

    /// <summary>Presses a button: one of the save bar by its value, or one that changes the form.</summary>
    public async Task<HttpResponseMessage> SendAsync(string does, string? handler = null)
    {
        using var content = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("Do", does)]);
        var query = handler is null ? "" : (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler;
        return await browser.PostAsync(address + query, content);
    }

    public Task<HttpResponseMessage> SaveAsync() => SendAsync("save");

    /// <summary>Changes the form and goes on with what comes back.</summary>
    public async Task<SentForm> ChangeAsync(string does)
    {
        var answer = await SendAsync(does, "Change");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new SentForm(browser, address, await answer.ReadAsync());
    }

    // What a browser would send of a form that nobody touched.
    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        var found = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input, textarea, select").Where(element => element.GetAttribute("name") is { Length: > 0 }))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                    found.Add(KeyValuePair.Create(name, box.Value));
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit") } input:
                    found.Add(KeyValuePair.Create(name, input.Value));
                    break;
                case IHtmlTextAreaElement text:
                    found.Add(KeyValuePair.Create(name, text.Value.ReplaceLineEndings("\r\n")));
                    break;
                case IHtmlSelectElement select:
                    found.Add(KeyValuePair.Create(name, (select.Options.FirstOrDefault(option => option.IsSelected) ?? select.Options[0]).Value));
                    break;
            }
        }

        return found;
    }
}
