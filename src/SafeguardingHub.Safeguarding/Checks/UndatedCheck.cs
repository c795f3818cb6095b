using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>Notes entries of the archive that say neither when they are from nor that nobody knows.</summary>
public sealed class UndatedCheck : Check
{
    private static readonly CheckCode Undated = new(
        "publication-undated", "Entry without a date", Severity.Note,
        "“Briefing sheet” without a date may be of last week or of 2014. Give the date as far as it is known; where nobody knows it, say so in the note on the date, which readers see.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Undated];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) =>
        from found in context.Reading.Parts
        let publication = found.Part as PublicationPart
        where publication is not null && string.IsNullOrWhiteSpace(publication.Date) && string.IsNullOrWhiteSpace(publication.DateNote)
        select Undated.At($"{found.Place}.Date", context.Item.DisplayText ?? "", "It says neither when it is from nor that its date is not known. Give the date, or say in the note on the date why there is none.");
}
