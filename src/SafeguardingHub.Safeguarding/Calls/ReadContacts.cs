using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>A service as its keepers see it.</summary>
/// <param name="Item">The service as the public sees it.</param>
/// <param name="Part">Its numbers and hours.</param>
/// <param name="Standing">Where the calls to it stand.</param>
/// <param name="Reports">What readers have reported of its numbers, the latest day first.</param>
public sealed record ContactLine(PublishedItem Item, ServicePart Part, ContactStanding Standing, ImmutableArray<FeedbackCount> Reports)
{
    /// <summary>The service's name.</summary>
    public string Name => string.IsNullOrWhiteSpace(Item.DisplayText) ? Item.Id.Value : Item.DisplayText;

    /// <summary>How many reports nobody has looked at.</summary>
    public int NewReports => Reports.Sum(report => report.New);

    /// <summary>How much it needs somebody.</summary>
    public ContactNeed Need => Standing.Need == ContactNeed.InDoubt || NewReports == 0 ? Standing.Need : ContactNeed.Reported;
}

/// <summary>A service with all that is known of calls to it.</summary>
/// <param name="Line">The service.</param>
/// <param name="Calls">The calls, the newest first.</param>
/// <param name="Holidays">The bank holidays.</param>
public sealed record ContactSheet(ContactLine Line, IReadOnlyList<LoggedCall> Calls, BankHolidays Holidays);

/// <summary>Reads services for their keepers: those that somebody may publish, and no others, as if there were none.</summary>
public sealed class ReadContacts(PublishedContacts contacts, IFeedbackStore feedback, ICallLog calls, CallRules rules, TimeProvider time)
{
    /// <summary>The form of readers' reports on a number, as counts know it.</summary>
    public const string ReportForm = "number";

    /// <summary>How far back reports and calls are shown, in days and in calls.</summary>
    private const int ReportDays = 90;
    private const int CallsShown = 100;

    /// <summary>The first day of the reports that keepers are shown on a day.</summary>
    internal static LocalDate ReportsFrom(LocalDate today) => today.PlusDays(-ReportDays);

    /// <summary>All of them, the most pressing first. Two queries and the definitions.</summary>
    public async Task<ImmutableArray<ContactLine>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        var ground = await contacts.ReadAsync(cancellationToken);
        var mine = ground.Services.Where(service => May(actor, service.Item, service.Part)).ToList();
        if (mine.Count == 0)
        {
            return [];
        }

        var reports = await ReportsAsync(cancellationToken);
        return
        [
            .. mine.Select(service => Line(service, ground.Holidays, reports)).OrderBy(line => line.Need)
                .ThenByDescending(line => line.Standing.DaysOverdue).ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>One of them, or null where there is none that the actor may publish. Three queries and the definitions.</summary>
    public async Task<ContactSheet?> FindAsync(Actor actor, ContentItemId id, CancellationToken cancellationToken)
    {
        var ground = await contacts.ReadAsync(cancellationToken);
        var found = ground.Services.FirstOrDefault(service => service.Item.Id == id);
        if (found.Item is null || !May(actor, found.Item, found.Part))
        {
            return null;
        }

        var reports = await ReportsAsync(cancellationToken);
        return new ContactSheet(Line(found, ground.Holidays, reports), await calls.OfAsync(id, CallsShown, cancellationToken), ground.Holidays);
    }

    private static bool May(Actor actor, PublishedItem item, ServicePart part) =>
        part.IsEmergency != true && Rights.Allows(actor, new Demand(Permission.PublishContent, item.ContentType), item.Section);

    private Task<IReadOnlyList<FeedbackCount>> ReportsAsync(CancellationToken cancellationToken) =>
        feedback.SinceAsync(ReportForm, ReportsFrom(LondonTime.Day(time.Now())), cancellationToken);

    private ContactLine Line((PublishedItem Item, ServicePart Part) service, BankHolidays holidays, IReadOnlyList<FeedbackCount> reports) => new(
        service.Item, service.Part, ContactStanding.Of(service.Part, LondonTime.Day(time.Now()), holidays, rules),
        [.. reports.Where(report => report.Answer.Subject == service.Item.Id.Value)]);
}
