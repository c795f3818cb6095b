using System.Globalization;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Guidance;

/// <summary>The kind of <see cref="GuidancePart"/>.</summary>
public sealed class GuidancePartKind : PartKind<GuidancePart>
{
    /// <inheritdoc />
    protected override GuidancePart Normalise(GuidancePart part) => part with
    {
        Issuer = PlainText.Normalise(part.Issuer),
        Summary = PlainText.Normalise(part.Summary),
        FormerNames = [.. part.FormerNames.Select(name => PlainText.Normalise(name))],
    };

    /// <inheritdoc />
    protected override IEnumerable<ProjectedValue> Values(GuidancePart part, PartContext context) =>
        string.IsNullOrWhiteSpace(part.Issuer) ? [] : [new ProjectedValue(SearchKeys.Publisher, PublicationPartKind.NamePrefix + part.Issuer.Trim())];

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(GuidancePart part) => [new PartText(nameof(part.Summary), part.Summary), new PartText(nameof(part.Issuer), part.Issuer)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(GuidancePart part) =>
    [
        .. SearchTexts.Of(SearchRole.FormerName, part.FormerNames), .. SearchTexts.Of(SearchRole.Summary, part.Summary), .. SearchTexts.Of(SearchRole.Body, part.Issuer),
    ];
}

/// <summary>
/// The kind of <see cref="EditionPart"/>. It sees one edition alone: what takes several to see, such as a loop through
/// three editions, <see cref="EditionChain.Faults"/> tells.
/// </summary>
public sealed class EditionPartKind : PartKind<EditionPart>
{
    /// <inheritdoc />
    protected override EditionPart Normalise(EditionPart part) => part with
    {
        Guidance = part.Guidance?.Trim(),
        Label = PlainText.Normalise(part.Label)?.Trim(),
        Published = part.Published?.Trim(),
        InForce = part.InForce?.Trim(),
        Withdrawn = part.Withdrawn?.Trim(),
        Replaces = [.. part.Replaces.Select(id => id.Trim()).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)],
        DatesNote = PlainText.Normalise(part.DatesNote),
    };

    /// <inheritdoc />
    protected override bool KeepsMarks => true;

    /// <summary>Somebody has confirmed these dates and these predecessors: where they change, nobody has.</summary>
    protected override EditionPart Marked(EditionPart part, EditionPart? before) => part with
    {
        Confirmation = before is not null && (part.Guidance, part.Label, part.Published, part.InForce, part.Withdrawn) == (before.Guidance, before.Label, before.Published, before.InForce, before.Withdrawn)
            && part.Replaces.SequenceEqual(before.Replaces)
                ? before.Confirmation
                : null,
    };

    /// <inheritdoc />
    protected override EditionPart ForReaders(EditionPart part) => part with { Confirmation = part.Confirmation?.ForReaders() };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(EditionPart part, PartContext context)
    {
        if (string.IsNullOrWhiteSpace(part.Guidance))
        {
            yield return Reason.Invalid(context.Place + ".Guidance", "Choose the guidance that this is an edition of.");
        }
        else if (part.Guidance == context.Item.Id.Value)
        {
            yield return Reason.Invalid(context.Place + ".Guidance", "An edition cannot be an edition of itself: choose the guidance.");
        }

        foreach (var (name, text) in new[] { ("Published", part.Published), ("InForce", part.InForce), ("Withdrawn", part.Withdrawn) })
        {
            if (UncertainDate.Fault(text) is { } fault)
            {
                yield return Reason.Invalid($"{context.Place}.{name}", fault);
            }
        }

        if (UncertainDate.Of(part.Withdrawn).OrderTo(UncertainDate.Of(part.Published)) == DateOrder.Before)
        {
            yield return Reason.Invalid(context.Place + ".Withdrawn", "The edition is withdrawn before it was published: put one of the two dates right.");
        }

        for (var index = 0; index < part.Replaces.Length; index++)
        {
            var place = $"{context.Place}.Replaces[{index}]";
            if (part.Replaces[index] == context.Item.Id.Value)
            {
                yield return Reason.Invalid(place, "An edition cannot replace itself: take it out of the list.");
            }
            else if (part.Replaces[index] == part.Guidance)
            {
                yield return Reason.Invalid(place, "An edition replaces other editions, not the guidance as a whole: choose the edition that it replaces.");
            }
        }

        if (part.Confirmation is { } confirmation && (string.IsNullOrWhiteSpace(confirmation.By) || confirmation.Day() is null))
        {
            yield return Reason.Invalid(context.Place + ".Confirmation", "Say who checked that this is the edition in force, and on which day, as 2026-11-22.");
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(EditionPart part)
    {
        if (!string.IsNullOrEmpty(part.Guidance))
        {
            yield return new ContentReference(ReferenceKind.Item, part.Guidance, "Guidance", IsRequired: true);
        }

        for (var index = 0; index < part.Replaces.Length; index++)
        {
            // The older edition may not be held here, or be taken away one day: that it was replaced stays true.
            yield return new ContentReference(ReferenceKind.Item, part.Replaces[index], $"Replaces[{index}]", IsRequired: false);
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ProjectedValue> Values(EditionPart part, PartContext context)
    {
        var published = UncertainDate.Of(part.Published);
        if (!string.IsNullOrEmpty(part.Guidance))
        {
            yield return new ProjectedValue("guidance", part.Guidance, published.SortOn);
        }

        yield return new ProjectedValue(SearchKeys.Year, published.Year?.ToString(CultureInfo.InvariantCulture) ?? PublicationPartKind.UnknownYear);
    }

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(EditionPart part) => [new PartText(nameof(part.Label), part.Label), new PartText(nameof(part.DatesNote), part.DatesNote)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(EditionPart part) =>
        [.. SearchTexts.Of(SearchRole.Name, part.Label), .. SearchTexts.Of(SearchRole.Body, part.DatesNote)];

    /// <inheritdoc />
    protected override IEnumerable<DueMoment> DueMoments(EditionPart part)
    {
        if (UncertainDate.Of(part.InForce).Earliest is { } inForce)
        {
            yield return LondonTime.Due("in-force", inForce);
        }

        if (UncertainDate.Of(part.Withdrawn).Earliest is { } withdrawn)
        {
            yield return LondonTime.Due("withdrawn", withdrawn);
        }
    }
}
