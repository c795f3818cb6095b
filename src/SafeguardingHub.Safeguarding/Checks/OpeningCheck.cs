using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>
/// What the owner of a section settles before opening it: what nobody has confirmed, what the sources left out, and what editors
/// were told about it. None of it keeps anything from being published; some of it keeps a section from being opened.
/// </summary>
public sealed class OpeningCheck : Check
{
    /// <summary>How a place begins that the owner has to fill in; it ends with a closing bracket.</summary>
    public const string BlankBegins = "[To be filled in by the owner:";

    /// <summary>A number that nobody has rung.</summary>
    public const string UnconfirmedService = "service-unconfirmed";

    /// <summary>An address on another site that nobody has opened.</summary>
    public const string UnconfirmedLink = "link-unconfirmed";

    /// <summary>An edition of guidance at whose dates nobody has looked.</summary>
    public const string UnconfirmedEdition = "edition-unconfirmed";

    /// <summary>A place that only the owner can fill in.</summary>
    public const string Blank = "blank";

    private static readonly CheckCode Service = new(
        UnconfirmedService, "Number that nobody has rung", Severity.Note,
        "The number and the hours come from web pages of 2013 to 2018. Until somebody has rung it, pages say that it is not confirmed. Ring it from the screen 'Contacts'.")
    {
        IsBeforeOpening = true,
    };

    private static readonly CheckCode Edition = new(
        UnconfirmedEdition, "Edition that nobody has confirmed", Severity.Note,
        "Nobody has looked whether this is still the edition in force. Until then readers are told that it may have been replaced.")
    {
        IsBeforeOpening = true,
    };

    private static readonly CheckCode Link = new(
        UnconfirmedLink, "Address that nobody has confirmed", Severity.Note,
        "Open the address and see whether it is still the right service; or enter the one of today.")
    {
        IsBeforeOpening = true,
    };

    private static readonly CheckCode NoAddress = new(
        "link-unknown", "Service without an address", Severity.Note,
        "The sources name this service and give no address. Ask whoever runs it, and enter it.")
    {
        IsBeforeOpening = true,
    };

    private static readonly CheckCode NoDocument = new(
        "document-missing", "Entry without its document", Severity.Note,
        "The sources name this document, and no file of it is held here. Upload it, or say in the text where it is.")
    {
        IsBeforeOpening = true,
    };

    private static readonly CheckCode Note = new(
        "source-note", "Left open by the sources", Severity.Note,
        "A note for editors says what only the owner can settle. Settle it, then take the note out.")
    {
        IsBeforeOpening = true,
    };

    private static readonly CheckCode ToFillIn = new(
        Blank, "To be filled in by the owner", Severity.Warning,
        "The law asks for this, and only the owner knows it. A section is not opened while it is missing.")
    {
        IsBeforeOpening = true,
    };

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes { get; } = [Service, Edition, Link, NoAddress, NoDocument, Note, ToFillIn];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var found in context.Reading.Parts)
        {
            foreach (var finding in OfPart(found.Part, found.Place, context))
            {
                yield return finding;
            }
        }

        foreach (var block in context.Texts.Blocks)
        {
            foreach (var blank in Blanks(block.Text))
            {
                yield return ToFillIn.At(block.Place, blank, $"Fill in what stands here in brackets: {blank}");
            }
        }
    }

    private static IEnumerable<Finding> OfPart(ContentPart part, string place, CheckContext context)
    {
        switch (part)
        {
            case ServicePart { IsEmergency: not true } service when service.Confirmation?.Day() is null:
                yield return Service.At(place + ".Numbers", $"{Numbers(service)}. {service.Hours?.AsStated}".Trim(), $"Nobody has rung {Numbers(service)} yet.");
                break;
            case OnlineServicePart { Address.Length: > 0 } online when online.Confirmation?.Day() is null:
                yield return Link.At(place + ".Address", online.Address, "Nobody has opened this address to see whether it is still the right service.");
                break;
            case OnlineServicePart online when string.IsNullOrWhiteSpace(online.Address):
                yield return NoAddress.At(place + ".Address", context.Item.DisplayText ?? "", "Its address is not known: pages name it without a link.");
                break;
            case EditionPart edition when edition.Confirmation?.Day() is null:
                yield return Edition.At(place, $"{context.Item.DisplayText}. {edition.DatesNote}".Trim(), "Nobody has confirmed its dates, or that nothing has replaced it.");
                break;
            case PublicationPart { Files.IsEmpty: true } publication when string.IsNullOrWhiteSpace(publication.OutsideAddress):
                yield return NoDocument.At(place + ".Files", context.Item.DisplayText ?? "", "No file of this document is held here, and readers are told so.");
                break;
            case EditorNotePart { Note: { Length: > 0 } note }:
                yield return Note.At(place + ".Note", note, note);
                break;
        }
    }

    private static string Numbers(ServicePart service) =>
        string.Join(", ", service.Numbers.Select(number => number.Telephone()?.Display ?? number.Number));

    private static IEnumerable<string> Blanks(string text)
    {
        for (var at = text.IndexOf(BlankBegins, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(BlankBegins, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = text.IndexOf(']', at);
            yield return end < 0 ? text[at..] : text[at..(end + 1)];
        }
    }
}
