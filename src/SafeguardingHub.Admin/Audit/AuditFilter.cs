using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Admin.Audit;

/// <summary>A day as typed in three fields.</summary>
public sealed record TypedDay
{
    /// <summary>The day of the month.</summary>
    public string? Day { get; init; }

    /// <summary>The month.</summary>
    public string? Month { get; init; }

    /// <summary>The year.</summary>
    public string? Year { get; init; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);
}

/// <summary>What narrows the audit trail, as it stands in the page's address.</summary>
public sealed record AuditFilter
{
    private const string KindPrefix = "kind:";

    /// <summary>Words of a person's name.</summary>
    public string? Who { get; init; }

    /// <summary>An action, or a kind of them.</summary>
    public string? What { get; init; }

    /// <summary>The section's id.</summary>
    public string? Section { get; init; }

    /// <summary>Words of an item's name.</summary>
    public string? Item { get; init; }

    /// <summary>The id of the item; pages of items lead here with it.</summary>
    public string? About { get; init; }

    /// <summary>The id of who acted; pages of people lead here with it.</summary>
    public string? By { get; init; }

    /// <summary>The id of whose account it is about; pages of people lead here with it.</summary>
    public string? Account { get; init; }

    /// <summary>The first day, in London.</summary>
    public TypedDay From { get; init; } = new();

    /// <summary>The last day, in London.</summary>
    public TypedDay To { get; init; } = new();

    /// <summary>Where the page begins: only entries with lower numbers.</summary>
    public long? Before { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Parts(before: null).Any();

    /// <summary>What other pages asked for: the name of the field, its value, and what it means.</summary>
    public IEnumerable<(string Name, string Value, string Words)> Fixed => new[]
    {
        (Name: "about", Value: About ?? "", Words: "Only one item"),
        (Name: "by", Value: By ?? "", Words: "Only what one person did"),
        (Name: "account", Value: Account ?? "", Words: "Only what is about one account"),
    }.Where(line => line.Value.Length > 0);

    /// <summary>What may be chosen as an action: every kind, and below it its actions.</summary>
    public static ImmutableArray<Choice> Choices(bool seesAccounts) =>
    [
        new("", "Anything"),
        .. AuditWords.All.GroupBy(line => line.Kind).Where(group => seesAccounts || group.Key is not (AuditKind.Accounts or AuditKind.SignIn))
            .SelectMany(group => group.Select(line => new Choice(line.Action, "– " + line.Words)).Prepend(new Choice(KindPrefix + group.Key, AuditWords.Of(group.Key)))),
    ];

    /// <summary>The query; what is wrong with it goes into <paramref name="faults"/>.</summary>
    public AuditQuery Query(ModelStateDictionary faults)
    {
        var (from, to) = (DayOf("From", From, faults), DayOf("To", To, faults));
        if (from is { } first && to is { } last && last < first)
        {
            faults.AddModelError("To.Day", "The last day is before the first.");
        }

        return new AuditQuery
        {
            Who = Who ?? "", Actor = Some(By), Account = Some(Account), Actions = Actions, ItemWords = Item ?? "", Before = Before,
            Section = ContentItemId.TryParse(Section, out var section) ? section : null,
            Item = ContentItemId.TryParse(About, out var item) ? item : null,
            From = from?.AtStartOfDayInZone(LondonTime.Zone).ToInstant(),
            Until = to?.PlusDays(1).AtStartOfDayInZone(LondonTime.Zone).ToInstant(),
        };
    }

    /// <summary>This list from another place.</summary>
    public string AddressOf(long? before, string? handler = null) => QueryHelpers.AddQueryString(
        "/admin/audit", handler is null ? Parts(before) : Parts(before).Prepend(new KeyValuePair<string, string?>("handler", handler)));

    /// <summary>What is asked for in words, for the audit; null for everything. The name that was looked for is left out: it would stay there.</summary>
    public string? InWords(IReadOnlyDictionary<string, string> sections)
    {
        string?[] words =
        [
            Who is { Length: > 0 } || By is { Length: > 0 } || Account is { Length: > 0 } ? "of one person" : null,
            What is { Length: > 0 } ? Kind is { } kind ? AuditWords.Of(kind) : AuditWords.Of(What) : null,
            Section is { Length: > 0 } id ? sections.GetValueOrDefault(id) : null,
            About is { Length: > 0 } || Item is { Length: > 0 } ? "of some items" : null,
            From.IsEmpty ? null : $"from {From.Day}/{From.Month}/{From.Year}",
            To.IsEmpty ? null : $"to {To.Day}/{To.Month}/{To.Year}",
        ];
        return string.Join(", ", words.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The fields of a day.</summary>
    public static DateControl Control(string name, string label, TypedDay day, ModelStateDictionary faults) => new(name, label)
    {
        Day = day.Day, Month = day.Month, Year = day.Year,
        Fault = faults.TryGetValue(name + ".Day", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null,
    };

    private AuditKind? Kind => What?.StartsWith(KindPrefix, StringComparison.Ordinal) == true && Enum.TryParse<AuditKind>(What[KindPrefix.Length..], out var kind) ? kind : null;

    private ImmutableArray<string> Actions => Kind is { } kind ? [.. AuditWords.All.Where(line => line.Kind == kind).Select(line => line.Action)] : Some(What) is { } one ? [one] : [];

    private IEnumerable<KeyValuePair<string, string?>> Parts(long? before) => new Dictionary<string, string?>
    {
        ["who"] = Who, ["what"] = What, ["section"] = Section, ["item"] = Item, ["about"] = About, ["by"] = By, ["account"] = Account,
        ["From.Day"] = From.Day, ["From.Month"] = From.Month, ["From.Year"] = From.Year, ["To.Day"] = To.Day, ["To.Month"] = To.Month, ["To.Year"] = To.Year,
        ["before"] = before?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrWhiteSpace(pair.Value));

    private static LocalDate? DayOf(string name, TypedDay typed, ModelStateDictionary faults)
    {
        if (typed.IsEmpty)
        {
            return null;
        }

        if (ClockText.Day(typed.Day?.Trim(), typed.Month?.Trim(), typed.Year?.Trim()) is { } day)
        {
            return day;
        }

        faults.AddModelError(name + ".Day", "Enter a day, a month and a year, for example 27 3 2026.");
        return null;
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
