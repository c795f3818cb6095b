using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>Whom to call, at the moments that matter: in the daytime, in the gap of a Friday, with long names, at another time than now.</summary>
internal static class PreviewCalls
{
    private const string Friday = "4:45pm on Friday 12 February 2027";

    private const string Worcestershire = "For people in Worcestershire; elsewhere, contact that area's council.";

    private static ServiceNowView Emergency { get; } = new(PreviewServices.Police, ServiceState.Always, "");

    private static RouteView ChildOpen { get; } = new()
    {
        Name = "child",
        Heading = "Worried about a child",
        ForWhom = Worcestershire,
        Emergency = Emergency,
        Services =
        [
            Now(PreviewServices.FamilyFrontDoor, ServiceState.Open, "Listed as open until 5pm today"),
            Now(PreviewServices.EmergencyDutyTeam, ServiceState.Closed, "Closed now. Listed to open at 5pm today"),
        ],
        Audiences =
        [
            new("Professionals", "Complete the Cause for Concern Notification after you have called.", new("How to complete the notification", "/worried-about-a-child")),
            new("School staff", "Use the Children's Services Portal, which replaced Edulink.", null),
        ],
        Page = new("What to do if you are worried about a child", "/worried-about-a-child"),
        EmbedAddress = "/embed/route/child",
    };

    private static RouteView ChildInGap { get; } = ChildOpen with
    {
        Services =
        [
            Now(PreviewServices.EmergencyDutyTeam, ServiceState.Closed, "Closed now. Listed to open at 5pm today"),
            Now(PreviewServices.FamilyFrontDoor, ServiceState.Closed, "Closed now. Listed to open at 8:30am on Monday"),
        ],
        Gap = new(
            "No team is listed as open right now",
            "The pages that these hours come from name nobody from 4:30pm to 5pm on a Friday. Try both numbers. Call 999 if it cannot wait."),
    };

    private static RouteView Adult { get; } = new()
    {
        Name = "adult",
        Heading = "Worried about an adult",
        ForWhom = Worcestershire,
        Emergency = Emergency,
        Services =
        [
            Now(PreviewServices.AccessService, ServiceState.Unknown, "Opening hours not given"),
            Now(PreviewServices.EmergencyDutyTeam, ServiceState.Closed, "Closed now. Listed to open at 5pm today", "Evenings, nights, weekends and bank holidays, for adults too."),
        ],
        Page = new("What to do if you are worried about an adult", "/worried-about-an-adult"),
        EmbedAddress = "/embed/route/adult",
    };

    private static RouteView AdultLong { get; } = Adult with
    {
        Services = [Now(PreviewServices.Invented, ServiceState.Closed, "Closed now. Listed to open at 8:30am on Wednesday 27 January 2027"), .. Adult.Services],
        Gap = new("It is not known whether a team is open right now", "Nobody has given the hours of the Access Service. Try the numbers in this order. Call 999 if it cannot wait."),
    };

    public static WhoToCallView Daytime { get; } = new() { Routes = [ChildOpen, Adult], AsAt = "2:10pm on Tuesday 9 February 2027" };

    /// <summary>The worst for a small window: a gap in both routes, and names of two lines.</summary>
    public static WhoToCallView LongAndInGap { get; } = new() { Routes = [ChildInGap with { Services = [Long(ChildInGap.Services[0]), .. ChildInGap.Services.Skip(1)] }, AdultLong], AsAt = Friday };

    public static WhoToCallView ChildNow { get; } = new() { Routes = [ChildOpen with { Page = null }], AsAt = "2:10pm on Tuesday 9 February 2027" };

    public static WhoToCallView ChildFridayGap { get; } = new() { Routes = [ChildInGap with { Page = null }], AsAt = Friday };

    public static WhoToCallView NotNow { get; } = Daytime with
    {
        AsAt = Friday,
        NotNow = new("Not now: this shows 4:45pm on Friday 12 February 2027", new("Show who to call now", "/contacts")),
    };

    private static ServiceNowView Long(ServiceNowView now) => now with { Service = now.Service with { Name = "Emergency Duty Team for Children's Social Care" } };

    private static ServiceNowView Now(ServiceView service, ServiceState state, string words, string? when = null) => new(service, state, words, when);
}
