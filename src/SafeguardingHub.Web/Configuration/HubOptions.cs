using System.ComponentModel.DataAnnotations;
using System.Net;

namespace SafeguardingHub.Web.Configuration;

/// <summary>Configuration section <c>Hub</c>.</summary>
internal sealed class HubOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hub";

    /// <summary>The data folder; also <c>--data</c>. The default is <c>data</c> below the current folder.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Hub:Data must name a folder.")]
    public string Data { get; set; } = "data";

    /// <summary>The database: <c>sqlite</c> (the default) or <c>postgres</c>, whose connection string is ConnectionStrings:Hub.</summary>
    [RegularExpression("(?i)sqlite|postgres", ErrorMessage = "Hub:Database must be sqlite or postgres.")]
    public string Database { get; set; } = "sqlite";

    /// <summary>The folder of recipes from which an empty hub is set up. The default is <c>recipes</c> beside the host.</summary>
    public string Recipes { get; set; } = Path.Combine(AppContext.BaseDirectory, "recipes");

    /// <summary>How many months counts of readers' answers are kept. The default is 12.</summary>
    [Range(1, 120, ErrorMessage = "Hub:FeedbackMonths must be a number of months from 1 to 120.")]
    public int FeedbackMonths { get; set; } = 12;

    /// <summary>How many days something stays in the bin before it is deleted for good. The default is 90.</summary>
    [Range(1, 3650, ErrorMessage = "Hub:BinDays must be a number of days from 1 to 3650.")]
    public int BinDays { get; set; } = 90;

    /// <summary>The recipe that sets up an empty hub, by its file's name; empty to leave it empty. The default is <c>hub.recipe.json</c>.</summary>
    public string SetupRecipe { get; set; } = "hub.recipe.json";

    /// <summary>
    /// Proxies that tell readers' addresses truly, as addresses or networks with commas between them; empty, the default, for none.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>How many months records of sign-ins are kept. The default is 6.</summary>
    [Range(1, 120, ErrorMessage = "Hub:SignInMonths must be a number of months from 1 to 120.")]
    public int SignInMonths { get; set; } = 6;

    /// <summary>The first administrator, for a set-up without anybody at the console; used only while nobody has an account.</summary>
    public AdminOptions Admin { get; set; } = new();

    /// <summary>The mail server; without one, invitations are links to copy.</summary>
    public MailOptions Mail { get; set; } = new();

    /// <summary>How contacts are kept right.</summary>
    public ContactOptions Contacts { get; set; } = new();

    /// <summary>The media library.</summary>
    public MediaOptions Media { get; set; } = new();

    /// <summary>The checks of content.</summary>
    public CheckOptions Checks { get; set; } = new();

    /// <summary>What follows changes of definitions.</summary>
    public DefinitionOptions Definitions { get; set; } = new();

    /// <summary>Links to other sites.</summary>
    public LinkOptions Links { get; set; } = new();

    /// <summary>The networks of a list of addresses and networks; those that cannot be read are left out.</summary>
    public static IReadOnlyList<IPNetwork> Networks(string list) => [.. Entries(list).Select(Network).OfType<IPNetwork>()];

    private IEnumerable<ValidationResult> FaultsOfProxies() =>
        from entry in Entries(TrustedProxies)
        where Network(entry) is null
        select new ValidationResult($"Hub:TrustedProxies: '{entry}' is no address and no network: write 10.0.0.5 or 10.0.0.0/24.");

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in FaultsOfProxies())
        {
            yield return fault;
        }

        if (Mail.IsOn && !System.Net.Mail.MailAddress.TryCreate(Mail.From, out _))
        {
            yield return new ValidationResult("Hub:Mail:From must be the email address that letters come from.");
        }

        if (Contacts.CallEveryDays is < 1 or > 3650)
        {
            yield return new ValidationResult("Hub:Contacts:CallEveryDays must be a number of days from 1 to 3650.");
        }

        if (Links.SecondsBetween is < 1 or > 3600)
        {
            yield return new ValidationResult("Hub:Links:SecondsBetween must be a number of seconds from 1 to 3600.");
        }

        if (Links.EveryDays is < 1 or > 90)
        {
            yield return new ValidationResult("Hub:Links:EveryDays must be a number of days from 1 to 90.");
        }

        if (Media.MaxMegabytes is < 1 or > 1000)
        {
            yield return new ValidationResult("Hub:Media:MaxMegabytes must be a number of megabytes from 1 to 1000.");
        }

        if (Admin.Email.Length > 0 != Admin.Password.Length > 0)
        {
            yield return new ValidationResult("Hub:Admin:Email and Hub:Admin:Password must both be given, or neither.");
        }
    }

    private static string[] Entries(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? Network(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>Configuration section <c>Hub:Admin</c>.</summary>
internal sealed class AdminOptions
{
    /// <summary>The address with which the first administrator signs in.</summary>
    public string Email { get; set; } = "";

    /// <summary>The password; as good as any other must be.</summary>
    public string Password { get; set; } = "";

    /// <summary>The name; the beginning of the address where it is empty.</summary>
    public string Name { get; set; } = "";
}

/// <summary>Configuration section <c>Hub:Contacts</c>.</summary>
internal sealed class ContactOptions
{
    /// <summary>After how many days a number is rung again. The default is 90.</summary>
    public int CallEveryDays { get; set; } = 90;
}

/// <summary>Configuration section <c>Hub:Media</c>.</summary>
internal sealed class MediaOptions
{
    /// <summary>The largest file that may be sent, in megabytes. The default is 25.</summary>
    public int MaxMegabytes { get; set; } = 25;
}

/// <summary>Configuration section <c>Hub:Mail</c>.</summary>
internal sealed class MailOptions
{
    /// <summary>The SMTP server; empty, the default, for no mail.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port. The default is 587.</summary>
    [Range(1, 65535, ErrorMessage = "Hub:Mail:Port must be a port.")]
    public int Port { get; set; } = 587;

    /// <summary>The address that letters come from.</summary>
    public string From { get; set; } = "";

    /// <summary>The account at the server; empty for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Whether the connection must be encrypted (STARTTLS). The default is true.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>Whether there is a server.</summary>
    public bool IsOn => Host.Length > 0;
}

/// <summary>Configuration section <c>Hub:Checks</c>.</summary>
internal sealed class CheckOptions
{
    /// <summary>
    /// Whether this node checks in the background what has changed. Another node may do it for all; without any, findings are
    /// kept up to date by the command <c>check</c> alone, and by what editors save themselves.
    /// </summary>
    public bool Background { get; set; } = true;
}

/// <summary>Configuration section <c>Hub:Definitions</c>.</summary>
internal sealed class DefinitionOptions
{
    /// <summary>
    /// Whether this node works out live items anew after their definitions have changed. The default is true; another node may do it
    /// for all, and without any, lists keep what they knew until an item is published again.
    /// </summary>
    public bool Background { get; set; } = true;
}

/// <summary>Configuration section <c>Hub:Links</c>.</summary>
internal sealed class LinkOptions
{
    /// <summary>Whether this node asks other sites if the links to them still lead somewhere. The default is true; without a way out, set it to false.</summary>
    public bool Ask { get; set; } = true;

    /// <summary>How many seconds lie at least between two questions to one site. The default is 5.</summary>
    public int SecondsBetween { get; set; } = 5;

    /// <summary>After how many days an address is asked for again. The default is 7.</summary>
    public int EveryDays { get; set; } = 7;
}
