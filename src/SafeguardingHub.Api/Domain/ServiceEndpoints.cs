using Microsoft.AspNetCore.Http;
using NodaTime;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Api.Published;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Api.Domain;

/// <summary>Services and routes: all of it in memory, so these answer whatever the database does.</summary>
internal static class ServiceEndpoints
{
    /// <summary>The fields of the address of a route at a moment.</summary>
    public static readonly string[] NowFields = ["at"];

    /// <summary>All services.</summary>
    public static IResult Services(HttpContext context, ApiHost host, TimeProvider time)
    {
        var (snapshot, now) = (host.Ground(), time.Now());
        if (new AskedFields(context.Request, []).Problem is { } problem)
        {
            return problem;
        }

        var services = snapshot.With<ServicePart>().Where(pair => ReadersView.MaySee(snapshot, pair.Item)).OrderByDescending(pair => pair.Part.IsEmergency == true)
            .ThenBy(pair => pair.Item.DisplayText, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.Item.Id.Value, StringComparer.Ordinal)
            .Select(pair => Service(snapshot, pair.Item, pair.Part, now)).ToList();
        if (services.Count == 0 && snapshot.With<ServicePart>().Count > 0)
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        // The words name days with hours of their own that are still to come.
        return ApiAnswer.Of(new ListShape<ServiceShape>(services), LondonTime.NextMidnight(now));
    }

    /// <summary>All routes.</summary>
    public static IResult Routes(HttpContext context, ApiHost host, TimeProvider time)
    {
        var (snapshot, now) = (host.Ground(), time.Now());
        if (new AskedFields(context.Request, []).Problem is { } problem)
        {
            return problem;
        }

        var routes = snapshot.With<RoutePart>().Where(pair => MaySee(snapshot, pair.Item, pair.Part)).ToList();
        if (routes.Count == 0 && snapshot.With<RoutePart>().Count > 0)
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        return ApiAnswer.Of(new ListShape<RouteShape>(
        [
            .. routes.OrderBy(pair => pair.Item.DisplayText, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.Item.Id.Value, StringComparer.Ordinal)
                .Select(pair => new RouteShape(
                    pair.Item.Id.Value,
                    NameOf(pair.Item),
                    TitleOf(pair.Item),
                    OrNull(pair.Part.About),
                    OrNull(pair.Part.ForWhom),
                    pair.Item.Path?.Address,
                    ReadersView.IsInUse(snapshot, pair.Item, now),
                    [.. PublishedRoutes.Entries(snapshot, pair.Part).Select(entry => snapshot.Find(entry.Id) is var item
                        ? new RouteServiceShape(entry.Id, item?.Alias, item is null ? entry.Id : TitleOf(item), entry.When)
                        : null!)],
                    $"/api/routes/{Uri.EscapeDataString(NameOf(pair.Item))}/now")),
        ]));
    }

    /// <summary>Whom to call on a route, now or at the moment that is asked for.</summary>
    public static IResult Now(HttpContext context, string name, ApiHost host, TimeProvider time)
    {
        var (snapshot, now) = (host.Ground(), time.Now());
        var asked = new AskedFields(context.Request, NowFields);
        var moment = asked.One("at") is { } text ? AskedMoment.Read(text) : null;
        if (moment?.Fault is { } fault)
        {
            asked.Fault("at", fault);
        }

        if (asked.Problem is { } problem)
        {
            return problem;
        }

        if ((snapshot.FindByAlias(name) ?? snapshot.Find(name)) is not { } item || PartJson.FindReadable<RoutePart>(item.Parts) is not { } route)
        {
            return ApiProblem.NotFound($"There is no route of this name: /api/routes lists them.");
        }

        if (!MaySee(snapshot, item, route))
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        var at = moment?.At ?? now;
        var computed = RouteNow.At(PublishedRoutes.Entries(snapshot, route), at, PublishedRoutes.Holidays(snapshot));
        var answer = Of(snapshot, item, route, computed, now, isNow: moment is null);
        return moment is null ? ApiAnswer.Now(answer, computed.HoldsUntil) : ApiAnswer.Of(answer);
    }

    // A route without some of its services would say that nobody answers where somebody does: it is seen whole or not at all.
    internal static bool MaySee(PublicSnapshot snapshot, PublishedItem item, RoutePart route) =>
        ReadersView.MaySee(snapshot, item) && PublishedRoutes.Entries(snapshot, route).All(entry => ReadersView.MaySee(snapshot, snapshot.Find(entry.Id)!));

    private static RouteNowShape Of(PublicSnapshot snapshot, PublishedItem item, RoutePart route, RouteNow now, Instant asked, bool isNow)
    {
        var words = new MomentWords(now.ComputedAt, isNow);
        var emergency = now.Services.FirstOrDefault(service => service.IsEmergency);
        return new RouteNowShape
        {
            Id = item.Id.Value,
            Name = NameOf(item),
            Title = TitleOf(item),
            ComputedAt = Moments.Text(now.ComputedAt),
            IsNow = isNow,
            InUse = ReadersView.IsInUse(snapshot, item, asked),
            For = OrNull(route.ForWhom),
            Emergency = emergency is null ? null : new EmergencyShape(TitleOf(snapshot.Find(emergency.Entry.Id)!), Numbers(emergency.Entry.Service)),
            Services = [.. now.Services.Where(service => service != emergency).Select(service => Of(snapshot, service, words, asked))],
            Gap = now.Gap switch { RouteGap.None => false, RouteGap.Gap => true, _ => "unknown" },
            GapText = GapTexts.Of(route, now, words),
            Until = Moments.Text(now.Until),
        };
    }

    private static ServiceNowShape Of(PublicSnapshot snapshot, RouteServiceNow service, MomentWords words, Instant asked)
    {
        var item = snapshot.Find(service.Entry.Id)!;
        var (part, hours) = (service.Entry.Service, service.Hours);
        var confirmed = Confirmed(part.Confirmation);
        return new ServiceNowShape
        {
            Id = item.Id.Value,
            Name = item.Alias,
            Title = TitleOf(item),
            InUse = ReadersView.IsInUse(snapshot, item, asked),
            Numbers = Numbers(part),
            When = service.Entry.When,
            State = hours.State switch { OpenState.Open or OpenState.Always => "open", OpenState.Closed => "closed", _ => "unknown" },
            StateText = StateWords.Of(hours, confirmed is not null, words),
            Until = Moments.Text(hours.Until),
            NextOpen = Moments.Text(hours.NextOpening),
            Reason = hours.Reason is { } reason
                ? new ReasonShape(reason.Kind switch { HoursReasonKind.BankHoliday => "bankHoliday", HoursReasonKind.Exception => "exception", _ => "weekly" }, reason.Name)
                : null,
            Confirmed = confirmed,
            InDoubt = part.IsInDoubt(),
        };
    }

    private static ServiceShape Service(PublicSnapshot snapshot, PublishedItem item, ServicePart part, Instant now)
    {
        var today = LondonTime.Day(now);
        var hours = OpeningHours.Of(part);
        var stored = part.Hours;
        return new ServiceShape
        {
            Id = item.Id.Value,
            Name = item.Alias,
            Title = TitleOf(item),
            Address = item.Path?.Address,
            Section = item.Section?.Value,
            InUse = ReadersView.IsInUse(snapshot, item, now),
            Summary = OrNull(part.Summary),
            IsEmergency = part.IsEmergency == true,
            Numbers = Numbers(part),
            Hours = hours.State == HoursState.Weekly && stored is not null
                ? new HoursShape(
                    "weekly",
                    [.. stored.Week.Select(period => new WeekShape(period.Days, period.From, period.To))],
                    stored.BankHolidays switch { BankHolidayRule.Closed => "closed", BankHolidayRule.AsSunday => "asSunday", BankHolidayRule.OwnHours => "ownHours", _ => "sameAsWeekday" },
                    Periods(stored.OnBankHolidays),
                    [.. stored.Exceptions.Select(day => new DayShape(day.Date, Periods(day.Periods), OrNull(day.Note)))],
                    HoursWords.Lines(hours, today))
                : new HoursShape(hours.State == HoursState.Always ? "always" : "unknown", [], null, [], [], HoursWords.Lines(hours, today)),
            Channels = Channels(part.Channels ?? new ServiceChannels()),
            Confirmed = Confirmed(part.Confirmation),
            InDoubt = part.IsInDoubt(),
            FormerNames = part.FormerNames,
        };
    }

    private static ChannelsShape Channels(ServiceChannels channels) => new(
        Word(channels.TextRelay), Word(channels.Sms), Word(channels.BritishSignLanguage), Word(channels.OnlineForm), Word(channels.Interpreter));

    private static string Word(Known known) => known switch { Known.Yes => "yes", Known.No => "no", _ => "unknown" };

    private static List<PeriodShape> Periods(IEnumerable<DayPeriod> periods) => [.. periods.Select(period => new PeriodShape(period.From, period.To))];

    private static List<NumberShape> Numbers(ServicePart part) =>
    [
        .. from number in part.Numbers
           let telephone = number.Telephone()
           where telephone is not null
           select new NumberShape(OrNull(number.Label), telephone.Value.Digits, telephone.Value.Display, telephone.Value.Href),
    ];

    private static string? Confirmed(Confirmation? confirmation) => confirmation?.Day() is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null;

    private static string NameOf(PublishedItem item) => item.Alias ?? item.Id.Value;

    private static string TitleOf(PublishedItem item) => string.IsNullOrWhiteSpace(item.DisplayText) ? NameOf(item) : item.DisplayText;

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Instants as answers write them: London's time, with its offset.</summary>
internal static class Moments
{
    private static readonly NodaTime.Text.OffsetDateTimePattern Pattern = NodaTime.Text.OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    public static string Text(Instant at) => Pattern.Format(at.InZone(LondonTime.Zone).ToOffsetDateTime());

    public static string? Text(Instant? at) => at is { } moment ? Text(moment) : null;
}
