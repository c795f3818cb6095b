using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Safeguarding.Notices;

/// <summary>The kind of <see cref="NoticePart"/>.</summary>
public sealed class NoticePartKind : PartKind<NoticePart>
{
    /// <inheritdoc />
    protected override NoticePart Normalise(NoticePart part) => part with { Text = PlainText.Normalise(part.Text) };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(NoticePart part, PartContext context)
    {
        foreach (var (name, text) in new[] { ("From", part.From), ("Until", part.Until) })
        {
            if (!string.IsNullOrEmpty(text) && NoticePeriod.Local(text) is null)
            {
                yield return Reason.Invalid($"{context.Place}.{name}", $"'{text}' is not a date and time: write it as 2027-02-12T09:00, London time, or leave it out.");
            }
        }

        if (NoticePeriod.Local(part.From) is { } from && NoticePeriod.Local(part.Until) is { } until && until <= from)
        {
            yield return Reason.Invalid(context.Place + ".Until", "The notice ends before it begins: choose a later end, or none.");
        }

        if (!Enum.IsDefined(part.Rank))
        {
            yield return Reason.Invalid(context.Place + ".Rank", "Choose 0 (information), 1 (important) or 2 (urgent).");
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(NoticePart part) =>
        string.IsNullOrEmpty(part.Page) ? [] : [new ContentReference(ReferenceKind.Item, part.Page, "Page", IsRequired: false)];

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(NoticePart part) => [new PartText(nameof(part.Text), part.Text)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(NoticePart part) => SearchTexts.Of(SearchRole.Summary, part.Text);

    /// <inheritdoc />
    protected override IEnumerable<DueMoment> DueMoments(NoticePart part)
    {
        if (NoticePeriod.Of(part) is not { } period)
        {
            yield break;
        }

        yield return new DueMoment("notice-begins", period.From, NoticePeriod.Local(part.From), LondonTime.Zone.Id);
        if (period.Until is { } until)
        {
            yield return new DueMoment("notice-ends", until, NoticePeriod.Local(part.Until), LondonTime.Zone.Id);
        }
    }
}

/// <summary>The time in which a notice shows, half open.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Until">The first instant after it; null for no end.</param>
public sealed record NoticePeriod(Instant From, Instant? Until)
{
    /// <summary>The period of a notice; null where it has no first day and so never shows.</summary>
    public static NoticePeriod? Of(NoticePart part) =>
        Local(part.From) is { } from ? new NoticePeriod(LondonTime.At(from), Local(part.Until) is { } until ? LondonTime.At(until) : null) : null;

    /// <summary>Whether the notice shows at that moment.</summary>
    public bool Holds(Instant now) => From <= now && (Until is not { } until || now < until);

    /// <summary>The next instant at which that changes; null for never again.</summary>
    public Instant? ChangesAfter(Instant now) => now < From ? From : Until is { } until && now < until ? until : null;

    internal static LocalDateTime? Local(string? text) =>
        LocalDateTimePattern.GeneralIso.Parse(text ?? "") is { Success: true } exact ? exact.Value
        : LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text ?? "") is { Success: true } parsed ? parsed.Value
        : LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } day ? day.Value.AtMidnight()
        : null;
}
