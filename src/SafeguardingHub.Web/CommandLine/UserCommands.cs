using System.CommandLine;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.CommandLine;

/// <summary>The verb <c>user add</c>, which works beside a running server.</summary>
internal static class UserCommands
{
    /// <summary>The command <c>user</c>.</summary>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var email = new Argument<string>("email") { Description = "The email address with which the person will sign in." };
        var role = new Option<string>("--role") { Description = "The role, for example Editor.", Required = true };
        var section = new Option<string?>("--section") { Description = "The section's path, for example wyre-forest (default: all sections)." };
        var name = new Option<string?>("--name") { Description = "The person's name (default: the beginning of the address)." };
        var add = new Command("add", "Invite somebody: prints a link that works once, within seven days.") { email, role, section, name, HubCommand.Data };
        add.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => AddAsync(
            parsed.GetValue(HubCommand.Data), parsed.GetValue(email)!, parsed.GetValue(name), parsed.GetValue(role)!, parsed.GetValue(section), output, errors, token)));
        return new Command("user", "Invite people.") { add };
    }

    private static async Task<int> AddAsync(
        string? data, string email, string? name, string role, string? section, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var configuration = HubCommand.Configuration(data);
        await using var services = await HubCommand.OpenAsync(configuration, cancellationToken);
        ContentItemId? where = null;
        if (section is not null)
        {
            var sections = await services.GetRequiredService<IAccounts>().SectionsAsync(cancellationToken);
            if (sections.FirstOrDefault(entry => string.Equals(entry.Prefix.Key, section.Trim('/'), StringComparison.OrdinalIgnoreCase)) is not { } found)
            {
                errors.WriteLine($"There is no section '{section}'. There are: {string.Join(", ", sections.Select(entry => entry.Prefix.Key).Where(key => key.Length > 0))}.");
                return 1;
            }

            where = found.Id;
        }

        var invitation = new Invitation(email, name ?? email.Split('@')[0], role, where);
        var outcome = await services.GetRequiredService<InviteUser>().ExecuteAsync(Actor.System("user add"), invitation, mailOrigin: null, cancellationToken);
        if (!outcome.Succeeded)
        {
            errors.WriteLine(string.Join(Environment.NewLine, outcome.Reasons.Select(reason => reason.Message)));
            return 1;
        }

        output.WriteLine($"{email} is invited. This link works once, within seven days; put the hub's address before it:");
        output.WriteLine(outcome.Value.Address);
        return 0;
    }
}
