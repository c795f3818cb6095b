using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Storage;

namespace SafeguardingHub.Web.Access;

/// <summary>Puts signing in into the host: Identity on the hub's own tables, cookies below <c>/admin</c> alone.</summary>
internal static class AccessHosting
{
    /// <summary>Below this address, and nowhere else, browsers send the hub's cookies.</summary>
    public const string Path = "/admin";

    /// <summary>How long a browser may be left alone before its person has to sign in again; at least 20 hours, so that nobody is cut off within a day's work.</summary>
    public static readonly TimeSpan IdleLife = TimeSpan.FromHours(24);

    /// <summary>Registers signing in.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CookieCheck>();
        services.AddIdentityCore<HubUser>(Configure)
            .AddEntityFrameworkStores<HubDbContext>()
            .AddSignInManager<HubSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<CodesOnce>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        foreach (var scheme in new[] { IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme, IdentityConstants.TwoFactorRememberMeScheme, IdentityConstants.ExternalScheme })
        {
            services.Configure<CookieAuthenticationOptions>(scheme, options => Shield(options.Cookie, "hub-" + scheme.Replace("Identity.", "", StringComparison.Ordinal).ToLowerInvariant()));
        }

        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            options.ExpireTimeSpan = IdleLife;
            options.SlidingExpiration = true;
            options.EventsType = typeof(CookieCheck);
        });
        services.Configure<AntiforgeryOptions>(options =>
        {
            Shield(options.Cookie, "hub-form");

            // Forms are sent from the hub's own pages only; this cookie also tells that a form came from one.
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.Configure<CookieTempDataProviderOptions>(options => Shield(options.Cookie, "hub-said"));
        services.AddScoped<ISignInDesk, SignInDesk>();
        services.AddScoped<IOwnAccount, OwnAccount>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // Two proofs in one: what somebody has, and what they are or know; and found without an address being typed.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = static context => ValueTask.FromResult(IsOwn(context));
        });
        services.AddSingleton<IKeptForms, KeptForms>();
        services.AddSingleton(_ => new SetUpNotice(Console.Out));
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<IMailLinks, MailLinks>();
        services.AddHostedService<MailSender>();
        services.AddRateLimiter(limits => limits.AddPolicy<string, SignInLimit>(AdminAddresses.SignInLimit));
    }

    /// <summary>Registers what tells good passwords from others, and what the store keeps of them; for the command line, too.</summary>
    public static void AddPasswords(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<HubUser>, PasswordHasher<HubUser>>();
        services.AddSingleton<IPasswordHash, IdentityPasswordHash>();
        services.AddSingleton(_ => new PasswordRules(CommonPasswords.Load()));
    }

    private static void Configure(IdentityOptions options)
    {
        // Any address that a letter can be sent to.
        options.User.AllowedUserNameCharacters = "";
        options.User.RequireUniqueEmail = true;
        // Whether a password is good enough is said by PasswordRules, in one place.
        options.Password.RequiredLength = 1;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 10;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }

    // The framework compares with the Origin header, which is "null" here: the hub's pages keep their address to themselves.
    // What the browser signed names the page, too. The scheme may differ behind a proxy that speaks TLS with readers.
    private static bool IsOwn(PasskeyOriginValidationContext context) =>
        !context.CrossOrigin && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin) && origin.Scheme is "https" or "http"
        && Uri.TryCreate($"{origin.Scheme}://{context.HttpContext.Request.Host.ToUriComponent()}", UriKind.Absolute, out var own)
        && string.Equals(origin.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);

    private static void Shield(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = Path;
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // Strict would leave somebody who follows a link in a letter on the sign-in page.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.IsEssential = true;
    }
}

/// <summary>Hashes passwords as Identity does, so that Identity can compare them.</summary>
internal sealed class IdentityPasswordHash(IPasswordHasher<HubUser> hasher) : IPasswordHash
{
    private static readonly HubUser Nobody = new();

    public string Of(string password) => hasher.HashPassword(Nobody, password);
}
