using Microsoft.AspNetCore.Mvc;

namespace SafeguardingHub.Admin.Access;

/// <summary>Addresses that the host and the pages have in common.</summary>
public static class AdminAddresses
{
    /// <summary>Where one begins.</summary>
    public const string Dashboard = "/admin";

    /// <summary>Where one signs in.</summary>
    public const string SignIn = "/admin/sign-in";

    /// <summary>What answers in place of a page that cannot.</summary>
    public const string Fault = "/admin/fault";

    /// <summary>Where a link to a draft leads, for people without an account.</summary>
    public const string Preview = "/preview";

    /// <summary>Where the files of such a draft are had by the same link.</summary>
    public const string PreviewFile = Preview + "/file";

    /// <summary>The field of those addresses that holds the link's secret.</summary>
    public const string PreviewSecret = "link";

    /// <summary>The name of the limit on tries to sign in.</summary>
    public const string SignInLimit = "tries to sign in";

    /// <summary>Where somebody goes after signing in: where they wanted to, if that is an editors' page of this hub.</summary>
    public static string AfterSignIn(IUrlHelper urls, string? wanted) =>
        urls.IsLocalUrl(wanted)
        && (wanted.Equals(Dashboard, StringComparison.OrdinalIgnoreCase)
            || wanted.StartsWith(Dashboard + "/", StringComparison.OrdinalIgnoreCase) || wanted.StartsWith(Dashboard + "?", StringComparison.OrdinalIgnoreCase))
        && !wanted.StartsWith("/admin/sign-", StringComparison.OrdinalIgnoreCase)
            ? wanted
            : Dashboard;
}
