using System.Collections.Immutable;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The real host with people whom a test has made up: each request is made by one of them.</summary>
internal sealed class FlowHub : IAsyncDisposable, IActors
{
    private const string Header = "X-Test-Actor";
    private readonly Dictionary<string, Actor> people = new(StringComparer.Ordinal);
    private HubFactory factory = null!;

    public IServiceProvider Services => factory.Services;

    public LogRecorder Logs => factory.Logs;

    public static async Task<FlowHub> StartAsync(TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        var hub = new FlowHub();
        hub.factory = await HubFactory.StartAsync(time, more: services => hub.Register(services, more));
        return hub;
    }

    /// <summary>The same on a hub that holds nothing.</summary>
    public static FlowHub StartBlank()
    {
        var hub = new FlowHub();
        hub.factory = HubFactory.StartBlank(services => hub.Register(services, more: null));
        return hub;
    }

    /// <summary>Somebody with these permissions in one section, or everywhere.</summary>
    public HttpClient As(string id, string? section, params string[] permissions)
    {
        people[id] = Person(id, section, permissions);
        var client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(Header, id);
        return client;
    }

    public static Actor Person(string id, string? section, params string[] permissions) => new(
        ActorKind.User, id, char.ToUpperInvariant(id[0]) + id[1..],
        [new Grant("role", [.. permissions, Permission.AccessAdminPanel], section is null ? null : ContentItemId.Parse(section))]);

    /// <summary>A page as a draft of that person.</summary>
    public async Task<ContentItemId> DraftAsync(string title, string section, string by = "ann")
    {
        var parts = ContentItemJson.ReadParts(
            $$"""{ "TitlePart": { "Title": "{{title}}" }, "SectionPart": { "Section": "{{section}}" } }""");
        var actor = Person(by, section, Permission.EditContent);
        var outcome = await Services.GetRequiredService<CreateContent>().ExecuteAsync(actor, new NewContent("Page", parts), CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
        return outcome.Value.Item.Id;
    }

    public Task<Outcome<SavedContent>> SaveAsync(StoredItem item, PartMap parts, string by) => Services.GetRequiredService<SaveDraft>().ExecuteAsync(
        Person(by, item.Section?.Value, Permission.EditContent), new DraftToSave(item.Id, item.Revision, parts), CancellationToken.None);

    public async Task<StoredItem> FindAsync(ContentItemId id) =>
        (await Services.GetRequiredService<IEditorsContent>().FindAsync(id, CancellationToken.None))!;

    public Task<Actor?> FindAsync(ActorKind kind, string id, CancellationToken cancellationToken) => Task.FromResult(people.GetValueOrDefault(id));

    public Task<ImmutableArray<Actor>> WhoMayAsync(Demand demand, ContentItemId? section, CancellationToken cancellationToken) =>
        Task.FromResult(people.Values.Where(actor => Rights.Allows(actor, demand, section)).ToImmutableArray());

    /// <summary>Takes somebody away, as if the account were switched off.</summary>
    public void Dismiss(string id) => people.Remove(id);

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    private void Register(IServiceCollection services, Action<IServiceCollection>? more)
    {
        services.AddSingleton<IStartupFilter>(new ActorOfHeader(people));
        services.AddSingleton<IActors>(this);
        more?.Invoke(services);
    }

    private sealed class ActorOfHeader(Dictionary<string, Actor> people) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers[Header] is [{ } id] && people.TryGetValue(id, out var actor))
                {
                    context.Features.Set(new SignedIn(actor, "test"));
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id), new Claim(ClaimTypes.Name, id)], "test"));
                }

                return rest(context);
            });
            next(app);
        };
    }
}

/// <summary>Fills in forms as a browser does.</summary>
internal static class Forms
{
    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string address, params (string Name, string Value)[] fields) =>
        await client.SendAsync(await client.PageAsync(address), address, fields);

    /// <summary>Fills in the form of a page that is open, and sends it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, IHtmlDocument page, string address, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().First();
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(input => fields.All(field => field.Name != input.Name)).Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(values));
    }
}
