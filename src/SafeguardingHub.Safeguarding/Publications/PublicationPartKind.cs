using System.Globalization;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Safeguarding.Publications;

/// <summary>The kind of <see cref="PublicationPart"/>.</summary>
public sealed class PublicationPartKind : PartKind<PublicationPart>
{
    /// <summary>The key of the list in which an entry stands; see <see cref="PublicationKinds"/>.</summary>
    public const string ListKey = "list";

    /// <summary>The key under which every entry stands, with <see cref="InArchive"/> as its value.</summary>
    public const string ArchiveKey = "archive";

    /// <summary>The value of <see cref="ArchiveKey"/>.</summary>
    public const string InArchive = "all";

    /// <summary>What stands before a publisher's name where no organisation of the hub stands for it.</summary>
    public const string NamePrefix = "name:";

    /// <summary>The value of <c>year</c> for an entry whose date nobody knows.</summary>
    public const string UnknownYear = "unknown";

    /// <summary>The value of <c>document</c> for an entry with a file.</summary>
    public const string Held = "held";

    /// <summary>The value of <c>document</c> for an entry whose file is not yet uploaded.</summary>
    public const string Missing = "missing";

    /// <inheritdoc />
    protected override PublicationPart Normalise(PublicationPart part) => part with
    {
        Kind = PublicationKinds.Find(part.Kind)?.Name ?? part.Kind,
        Summary = PlainText.Normalise(part.Summary),
        Publisher = Trimmed(part.Publisher),
        PublisherName = Trimmed(PlainText.Normalise(part.PublisherName)),
        Date = Trimmed(part.Date),
        DateNote = PlainText.Normalise(part.DateNote),
        PeriodEnds = Trimmed(part.PeriodEnds),
        FormerNames = [.. part.FormerNames.Select(name => PlainText.Normalise(name))],
        Files = [.. part.Files.Select(file => file with { Text = PlainText.Normalise(file.Text) })],
        OutsideAddress = Trimmed(part.OutsideAddress),
    };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(PublicationPart part, PartContext context)
    {
        if (PublicationKinds.Find(part.Kind) is null)
        {
            var kinds = string.Join(", ", PublicationKinds.All.Select(kind => kind.Name));
            yield return Reason.Invalid(context.Place + ".Kind", (string.IsNullOrWhiteSpace(part.Kind) ? "Say what it is" : $"'{part.Kind}' is not a kind of publication") + $": choose one of {kinds}.");
        }

        if (UncertainDate.Fault(part.Date) is { } fault)
        {
            yield return Reason.Invalid(context.Place + ".Date", fault);
        }

        if (!string.IsNullOrWhiteSpace(part.PeriodEnds) && PeriodEnd(part) is null)
        {
            yield return Reason.Invalid(context.Place + ".PeriodEnds", $"'{part.PeriodEnds}' is not a year: write the last year of the period as 2019, or leave it empty.");
        }

        if (!string.IsNullOrWhiteSpace(part.Publisher) && !string.IsNullOrWhiteSpace(part.PublisherName))
        {
            yield return Reason.Invalid(context.Place + ".PublisherName", "Choose the organisation that published it, or write its name where the hub has no such organisation, not both.");
        }

        if (!string.IsNullOrWhiteSpace(part.OutsideAddress) && !IsOutside(part.OutsideAddress))
        {
            yield return Reason.Invalid(context.Place + ".OutsideAddress", $"'{part.OutsideAddress}' is not a web address: begin it with https:// or http://, or leave it empty.");
        }

        for (var index = 0; index < part.Files.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(part.Files[index].Media))
            {
                yield return Reason.Invalid($"{context.Place}.Files[{index}].Media", "Choose a file of the media library, or take the line out.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(PublicationPart part) =>
    [
        .. string.IsNullOrEmpty(part.Publisher) ? [] : new[] { new ContentReference(ReferenceKind.Item, part.Publisher, "Publisher", IsRequired: false) },
        .. part.Files.SelectMany((file, index) => MediaLinks.ToFile(file.Media, $"Files[{index}].Media")),
    ];

    /// <inheritdoc />
    protected override IEnumerable<ProjectedValue> Values(PublicationPart part, PartContext context)
    {
        var date = UncertainDate.Of(part.Date);
        yield return new ProjectedValue(ArchiveKey, InArchive, date.SortOn);
        yield return new ProjectedValue("year", date.Year?.ToString(CultureInfo.InvariantCulture) ?? UnknownYear);
        if (PublicationKinds.Find(part.Kind) is { } kind)
        {
            yield return new ProjectedValue(ListKey, kind.List, date.SortOn);
            yield return new ProjectedValue("kind", kind.Name);

            // People work by policies and notices until somebody says otherwise: whoever reads "archive" would take one for out of date.
            if (kind.List is not (PublicationKinds.Policies or PublicationKinds.Notices))
            {
                yield return new ProjectedValue(SearchKeys.State, SearchStates.Archived);
            }
        }

        if (!string.IsNullOrEmpty(part.Publisher))
        {
            yield return new ProjectedValue("publisher", part.Publisher);
        }
        else if (!string.IsNullOrEmpty(part.PublisherName))
        {
            yield return new ProjectedValue("publisher", NamePrefix + part.PublisherName);
        }

        if (NeedsDocument(part) || !part.Files.IsEmpty)
        {
            yield return new ProjectedValue("document", part.Files.IsEmpty ? Missing : Held);
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(PublicationPart part) =>
    [
        new PartText(nameof(part.Summary), part.Summary),
        new PartText(nameof(part.PublisherName), part.PublisherName),
        new PartText(nameof(part.DateNote), part.DateNote),
        .. part.Files.Select((file, index) => new PartText($"Files[{index}].Text", file.Text)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(PublicationPart part) =>
    [
        .. part.Files.Select((file, index) => new PartLink($"Files[{index}].Media", MediaLinks.AddressOf(file.Media), file.Text)),
        new PartLink(nameof(part.OutsideAddress), part.OutsideAddress, null),
    ];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(PublicationPart part) =>
    [
        .. SearchTexts.Of(SearchRole.FormerName, part.FormerNames),
        .. SearchTexts.Of(SearchRole.Summary, part.Summary),
        .. SearchTexts.Of(SearchRole.Body, [PublicationKinds.Find(part.Kind)?.Words, part.PublisherName, part.DateNote]),
        .. SearchTexts.Embedded([part.Publisher]),
        .. SearchTexts.Of(SearchRole.Heading, part.Files.Select(file => file.Text)),
        .. part.Files.Where(file => !string.IsNullOrWhiteSpace(file.Media)).Select(file => new SearchFile(file.Media!)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<DueMoment> DueMoments(PublicationPart part) =>
        PeriodEnd(part) is { } year ? [LondonTime.Due("period-ended", new NodaTime.LocalDate(year + 1, 1, 1))] : [];

    /// <summary>The last year of the period that it covers; null for none.</summary>
    public static int? PeriodEnd(PublicationPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return UncertainDate.Of(part.PeriodEnds) is { Precision: DatePrecision.Year } period ? period.Year : null;
    }

    /// <summary>Whether an entry of that kind is a document: a notice is only its words.</summary>
    public static bool NeedsDocument(PublicationPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return PublicationKinds.Find(part.Kind)?.List != PublicationKinds.Notices;
    }

    /// <summary>Whether that is an absolute address to which a page may link.</summary>
    public static bool IsOutside(string? address) => QuickLinksPartKind.IsLinkable(address) && !address!.StartsWith('/');

    private static string? Trimmed(string? text) => text?.Trim();
}
