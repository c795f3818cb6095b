using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Glossary;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Safeguarding.Tests.Services;

namespace SafeguardingHub.Safeguarding.Tests.Checks;

/// <summary>Texts to check, on a ground that holds the services of the source pages and a few things more.</summary>
internal static class Checked
{
    public static readonly LocalDate Today = new(2026, 11, 23);

    private static readonly ContentKinds Kinds = new(
        [
            new TitlePartKind(), new HtmlBodyPartKind(), new ServicePartKind(), new GlossaryEntryPartKind(), new WhoToCallPartKind(), new PublicationPartKind(), new EditionPartKind(), new OnlineServicePartKind(), new GuidancePartKind(), new OrganisationPartKind(),
        ],
        []);

    private static readonly PublicSnapshot Snapshot = new(1, DefinitionSet.Empty, Ground(), new Dictionary<string, JsonElement>());

    public static CheckContext Html(string html, string title = "A page about safeguarding", string id = "4page") => Of(Item(title, id).With(new HtmlBodyPart { Html = html }));

    public static CheckContext Sentence(string words) => Html($"<p>{words.Replace("&", "&amp;", StringComparison.Ordinal)}</p>");

    public static CheckContext Archived(string words) => Of(Item("A newsletter", "4newsletter").With(new HtmlBodyPart { Html = $"<p>{words}</p>" }).With(new PublicationPart { Kind = "newsletter", Date = "2015-03" }));

    public static CheckContext Of(ContentItem item) => new(
        new CheckSubject(item, new ContentTypeDefinition("Page", "Page", SettingsBag.Empty, []), ContentReading.Of(item, DefinitionSet.Empty, Kinds)),
        new CheckGround(Snapshot, Today, "1"), LinkTargets.None);

    public static ContentItem Item(string title, string id) => new ContentItem
    {
        Id = ContentItemId.Parse(id), VersionId = ContentItemVersionId.Parse("4version"), ContentType = "Page", DisplayText = title, CreatedAt = default, ModifiedAt = default,
    }.With(new TitlePart { Title = title });

    public static string Codes(this Check check, CheckContext context) => string.Join(" ", check.Look(context).Select(finding => finding.Code));

    private static IEnumerable<PublishedItem> Ground() =>
    [
        Live("4police", "Police", "police", Item("Police", "4police").With(Given.Police)),
        Live("4frontdoor", "Family Front Door", "family-front-door", Item("Family Front Door", "4frontdoor").With(Given.FrontDoor with { FormerNumbers = [new ServiceNumber { Number = "01905 766000", Label = "until 3 May 2016" }] })),
        Live("4dutyteam", "Emergency Duty Team", "emergency-duty-team", Item("Emergency Duty Team", "4dutyteam").With(Given.DutyTeam with { FormerNames = ["Emergency Duty team", "Night Desk"] })),
        Live("4access", "Access Service", "access-service", Item("Access Service", "4access").With(Given.Access)),
        Live("4portal", "Children's Services Portal", "childrens-services-portal", Item("Children's Services Portal", "4portal").With(new OnlineServicePart { FormerNames = ["Edulink"] })),
        Live("4levels", "Levels of Need (Thresholds) Guidance", "levels", Item("Levels of Need (Thresholds) Guidance", "4levels").With(new GuidancePart { FormerNames = ["Levels of Need Guidance"] })),
        Live("4board", "Worcestershire Safeguarding Adults Board", "wsab", Item("Worcestershire Safeguarding Adults Board", "4board").With(new OrganisationPart
        {
            Names = [new OrganisationName { Name = "Worcestershire Safeguarding Adult Board", ShortName = "WSAB" }, new OrganisationName { Name = "Worcestershire Safeguarding Adults Board", ShortName = "WSAB" }],
        })),
        Live("4childrensboard", "Worcestershire Safeguarding Children Board", "wscb", Item("Worcestershire Safeguarding Children Board", "4childrensboard").With(new OrganisationPart
        {
            Names = [new OrganisationName { Name = "Worcestershire Safeguarding Children's Board", ShortName = "WSCB" }, new OrganisationName { Name = "Worcestershire Safeguarding Children Board", ShortName = "WSCB" }],
        })),
        Live("4duty", "Duty of the CCGs", "duty", Item("Duty of the CCGs", "4duty").With(new SharedTextPart
        {
            Html = "<p>{{ section.organisation }} has a responsibility, along with other NHS organisations and every healthcare professional.</p><p>It is to ensure that people in vulnerable circumstances are not only safe, but also receive the highest possible standard of care.</p>",
        })),
        Live("4routechild", "Worried about a child", "child", Item("Worried about a child", "4routechild").With(new RoutePart())),
        Live("4home", "Worcestershire", "home", Item("Worcestershire", "4home").With(new AutoroutePart { SetHomepage = true }).With(new FlowPart
        {
            Widgets = [NestedItem.From(JsonSerializer.SerializeToElement(new { ContentType = "WhoToCall", WhoToCallPart = new { Routes = new[] { "4routechild" } } }))],
        })),
        Live("4cse", "CSE", null, Item("CSE", "4cse").With(new GlossaryEntryPart { Expansion = "Child sexual exploitation" })),
        Live("4psas", "PSAS", null, Item("PSAS", "4psas").With(new GlossaryEntryPart())),
        Live("4working", "Working Together", "working-together", Item("Working Together", "4working").With(new GuidancePart())),
        Live("4edition2015", "Working Together 2015", null, Item("Working Together 2015", "4edition2015").With(new EditionPart { Guidance = "4working", Label = "2015", Published = "2015-03" })),
        Live("4edition2018", "Working Together 2018", null, Item("Working Together 2018", "4edition2018").With(new EditionPart { Guidance = "4working", Label = "2018", Published = "2018", Replaces = ["4edition2015"] })),
    ];

    private static PublishedItem Live(string id, string name, string? alias, ContentItem item) => new()
    {
        Id = ContentItemId.Parse(id), VersionId = ContentItemVersionId.Parse("4version"), ContentType = "Thing", DisplayText = name, Alias = alias, PublishedAt = default, ModifiedAt = default, CreatedAt = default, Parts = item.Parts,
    };
}
