using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>The services of the source pages, as those pages gave them.</summary>
internal static class PreviewServices
{
    public static NumberView Emergency { get; } = new(null, "999", "tel:999");

    public static ServiceView Police { get; } = new()
    {
        Name = "Police emergency",
        Summary = "If there is an immediate risk of danger.",
        Numbers = [Emergency],
        Confirmation = ConfirmationView.NotConfirmed,
        IsEmergency = true,
    };

    public static ServiceView FamilyFrontDoor { get; } = new()
    {
        Name = "Family Front Door",
        Address = "/contacts/family-front-door",
        ReportAddress = "/feedback/number?service=family-front-door",
        Summary = "When you are worried about a child in Worcestershire, in the daytime.",
        Numbers = [new(null, "01905 822 666", "tel:01905822666")],
        Hours = ["Monday to Thursday, 8:30am to 5pm", "Friday, 8:30am to 4:30pm"],
        Confirmation = ConfirmationView.NotConfirmed,
    };

    public static ServiceView EmergencyDutyTeam { get; } = new()
    {
        Name = "Emergency Duty Team",
        Address = "/contacts/emergency-duty-team",
        ReportAddress = "/feedback/number?service=emergency-duty-team",
        Summary = "Evenings, nights, weekends and bank holidays.",
        Numbers = [new(null, "01905 768 020", "tel:01905768020")],
        Hours = ["Weekdays, 5pm to 8:30am", "Weekends and bank holidays, all day"],
        Confirmation = ConfirmationView.NotConfirmed,
    };

    public static ServiceView AccessService { get; } = new()
    {
        Name = "Access Service",
        Address = "/contacts/access-service",
        ReportAddress = "/feedback/number?service=access-service",
        Summary = "When you are worried about an adult who has care and support needs.",
        Numbers = [new(null, "01905 768 053", "tel:01905768053")],
        Confirmation = ConfirmationView.NotConfirmed,
    };

    /// <summary>Every line that a service may have: several numbers, former names, confirmed.</summary>
    public static ServiceView Invented { get; } = new()
    {
        Name = "Sample Advice Line for Safeguarding Leads and Designated Professionals",
        Address = "/contacts/sample-advice-line",
        ReportAddress = "/feedback/number?service=sample-advice-line",
        Summary = "An invented service with every line that a service may have.",
        Numbers =
        [
            new("Phone", "01632 960 001", "tel:01632960001"),
            new("Relay UK, if you cannot hear or speak on the phone", "18001 01632 960 001", "tel:1800101632960001"),
        ],
        Hours = ["Monday to Friday, 9am to 5pm", "Closed on bank holidays in England"],
        Confirmation = ConfirmationView.On("20 November 2026"),
        FormerNames = ["Sample Helpline", "Edulink"],
        Channels = ["Text relay: 18001 01632 960 001", "Text messages: not known", "British Sign Language: no"],
    };

    public static IReadOnlyList<OnlineServiceBlock> OnlineServices { get; } =
    [
        new("Children's Services Portal", "For schools: cause for concern notifications and early help.", "https://portal.example.org/", "Open the Children's Services Portal", "Sign in needed", ["Edulink"], "Not for a child in danger now: call instead."),
        new("Professionals Portal", null, null, "The address of this portal is not held here.", null, [], null),
    ];

    public static IReadOnlyList<ContactGroupView> Groups { get; } =
    [
        new("In an emergency", [Police]),
        new("Worried about a child", [FamilyFrontDoor, EmergencyDutyTeam]),
        new("Worried about an adult", [AccessService]),
    ];
}
