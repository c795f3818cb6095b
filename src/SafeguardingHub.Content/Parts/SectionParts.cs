using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Parts;

/// <summary>
/// The section that an item belongs to. The section decides who may touch the item, who may see its unpublished versions,
/// and below which prefix it lives.
/// </summary>
public sealed record SectionPart : ContentPart
{
    /// <summary>The section item's id.</summary>
    public string? Section { get; init; }
}

/// <summary>The kind of <see cref="SectionPart"/>.</summary>
public sealed class SectionPartKind : PartKind<SectionPart>
{
    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(SectionPart part) =>
        string.IsNullOrEmpty(part.Section) ? [] : [new ContentReference(ReferenceKind.Item, part.Section, "Section", IsRequired: true)];

    /// <inheritdoc />
    protected override IEnumerable<ProjectedValue> Values(SectionPart part, PartContext context) =>
        string.IsNullOrEmpty(part.Section) ? [] : [new ProjectedValue("section", part.Section)];
}

/// <summary>
/// What makes an item a section: its title is the section's name, its path the prefix of all that belongs to it (shared
/// ground stands at the home page and has none).
/// </summary>
public sealed record SectionProfilePart : ContentPart
{
    /// <summary>The organisation that runs the section: a content item id; empty for shared ground.</summary>
    public string? Organisation { get; init; }

    /// <summary>The accent that tells the section apart, by name: <c>blue</c>, <c>green</c>, …</summary>
    public string? Accent { get; init; }

    /// <summary>The heading of the section's front page, where it differs from the section's name.</summary>
    public string? Heading { get; init; }

    /// <summary>
    /// The fourth of the roles through which the organisation takes part in the boards, after the three that all share:
    /// texts that sections share name it as <c>section.fourth_role</c>.
    /// </summary>
    public string? FourthRole { get; init; }

    /// <summary>
    /// The instant at which the owner opened the section to readers, ISO 8601 in UTC; empty while nobody is to rely on it.
    /// </summary>
    public string? OpenedAt { get; init; }

    /// <summary>The instant at which the section ended, ISO 8601 in UTC; empty while it goes on.</summary>
    public string? EndedAt { get; init; }

    /// <summary>The section that its readers are sent to since it ended, or that it was merged into: a content item id; empty for none.</summary>
    public string? Successor { get; init; }

    /// <summary>Whether all that belonged to it has gone to <see cref="Successor"/>: it is a section no longer, and only its history is left.</summary>
    public bool? IsMerged { get; init; }

    /// <summary>The place among the sections, lowest first.</summary>
    public int? Order { get; init; }

    /// <summary>
    /// Whether nothing of the section is published before a second person, who wrote none of it, has agreed to exactly that text.
    /// </summary>
    public bool? RequiresApproval { get; init; }

    /// <summary>Whether the owner has opened the section by that moment.</summary>
    public bool IsOpenAt(Instant now) => Opened() is { } opened && opened <= now;

    /// <summary>Since when it has ended; null while it goes on.</summary>
    public Instant? Ended() => NodaTime.Text.InstantPattern.ExtendedIso.Parse(EndedAt ?? "") is { Success: true } parsed ? parsed.Value : null;

    /// <summary>Since when it is open, or will be; null while nobody has opened it.</summary>
    public Instant? Opened() =>
        NodaTime.Text.InstantPattern.ExtendedIso.Parse(OpenedAt ?? "") is { Success: true } parsed ? parsed.Value : null;
}

/// <summary>The kind of <see cref="SectionProfilePart"/>.</summary>
public sealed class SectionProfilePartKind : PartKind<SectionProfilePart>
{
    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(SectionProfilePart part, PartContext context) =>
        string.IsNullOrEmpty(part.OpenedAt) || part.Opened() is not null
            ? []
            : [Reason.Invalid(context.Place + ".OpenedAt", $"'{part.OpenedAt}' is not an instant: write it as 2026-11-22T09:00:00Z, or leave it empty while the section is not opened.")];

    /// <inheritdoc />
    protected override bool KeepsMarks => true;

    /// <summary>
    /// Whether a section is open, has ended or was merged is said by doing so, never by a form, a recipe or an older version. Only what
    /// is new to the hub may come as one that has ended: an export brings its history along.
    /// </summary>
    protected override SectionProfilePart Marked(SectionProfilePart part, SectionProfilePart? before) => before is null
        ? part with { OpenedAt = null }
        : part with { OpenedAt = before.OpenedAt, EndedAt = before.EndedAt, Successor = before.Successor, IsMerged = before.IsMerged };

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(SectionProfilePart part) =>
    [
        .. string.IsNullOrEmpty(part.Organisation) ? Array.Empty<ContentReference>() : [new ContentReference(ReferenceKind.Item, part.Organisation, "Organisation", IsRequired: true)],
        .. string.IsNullOrEmpty(part.Successor) ? Array.Empty<ContentReference>() : [new ContentReference(ReferenceKind.Item, part.Successor, "Successor", IsRequired: false)],
    ];

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(SectionProfilePart part) => [new PartText(nameof(part.Heading), part.Heading), new PartText(nameof(part.FourthRole), part.FourthRole)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(SectionProfilePart part) => SearchText.Of(SearchRole.Heading, part.Heading);

    /// <inheritdoc />
    protected override IEnumerable<DueMoment> DueMoments(SectionProfilePart part) =>
        part.Opened() is { } opened ? [new DueMoment("section-opens", opened)] : [];
}

/// <summary>An organisation: a body that publishes here, or that published what the archive holds.</summary>
public sealed record OrganisationPart : ContentPart
{
    /// <summary>The names that the organisation has had; the last one that has begun is its name today.</summary>
    public ImmutableArray<OrganisationName> Names { get; init; } = [];

    /// <summary>The organisations that took over its duties: content item ids.</summary>
    public ImmutableArray<string> Successors { get; init; } = [];

    /// <summary>The areas that it serves, in words.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>The name on a day; null where the organisation has no name then.</summary>
    public OrganisationName? NameOn(LocalDate day) =>
        Names.LastOrDefault(name => (name.FirstDay is not { } from || from <= day) && (name.LastDay is not { } to || day <= to));

    /// <summary>The first day after <paramref name="day"/> on which the organisation's name may be another; null for none known.</summary>
    public LocalDate? ChangesAfter(LocalDate day)
    {
        var days = Names.SelectMany(name => new[] { name.FirstDay, name.DayAfter }).OfType<LocalDate>().Where(change => change > day).ToList();
        return days.Count == 0 ? null : days.Min();
    }
}

/// <summary>A name of an organisation and the days on which it bore it.</summary>
public sealed record OrganisationName
{
    /// <summary>The full name: <c>NHS Wyre Forest Clinical Commissioning Group</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The short name that running text uses: <c>NHS Wyre Forest CCG</c>.</summary>
    public string? ShortName { get; init; }

    /// <summary>The first day of the name, <c>yyyy-MM-dd</c>; empty where it is not known.</summary>
    public string? From { get; init; }

    /// <summary>The last day of the name, <c>yyyy-MM-dd</c>; empty while it is borne or where the end is not known.</summary>
    public string? To { get; init; }

    internal LocalDate? FirstDay => Day(From);

    internal LocalDate? LastDay => Day(To);

    // Some write "for ever" as the last day that there is, which no day follows.
    internal LocalDate? DayAfter => LastDay is { } last && last < LocalDate.MaxIsoValue ? last.PlusDays(1) : null;

    internal static LocalDate? Day(string? text) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } parsed ? parsed.Value : null;
}

/// <summary>The kind of <see cref="OrganisationPart"/>.</summary>
public sealed class OrganisationPartKind : PartKind<OrganisationPart>
{
    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(OrganisationPart part, PartContext context)
    {
        if (part.Names.IsEmpty)
        {
            yield return Reason.Invalid(context.Place + ".Names", "Give the organisation a name.");
        }

        for (var index = 0; index < part.Names.Length; index++)
        {
            var place = $"{context.Place}.Names[{index}]";
            var name = part.Names[index];
            if (string.IsNullOrWhiteSpace(name.Name))
            {
                yield return Reason.Invalid(place + ".Name", "Write the name, or take the line out.");
            }

            foreach (var (label, text, day) in new[] { ("From", name.From, name.FirstDay), ("To", name.To, name.LastDay) })
            {
                if (!string.IsNullOrEmpty(text) && day is null)
                {
                    yield return Reason.Invalid($"{place}.{label}", $"'{text}' is not a date: write it as 2013-04-01, or leave it out where it is not known.");
                }
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(OrganisationPart part) =>
        part.Successors.Select((id, index) => new ContentReference(ReferenceKind.Item, id, $"Successors[{index}]", IsRequired: false));

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(OrganisationPart part) =>
    [
        .. part.Names.SelectMany((name, index) => new[] { new PartText($"Names[{index}].Name", name.Name), new PartText($"Names[{index}].ShortName", name.ShortName) }),
        .. part.Areas.Select((area, index) => new PartText($"Areas[{index}]", area)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(OrganisationPart part) =>
    [
        .. part.Names.SelectMany(name => new[] { name.Name, name.ShortName }).SelectMany(name => SearchText.Of(SearchRole.Name, name)),
        .. part.Areas.SelectMany(area => SearchText.Of(SearchRole.Body, area)),
    ];
}
