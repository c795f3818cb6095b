using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Admin.Access;

/// <summary>Roles as choices, and accounts in words.</summary>
public static class PeopleWords
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.Create("d MMMM yyyy', 'H':'mm", CultureInfo.InvariantCulture);

    /// <summary>The roles that can be given, each with what it is for.</summary>
    public static ImmutableArray<Choice> Choices(IEnumerable<Role> roles) =>
        [.. roles.Where(role => role.Name != Role.Anonymous).Select(role => new Choice(role.Name, role.Name, role.Description))];

    /// <summary>How far an account has come.</summary>
    public static string Of(AccountState state) => state switch
    {
        AccountState.Active => "Active",
        AccountState.Disabled => "Switched off",
        _ => "Waiting for a password",
    };

    /// <summary>A moment in London's time.</summary>
    public static string Of(Instant? moment) => moment is { } at ? Moment.Format(at.InZone(LondonTime.Zone).LocalDateTime) : "Never";
}
