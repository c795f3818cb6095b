using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Browser.Tests.Preview;

/// <summary>Sample forms to readers, what follows them, and the block for other sites.</summary>
internal static class PreviewForms
{
    public const string ReportPath = "/contacts/family-front-door/report";

    public static ReaderFormView Report() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Number wrong or not answered?",
        NoIndex = true,
        Breadcrumbs = [new("Home", "/"), new("Contacts", "/contacts"), new("Family Front Door", "/contacts/family-front-door")],
        Summary = "Tell the people who look after this number: Family Front Door, 01905 822 666.",
        Warning = "This is not a way to report a concern about someone. If you are worried, call one of the numbers.",
        Action = ReportPath,
        Hidden = new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = "family-front-door" },
        Questions =
        [
            new("what", "What happened?", [new("unanswered", "Nobody answered"), new("wrong", "The number is wrong"), new("other-team", "Another team answered")]),
            new("when", "When did you call?", [new("now", "In the last hour"), new("today", "Earlier today"), new("before", "Before today")]),
        ],
        Button = "Tell the keepers of this number",
    };

    public static ReaderFormView ReportWithFaults()
    {
        var form = Report();
        return form with { Questions = [form.Questions[0] with { Fault = "Select what happened" }, form.Questions[1] with { Chosen = "today" }] };
    }

    public static ThanksView Thanks() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Thank you: the keepers of this number have been told",
        NoIndex = true,
        Text = "They will ring it themselves. The number stays on the site until they have.",
        Back = new("Back to Family Front Door", "/contacts/family-front-door"),
        Services = [PreviewServices.Police, PreviewServices.FamilyFrontDoor, PreviewServices.EmergencyDutyTeam],
    };

    public static BadRequestView BadRequest() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "That moment cannot be read",
        Message = "Write it as a day and a time, such as 2027-02-12T16:45.",
        Instead = new("Show who to call now", "/contacts"),
        Services = [PreviewServices.Police, PreviewServices.FamilyFrontDoor],
    };

    public static EmbedView EmbedRoute() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Worried about a child",
        NoIndex = true,
        Route = PreviewCalls.ChildFridayGap,
        Source = new("Worried about a child, on the Worcestershire Safeguarding Hub", "https://hub.example/worried-about-a-child"),
    };

    public static EmbedView EmbedService() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.WyreForest,
        Title = PreviewServices.Invented.Name,
        NoIndex = true,
        Service = PreviewServices.Invented,
        Source = new("Sample Advice Line, on the Worcestershire Safeguarding Hub", "https://hub.example/contacts/sample-advice-line"),
    };

    public static EmbedView EmbedMissing() => EmbedService() with { Section = PreviewSite.Shared, Title = "This contact is no longer here", Service = null };

    public static EmbedHelpView EmbedHelp() => new()
    {
        Site = PreviewSite.Site,
        Section = PreviewSite.Shared,
        Title = "Use these numbers on your site",
        CanonicalPath = "/embed",
        Breadcrumbs = [new("Home", "/"), new("Contacts", "/contacts")],
        Offers =
        [
            new("Worried about a child", "/embed/route/child", "<iframe src=\"https://hub.example/embed/route/child\"\n        title=\"Who to call if you are worried about a child in Worcestershire\" width=\"100%\" height=\"620\"></iframe>\n<p>In immediate danger? <a href=\"tel:999\">Call 999</a></p>"),
        ],
    };
}
