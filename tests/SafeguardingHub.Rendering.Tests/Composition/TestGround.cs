using System.Reflection;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Tests.Composition;

/// <summary>A shared ground by hand: the services and routes of the source pages, and pages that show them.</summary>
internal static class TestGround
{
    public static readonly ContentItemId Police = Id('p'), FrontDoor = Id('f'), DutyTeam = Id('d'), Access = Id('a'), Helpline = Id('h'), ChildRoute = Id('c'), AdultRoute = Id('e'), WorryPage = Id('w');

    /// <summary>Friday 12 February 2027, 4:45pm: between the two teams.</summary>
    public static Instant InTheGap { get; } = Instant.FromUtc(2027, 2, 12, 16, 45) + Duration.FromSeconds(20);

    public static Instant Thursday { get; } = Instant.FromUtc(2027, 2, 11, 12, 0);

    public static PublicSnapshot Snapshot { get; } = new(
        1,
        DefinitionSet.Empty,
        [
            Item(Police, "Police", "police", new ServicePart { Numbers = [new() { Number = "999" }], IsEmergency = true }),
            Item(FrontDoor, "Family Front Door", "family-front-door", Service("01905822666", Hours(
                [Period("08:30", "17:00", "Monday", "Tuesday", "Wednesday", "Thursday"), Period("08:30", "16:30", "Friday")], BankHolidayRule.Closed)), "contacts/family-front-door"),
            Item(DutyTeam, "Emergency Duty Team", "emergency-duty-team", Service("01905768020", Hours(
                [
                    Period("00:00", "08:30", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), Period("17:00", "24:00", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
                    Period("00:00", "24:00", "Saturday", "Sunday"),
                ],
                BankHolidayRule.OwnHours)), "contacts/emergency-duty-team"),
            Item(Access, "Access Service", "access-service", Service("01905768053", null) with { FormerNames = ["Access Centre"], Channels = new ServiceChannels { TextRelay = Known.Yes, Sms = Known.No } }),
            Item(Helpline, "Helpline", "helpline", Service("01905000111", null)),
            Item(ChildRoute, "Worried about a child", "child", new RoutePart
            {
                ForWhom = "For people in Worcestershire.",
                Services = [new() { Service = FrontDoor.Value }, new() { Service = DutyTeam.Value, When = "Out of hours" }, new() { Service = Police.Value }],
                GapText = "No team is listed as answering until {{ route.next_opening }}. Call 999.",
                Audiences = [new() { Name = "School staff", Text = "Use the portal.", Page = WorryPage.Value }],
                Page = WorryPage.Value,
            }),
            Item(AdultRoute, "Worried about an adult", "adult", new RoutePart { Services = [new() { Service = Police.Value }, new() { Service = Access.Value }], UnknownText = "Try the number." }),
            Item(Id('b'), "Bank holidays", null, new BankHolidaysPart { KnownUntil = "2030-12-31" }),
        ],
        new Dictionary<string, JsonElement>());

    /// <summary>A page whose flow has whom to call after a text, as editors may leave it.</summary>
    public static PublishedItem Page(params ContentItemId[] routes) => Item(
        WorryPage, "Worried about a child", null, new FlowPart(), "worried-about-a-child") with
    {
        Parts = PartMap.Of(
        [
            new("FlowPart", JsonSerializer.SerializeToElement(new
            {
                Widgets = new object[]
                {
                    new { ContentItemId = Id('x').Value, ContentType = "QuickLinks", QuickLinksPart = new { Links = new[] { new { Address = "/contacts", Text = "Contacts" } } } },
                    new { ContentItemId = Id('y').Value, ContentType = "WhoToCall", WhoToCallPart = new { Routes = routes.Select(route => route.Value) } },
                    new { ContentItemId = Id('z').Value, ContentType = "WhoToCall", WhoToCallPart = new { Routes = new[] { AdultRoute.Value } } },
                },
            })),
        ]),
    };

    public static PublishedItem ServiceItem(ContentItemId id) => Snapshot.Find(id)!;

    public static Task<ComposedPage> ComposeAsync(PublishedItem item, Instant now, Instant? asked = null) =>
        new PageComposer(OnlyLinks.Create(), new BlockComposer([new QuickLinksDisplay(), new WhoToCallDisplay(), new HtmlBodyDisplay()], new FieldComposer([])))
            .ComposeAsync(item, Snapshot, now, asked, CancellationToken.None);

    public static ContactsComposer Directory { get; } = new(OnlyLinks.Create());

    private static ContentItemId Id(char letter) => ContentItemId.Parse(new string(letter, 26));

    public static PublishedItem Item<T>(ContentItemId id, string name, string? alias, T part, string? path = null) where T : ContentPart => new()
    {
        Id = id, VersionId = ContentItemVersionId.Parse(id.Value), ContentType = typeof(T).Name, DisplayText = name, Alias = alias,
        Path = path is null ? null : ContentPath.Parse(path), PublishedAt = Thursday, ModifiedAt = Thursday, CreatedAt = Thursday, Parts = PartJson.Set(PartMap.Empty, part),
    };

    private static ServicePart Service(string number, ServiceHours? hours) => new() { Numbers = [new() { Number = number }], Hours = hours };

    private static ServiceHours Hours(WeeklyPeriod[] week, BankHolidayRule rule) => new()
    {
        State = HoursState.Weekly, Week = [.. week], BankHolidays = rule,
        OnBankHolidays = rule == BankHolidayRule.OwnHours ? [new DayPeriod { From = "00:00", To = "24:00" }] : [],
    };

    private static WeeklyPeriod Period(string from, string to, params string[] days) => new() { Days = [.. days], From = from, To = to };
}

/// <summary>Published content of which these pages ask one thing: the page about the worry, as a link.</summary>
public class OnlyLinks : DispatchProxy
{
    public static IPublishedContent Create() => Create<IPublishedContent, OnlyLinks>();

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == nameof(IPublishedContent.FindLinksAsync) && args![0] is IReadOnlyCollection<ContentItemId> ids
            ? Task.FromResult(new LinkedContent(
                ids.Contains(TestGround.WorryPage) ? [new PublishedLink(TestGround.WorryPage, "Page", "Worried about a child", ContentPath.Parse("worried-about-a-child"), null)] : [], []))
            : throw new NotSupportedException(targetMethod?.Name);
}
