using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Hours;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Editing.Parts;

/// <summary>The editor of <see cref="ServicePart"/>. Who rang the service, and when, is recorded on a page of its own.</summary>
public sealed class ServiceEditor : PartEditor<ServicePart>
{
    private static readonly ImmutableArray<Choice> KnownChoices = [new("0", "Not known"), new("1", "Yes"), new("2", "No")];

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new LongTextQuestion("Summary", "For whom and for what") { IsOptional = true, Rows = 2, Hint = "One sentence, such as: Worries about a child who lives in Worcestershire." },
        Numbers("Numbers", "Numbers", "Number") with { Hint = "The one to try first comes first." },
        Hours,
        new GroupQuestion("Channels", "Other ways to reach it",
        [
            Channel("TextRelay", "Text relay (18001 before the number)"), Channel("Sms", "Text messages"), Channel("BritishSignLanguage", "British Sign Language, by video"),
            Channel("OnlineForm", "A form on the web"), Channel("Interpreter", "An interpreter for other languages"),
        ]) { Hint = "Leave 'Not known' until somebody has asked the service." },
        new LinesQuestion("FormerNames", "Names it had before") { IsOptional = true, Hint = "People find the service by them. Write one on each line, the latest first." },
        FormerNumbers,
        new TickQuestion("IsEmergency", "This is the emergency service, 999"),
    ];

    private static GroupQuestion Hours { get; } = new("Hours", "When it answers",
    [
        new ChoiceQuestion("State", "What is known of the hours")
        {
            IsNumber = true, AreInSight = true,
            Choices = [new("0", "Not known", "Nobody has given the hours. The page says so."), new("1", "Weekly hours"), new("2", "24 hours, every day")],
        },
        new WeekQuestion("Week", "Weekly hours")
        {
            IsOptional = true,
            Hint = "Write 8:30am to 5pm, or closed, or 24 hours. Use 'and' between two periods. A night stands on the day it begins: 5pm to 8:30am the next day.",
        },
        new ChoiceQuestion("BankHolidays", "On bank holidays in England")
        {
            IsNumber = true, AreInSight = true,
            Choices = [new("0", "As on that day of the week"), new("1", "Closed"), new("2", "As on a Sunday"), new("3", "Hours of their own")],
        },
        new PeriodsQuestion("OnBankHolidays", "Hours of bank holidays") { IsOptional = true, Hint = "Only for 'Hours of their own', such as 10am to 4pm." },
        new RowsQuestion("Exceptions", "Single days that differ", new GroupQuestion("", "",
        [
            new DateQuestion("Date", "Day"),
            new PeriodsQuestion("Periods", "Hours that day") { NoneIsClosed = true, Hint = "Such as 9am to 12pm, or closed." },
            new TextQuestion("Note", "Why, for readers") { IsOptional = true, Hint = "Such as Staff training day." },
        ])) { RowName = "Day", IsOptional = true },
        new LongTextQuestion("AsStated", "As the source words it") { IsOptional = true, Rows = 2, Hint = "For editors only." },
    ])
    {
        Words = json => PartJson.Read<ServicePart>(Wrap(json), "Hours") is var part && ((ServicePart)new ServicePartKind().Normalise(part)).Hours is { } hours
            ? HoursWords.Lines(OpeningHours.Of(hours), LocalDate.MinIsoValue) : [],
        Settle = (hours, before, _) =>
        {
            // Whoever says of weekly hours that nobody knows them says it of the periods too.
            if (before?.Find("State") is { ValueKind: JsonValueKind.Number } was && was.GetInt32() == (int)HoursState.Weekly && hours["State"]?.GetValue<int>() != (int)HoursState.Weekly)
            {
                foreach (var name in new[] { "Week", "BankHolidays", "OnBankHolidays", "Exceptions" })
                {
                    hours.Remove(name);
                }
            }
        },
    };

    private static RowsQuestion Numbers(string property, string label, string rowName, params ReadOnlySpan<Question> more) => new(property, label, new GroupQuestion("", "",
    [
        new TextQuestion("Number", "Number") { Type = "tel", Width = 20, Hint = "Such as 01905 822 666." },
        new TextQuestion("Label", "What it is for") { IsOptional = true, Hint = "Only where there are several, such as Out of hours." },
        .. more,
    ])) { RowName = rowName };

    private static RowsQuestion FormerNumbers { get; } =
        Numbers("FormerNumbers", "Numbers it no longer has", "Former number", new DateQuestion("Until", "Until") { IsOptional = true, Hint = "Leave it empty where nobody knows." }) with
        {
            IsOptional = true, Hint = "A number that you take out above comes here by itself when the change is published. People who search for it find the service; nobody is told to call it.",
        };

    private static ChoiceQuestion Channel(string property, string label) => new(property, label) { IsNumber = true, Choices = KnownChoices };

    private static JsonElement Wrap(JsonElement hours) => JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { ["Hours"] = hours });
}

/// <summary>The editor of <see cref="ContactPart"/>.</summary>
public sealed class ContactEditor : PartEditor<ContactPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) => [new PickQuestion("Service", "Service to show") { Part = nameof(ServicePart) }];
}

/// <summary>The editor of <see cref="RoutePart"/>.</summary>
public sealed class RouteEditor : PartEditor<RoutePart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("About", "Whom the worry is about") { IsOptional = true, Hint = "As the middle of a sentence: a child." },
        new LongTextQuestion("ForWhom", "For whom it answers") { IsOptional = true, Rows = 2, Hint = "And what others do: For people in Worcestershire; elsewhere, contact that area's council." },
        new RowsQuestion("Services", "Services, in the order to try them", new GroupQuestion("", "",
        [
            new PickQuestion("Service", "Service") { Part = nameof(ServicePart) },
            new TextQuestion("When", "When to use it") { IsOptional = true, Hint = "Only what the service does not say of itself." },
        ])) { RowName = "Service" },
        new LongTextQuestion("GapText", "What is said when nobody is listed as open") { IsOptional = true, Rows = 3, Hint = "{{ route.next_opening }} stands for the time at which the next service opens." },
        new LongTextQuestion("UnknownText", "What is said when nobody knows") { IsOptional = true, Rows = 3 },
        new RowsQuestion("Audiences", "Where it is not urgent", new GroupQuestion("", "",
        [
            new TextQuestion("Name", "Who they are") { Hint = "Such as School staff." },
            new LongTextQuestion("Text", "What they do") { Rows = 2 },
            new PickQuestion("Page", "Page that says more") { IsOptional = true },
            .. settings.Get<RoutePartSettings>().AudienceTaxonomy is { Length: > 0 } taxonomy
                ? new Question[] { new TicksQuestion("For", "Whom of the audiences this covers") { IsOptional = true, Taxonomy = taxonomy, Choices = form => form.Names.Terms.GetValueOrDefault(taxonomy, []) } }
                : [],
        ])) { RowName = "Audience", IsOptional = true },
        new PickQuestion("Page", "Page about this worry") { IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="WhoToCallPart"/>.</summary>
public sealed class WhoToCallEditor : PartEditor<WhoToCallPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new RowsQuestion("Routes", "Who to call", new PickQuestion("", "") { Part = nameof(RoutePart) }) { RowName = "Route", Hint = "They are shown in this order, above all other blocks." }];
}

/// <summary>The editor of <see cref="BankHolidaysPart"/>.</summary>
public sealed class BankHolidaysEditor : PartEditor<BankHolidaysPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new DateQuestion("KnownUntil", "Compared with the official list up to") { IsOptional = true, Hint = "Leave it empty while nobody has compared them." },
        new RowsQuestion("Corrections", "Days that differ from the rules", new GroupQuestion("", "",
        [
            new DateQuestion("Date", "Day"), new TextQuestion("Name", "Name of the holiday") { IsOptional = true }, new TickQuestion("IsHoliday", "It is a bank holiday"),
        ])) { RowName = "Day", IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="OnlineServicePart"/>.</summary>
public sealed class OnlineServiceEditor : PartEditor<OnlineServicePart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new LongTextQuestion("Summary", "What it is for, and who may use it") { IsOptional = true, Rows = 3 },
        new TextQuestion("Address", "Web address") { IsOptional = true, Type = "url", Hint = "Beginning with https://. Leave it empty while nobody knows it." },
        new ChoiceQuestion("SignIn", "Do people have to sign in?") { IsNumber = true, AreInSight = true, Choices = [new("0", "Not known"), new("1", "Yes"), new("2", "No")] },
        new LongTextQuestion("NotFor", "What it must not be used for") { IsOptional = true, Rows = 2 },
        new LinesQuestion("FormerNames", "Names it had before") { IsOptional = true },
    ];
}
