using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Access;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>Somebody who was made for a test.</summary>
internal sealed record Person(string Id, string Email, string Name)
{
    /// <summary>The password of everybody in tests.</summary>
    public const string Password = "seven blue lanterns 42";
}

/// <summary>
/// Makes people with roles and signs them in without the sign-in page, which takes as long as hashing a password does. The
/// tests of that page use it themselves.
/// </summary>
internal static class People
{
    private static int number;

    /// <summary>Makes somebody with a role in a section; in all sections where <paramref name="section"/> is null.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="role">A role of the recipes, for example <c>Editor</c>; null for none.</param>
    /// <param name="section">The section's path, for example <c>wyre-forest</c>.</param>
    /// <param name="withPassword">Whether they can use the sign-in page, with <see cref="Person.Password"/>.</param>
    public static async Task<Person> AddPersonAsync(this IServiceProvider services, string? role, string? section = null, bool withPassword = false)
    {
        var count = Interlocked.Increment(ref number);
        var person = new Person($"person{count}", $"person{count}@example.org", $"Person {count}");
        var now = services.GetRequiredService<TimeProvider>().Now();
        var hash = withPassword ? services.GetRequiredService<IPasswordHash>().Of(Person.Password) : "none";
        await using var unit = await services.GetRequiredService<IHubStore>().BeginAsync(CancellationToken.None);
        await unit.Accounts.AddAsync(person.Id, person.Email, person.Name, now, CancellationToken.None);
        await unit.Accounts.SetPasswordAsync(person.Id, hash, CancellationToken.None);
        if (role is not null)
        {
            await unit.Accounts.AddGrantAsync(person.Id, role, await SectionAsync(services, section), CancellationToken.None);
        }

        await unit.CommitAsync(CancellationToken.None);
        return person;
    }

    /// <summary>The id of the section at a path; null for none.</summary>
    public static async Task<ContentItemId?> SectionAsync(IServiceProvider services, string? path) => path is null
        ? null
        : (await services.GetRequiredService<IAccounts>().SectionsAsync(CancellationToken.None)).Single(section => section.Prefix.Key == path).Id;

    /// <summary>The cookie of somebody who has just signed in, as name and value.</summary>
    public static async Task<(string Name, string Value)> CookieAsync(this IServiceProvider services, Person person)
    {
        await using var scope = services.CreateAsyncScope();
        var now = services.GetRequiredService<TimeProvider>();
        var record = new SignInRecord(HubSignIn.NewRecord(), person.Id, now.Now(), now.Now(), EndedAt: null, "Chrome on Windows");
        await using (var unit = await services.GetRequiredService<IHubStore>().BeginAsync(CancellationToken.None))
        {
            await unit.Accounts.StartSignInAsync(record, CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }

        var user = await scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>().FindByIdAsync(person.Id);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<HubUser>>().CreateAsync(user!);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(HubSignIn.RecordClaim, record.Id));
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = now.GetUtcNow(), ExpiresUtc = now.GetUtcNow() + options.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }
}
