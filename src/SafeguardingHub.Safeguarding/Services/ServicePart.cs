using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Safeguarding.Calls;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>Somebody to call. The service's name is the item's title; each number is authored here and nowhere else.</summary>
public sealed record ServicePart : ContentPart
{
    /// <summary>For whom and for what, in a sentence of plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>The numbers, first to try first.</summary>
    public ImmutableArray<ServiceNumber> Numbers { get; init; } = [];

    /// <summary>Whether this is the emergency service, which needs no confirmation and has no hours: 999.</summary>
    public bool? IsEmergency { get; init; }

    /// <summary>When the service answers; null, like a state of <see cref="HoursState.Unknown"/>, where nobody has given it.</summary>
    public ServiceHours? Hours { get; init; }

    /// <summary>Names that people may still know the service by, the latest first.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>Numbers that the service no longer has, which people may still have written down: found by the search, never to be called.</summary>
    public ImmutableArray<ServiceNumber> FormerNumbers { get; init; } = [];

    /// <summary>The ways to reach the service besides speaking on the telephone; null where nothing is known of any.</summary>
    public ServiceChannels? Channels { get; init; }

    /// <summary>
    /// Who rang the service and found it right, and when; null while a number that it has now was not rung in the hours that it
    /// has now, or is being checked. It follows from <see cref="Calls"/>; nobody writes it.
    /// </summary>
    public Confirmation? Confirmation { get; init; }

    /// <summary>What calls to the numbers have found out; null while there is nothing to say. Nobody types it: see <see cref="ServiceCalls"/>.</summary>
    public ServiceCalls? Calls { get; init; }

    /// <summary>Whether a number of the service is being checked, because it may be wrong or is not answered.</summary>
    public bool IsInDoubt() => IsEmergency != true && Calls?.Doubts.Any(doubt => Numbers.Any(number => number.Telephone()?.Digits == doubt.Number)) == true;
}

/// <summary>Whether something is so: what nobody has found out is said, never guessed.</summary>
public enum Known
{
    /// <summary>Nobody has found out.</summary>
    Unknown = 0,

    /// <summary>It is so.</summary>
    Yes = 1,

    /// <summary>It is not so.</summary>
    No = 2,
}

/// <summary>Ways to reach a service besides speaking on the telephone.</summary>
public sealed record ServiceChannels
{
    /// <summary>Text relay: the number with 18001 before it.</summary>
    public Known TextRelay { get; init; }

    /// <summary>Text messages.</summary>
    public Known Sms { get; init; }

    /// <summary>British Sign Language, by video.</summary>
    public Known BritishSignLanguage { get; init; }

    /// <summary>A form on the web.</summary>
    public Known OnlineForm { get; init; }

    /// <summary>An interpreter for other languages.</summary>
    public Known Interpreter { get; init; }

    internal IEnumerable<(string Name, Known Known)> All() =>
    [
        (nameof(TextRelay), TextRelay), (nameof(Sms), Sms), (nameof(BritishSignLanguage), BritishSignLanguage), (nameof(OnlineForm), OnlineForm), (nameof(Interpreter), Interpreter),
    ];
}

/// <summary>A number of a service.</summary>
public sealed record ServiceNumber
{
    /// <summary>What the number is for where a service has several; empty for the only one.</summary>
    public string? Label { get; init; }

    /// <summary>The number as digits; any usual spelling is accepted and stored as digits.</summary>
    public string? Number { get; init; }

    /// <summary>
    /// Of a number that the service no longer has, the day on which it was given up, <c>yyyy-MM-dd</c>, Europe/London; null where
    /// nobody knows, and for a number of today.
    /// </summary>
    public string? Until { get; init; }

    /// <summary><see cref="Until"/> as a day; null where there is none.</summary>
    public NodaTime.LocalDate? UntilDay() => NodaTime.Text.LocalDatePattern.Iso.Parse(Until ?? "") is { Success: true } parsed ? parsed.Value : null;

    /// <summary>The number, or null where the text is none.</summary>
    public TelephoneNumber? Telephone() => TelephoneNumber.TryParse(Number, out var number, out _) ? number : null;
}

/// <summary>That a named person has rung a service and found it right.</summary>
public sealed record Confirmation
{
    /// <summary>The person.</summary>
    public string? By { get; init; }

    /// <summary>The day, <c>yyyy-MM-dd</c>, Europe/London.</summary>
    public string? On { get; init; }

    /// <summary>The day, or null where the text is no date.</summary>
    public NodaTime.LocalDate? Day() =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(On ?? "") is { Success: true } parsed ? parsed.Value : null;

    /// <summary>The day alone: who rang is the hub's own business.</summary>
    public Confirmation ForReaders() => new() { On = On };
}

/// <summary>The kind of <see cref="ServicePart"/>.</summary>
public sealed class ServicePartKind : PartKind<ServicePart>
{
    /// <summary>The emergency number of the United Kingdom.</summary>
    public const string EmergencyNumber = "999";

    /// <inheritdoc />
    protected override ServicePart Normalise(ServicePart part) => part with
    {
        Summary = PlainText.Normalise(part.Summary),
        Numbers = [.. part.Numbers.Select(Normalise)],
        FormerNumbers = [.. part.FormerNumbers.Select(Normalise)],
        Hours = part.Hours is null ? null : HoursCheck.Normalise(part.Hours),
        FormerNames =
        [
            .. part.FormerNames.Select(name => PlainText.Normalise(name).Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
        ],
    };

    /// <inheritdoc />
    protected override ServicePart ForReaders(ServicePart part) => part with
    {
        Confirmation = part.Confirmation?.ForReaders(),
        Calls = part.Calls?.ForReaders(),
        Hours = part.Hours?.AsStated is null ? part.Hours : part.Hours with { AsStated = null },
    };

    /// <inheritdoc />
    protected override bool KeepsMarks => true;

    /// <inheritdoc />
    protected override ServicePart Marked(ServicePart part, ServicePart? before) => CallMarks.Marked(part, before?.Calls);

    /// <inheritdoc />
    protected override ServicePart Succeeding(ServicePart part, ServicePart live, NodaTime.LocalDate? publishedOn)
    {
        // Whoever has the number written down goes on calling it: the search finds the service by it, and the checks the pages that type it.
        var until = publishedOn is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null;
        var known = part.Numbers.Concat(part.FormerNumbers).Select(number => number.Telephone()).ToHashSet();
        var had = live.Numbers.Select(number => number.Telephone()).ToHashSet();
        ImmutableArray<ServiceNumber> former =
        [
            .. live.Numbers.Where(number => number.Telephone() is { } gone && !known.Contains(gone)).Select(number => number with { Until = until }),
            .. part.FormerNumbers.Select(number => number.Until is null && until is not null && number.Telephone() is { } gone && had.Contains(gone) ? number with { Until = until } : number),
        ];
        return former.SequenceEqual(part.FormerNumbers) ? part : part with { FormerNumbers = former };
    }

    /// <inheritdoc />
    protected override bool AsksForSecondPerson(ServicePart? live, ServicePart? draft) =>
        live is null || draft is null || live.IsEmergency != draft.IsEmergency
        || !live.Numbers.SequenceEqual(draft.Numbers)
        || HoursCheck.AsText(live.Hours) != HoursCheck.AsText(draft.Hours);

    /// <inheritdoc />
    protected override IEnumerable<DueMoment> DueMoments(ServicePart part) => CallMoments.Of(part.Calls);

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(ServicePart part, PartContext context)
    {
        if (part.Numbers.IsEmpty)
        {
            yield return Reason.Invalid(context.Place + ".Numbers", "Give the service at least one number.");
        }

        for (var index = 0; index < part.Numbers.Length; index++)
        {
            if (!TelephoneNumber.TryParse(part.Numbers[index].Number, out _, out var fault))
            {
                yield return Reason.Invalid($"{context.Place}.Numbers[{index}].Number", fault);
            }
        }

        for (var index = 0; index < part.FormerNumbers.Length; index++)
        {
            var place = $"{context.Place}.FormerNumbers[{index}].Number";
            if (!TelephoneNumber.TryParse(part.FormerNumbers[index].Number, out var former, out var fault))
            {
                yield return Reason.Invalid(place, fault);
            }
            else if (part.FormerNumbers[index] is { Until: not null } dated && dated.UntilDay() is null)
            {
                yield return Reason.Invalid($"{context.Place}.FormerNumbers[{index}].Until", $"'{dated.Until}' is no day: write it as 2026-11-22, or leave it out.");
            }
            else if (part.Numbers.Any(number => number.Telephone() == former))
            {
                yield return Reason.Invalid(place, $"{former.Display} is also one of the service's numbers of today: take it out of one of the two lists.");
            }
            else if (part.FormerNumbers.Take(index).Any(earlier => earlier.Telephone() == former))
            {
                yield return Reason.Invalid(place, $"{former.Display} is in the list twice: take one line out.");
            }
        }

        if (part.IsEmergency == true && part.Numbers.Any(number => number.Telephone() is not { Digits: EmergencyNumber or "112" }))
        {
            yield return Reason.Invalid(
                context.Place + ".IsEmergency", "Only 999 and 112 are emergency numbers: they stand at the head of every page and need no confirmation. Make this an ordinary service.");
        }

        if (part.Confirmation is { } confirmation && (string.IsNullOrWhiteSpace(confirmation.By) || confirmation.Day() is null))
        {
            yield return Reason.Invalid(context.Place + ".Confirmation", "Say who rang the service, and on which day, as 2026-11-22.");
        }

        if (part.IsEmergency == true && part.Hours is { State: not HoursState.Always })
        {
            yield return Reason.Invalid(context.Place + ".Hours", "An emergency service answers at all hours: take its hours out.");
        }

        foreach (var fault in part.Hours is null ? [] : HoursCheck.Faults(part.Hours, context.Place + ".Hours"))
        {
            yield return fault;
        }

        foreach (var (channel, known) in part.Channels?.All() ?? [])
        {
            if (!Enum.IsDefined(known))
            {
                yield return Reason.Invalid($"{context.Place}.Channels.{channel}", $"'{(int)known}' says nothing: use 0 for not known, 1 for yes, 2 for no.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ProjectedValue> Values(ServicePart part, PartContext context) => part.IsEmergency == true
        ? []
        : [new ProjectedValue(SearchKeys.State, part.Confirmation?.Day() is null ? SearchStates.Unconfirmed : SearchStates.Confirmed)];

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(ServicePart part) =>
    [
        new PartText(nameof(part.Summary), part.Summary),
        .. part.Numbers.Select((number, index) => new PartText($"Numbers[{index}].Label", number.Label)),
        .. part.Hours?.Exceptions.Select((day, index) => new PartText($"Hours.Exceptions[{index}].Note", day.Note)) ?? [],
    ];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(ServicePart part) =>
    [
        new SearchService(), .. SearchTexts.Of(SearchRole.FormerName, part.FormerNames),
        .. SearchTexts.Of(SearchRole.Summary, part.Summary),
        .. SearchTexts.Of(SearchRole.Body, part.Numbers.Select(number => number.Label)),
        .. part.Numbers.Select(number => number.Telephone()).OfType<TelephoneNumber>().Select(number => new SearchNumber(number.Digits, IsFormer: false)),
        .. part.FormerNumbers.Select(number => number.Telephone()).OfType<TelephoneNumber>().Select(number => new SearchNumber(number.Digits, IsFormer: true)),
    ];

    private static ServiceNumber Normalise(ServiceNumber number) => number with
    {
        Label = PlainText.Normalise(number.Label),
        Number = number.Telephone()?.Digits ?? number.Number,
    };
}

/// <summary>A block that shows one service: name, numbers, and whether anybody has confirmed them.</summary>
public sealed record ContactPart : ContentPart
{
    /// <summary>The service's content item id.</summary>
    public string? Service { get; init; }
}

/// <summary>The kind of <see cref="ContactPart"/>.</summary>
public sealed class ContactPartKind : PartKind<ContactPart>
{
    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(ContactPart part, PartContext context) =>
        string.IsNullOrEmpty(part.Service) ? [Reason.Invalid(context.Place + ".Service", "Choose the service to show.")] : [];

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(ContactPart part) =>
        string.IsNullOrEmpty(part.Service) ? [] : [new ContentReference(ReferenceKind.Item, part.Service, "Service", IsRequired: true)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(ContactPart part) => SearchTexts.Embedded([part.Service]);
}
