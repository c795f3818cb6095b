using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The hub with people who are signed in because a header of the test says so.</summary>
internal static class EditorHub
{
    public const string SouthWorcestershire = "4hubsectionsouthworcs00000";
    private const string Who = "X-Test-Actor";
    private static readonly ImmutableHashSet<string> Editing = [Permission.AccessAdminPanel, Permission.ListContent, Permission.PreviewContent, Permission.EditContent, Permission.PublishContent];

    public static Actor Administrator { get; } = new(ActorKind.User, "admin", "Alex Admin", [new Grant("Administrator", [Permission.SiteOwner], null)]);

    public static Actor Second { get; } = new(ActorKind.User, "second", "Sam Second", [new Grant("Administrator", [Permission.SiteOwner], null)]);

    /// <summary>Somebody who edits one section alone.</summary>
    public static Actor EditorOf(string section) => new(ActorKind.User, "editor", "Eve Editor", [new Grant("Editor", Editing, ContentItemId.Parse(section))]);

    public static Task<HubFactory> StartAsync(params Actor[] people) => HubFactory.StartAsync(more: services =>
        services.AddSingleton<IStartupFilter>(new SignsIn([Administrator, Second, .. people])));

    /// <summary>The browser of somebody.</summary>
    public static HttpClient Browser(this HubFactory hub, Actor person)
    {
        var client = hub.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add(Who, person.Id);
        return client;
    }

    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public static async Task<SentForm> FormAsync(this HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}.");
        return new SentForm(browser, address, await answer.ReadAsync());
    }

    private sealed class SignsIn(ImmutableArray<Actor> people) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, pipeline) =>
            {
                if (people.FirstOrDefault(person => person.Id == context.Request.Headers[Who]) is { } person)
                {
                    context.Features.Set(new SignedIn(person, "test"));
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, person.Name), new Claim(ClaimTypes.NameIdentifier, person.Id)], "test"));
                }

                return pipeline(context);
            });
            next(app);
        };
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
