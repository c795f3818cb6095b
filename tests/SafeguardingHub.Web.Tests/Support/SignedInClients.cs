using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>Browsers with and without somebody signed in.</summary>
internal static class SignedInClients
{
    /// <summary>A client that is signed in as somebody new with that role.</summary>
    public static async Task<AdminClient> SignInAsync(this HubFactory hub, string? role, string? section = null) =>
        await hub.SignInAsync(await hub.Services.AddPersonAsync(role, section));

    /// <summary>A client that is signed in as that person.</summary>
    public static async Task<AdminClient> SignInAsync(this HubFactory hub, Person person)
    {
        var client = hub.Stranger();
        var (name, value) = await hub.Services.CookieAsync(person);
        client.Cookies.Add(new Cookie(name, value, "/admin", "localhost"));
        return client with { Person = person };
    }

    /// <summary>A browser in which nobody has signed in.</summary>
    public static AdminClient Stranger(this HubFactory hub)
    {
        var cookies = new CookieContainer();
        return new AdminClient(hub.CreateDefaultClient(new Uri("http://localhost"), new CookieJar(cookies)), cookies);
    }

    /// <summary>What the audit holds about somebody's account, newest first.</summary>
    public static async Task<List<AuditEntry>> AuditOfAsync(this HubFactory hub, Person person) =>
        [.. (await hub.Services.GetRequiredService<IHubReader>().AuditAsync(1000, CancellationToken.None)).Where(change => change.Account == person.Id).Select(change => change.Entry)];

    /// <summary>Where somebody is signed in.</summary>
    public static Task<IReadOnlyList<SignInRecord>> SignInsOfAsync(this HubFactory hub, Person person) =>
        hub.Services.GetRequiredService<IAccounts>().SignInsAsync(person.Id, CancellationToken.None);

    /// <summary>Keeps cookies as a browser does; redirects are for the test to see.</summary>
    private sealed class CookieJar(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            {
                request.Headers.Add("Cookie", header);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var values))
            {
                foreach (var value in values)
                {
                    cookies.SetCookies(request.RequestUri!, value);
                }
            }

            return answer;
        }
    }
}
