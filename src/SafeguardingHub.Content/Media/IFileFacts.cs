using System.Globalization;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>What is known of documents beside their bytes; never read while somebody waits.</summary>
public interface IFileFacts
{
    /// <summary>
    /// What is known of the document; null where it is being looked at just now and the answer comes later. Where this machine
    /// cannot look at it, every fact is unknown.
    /// </summary>
    ValueTask<DocumentFacts?> FindAsync(MediaFile file, CancellationToken cancellationToken);

    /// <summary>The words of the document, page after page; empty where it has none that this machine can read; null where it is being read just now.</summary>
    ValueTask<string?> TextAsync(MediaFile file, CancellationToken cancellationToken);
}

/// <summary>What is known of a PDF; null stands for what is not known.</summary>
/// <param name="Pages">How many pages it has.</param>
/// <param name="IsTagged">Whether its structure is there for screen readers.</param>
/// <param name="Title">The title inside it; empty for none.</param>
/// <param name="Language">The language that it names, for example <c>en-GB</c>.</param>
/// <param name="HasText">Whether it holds text; a scan is pictures of text.</param>
public sealed record DocumentFacts(int? Pages, bool? IsTagged, string? Title, string? Language, bool? HasText)
{
    private const string NotKnown = "Not known";

    /// <summary>Nothing is known.</summary>
    public static DocumentFacts Unknown { get; } = new(null, null, null, null, null);

    /// <summary>Each fact with its name, in words for editors.</summary>
    public IEnumerable<(string Name, string Words)> InWords() =>
    [
        ("Pages", Pages?.ToString(CultureInfo.InvariantCulture) ?? NotKnown),
        ("Text", HasText switch { true => "Has text, which search reads", false => "No text: it is pictures of pages, which a screen reader cannot read", null => NotKnown }),
        ("Tagged", IsTagged switch { true => "Yes", false => "No: a screen reader finds no headings and no order in it", null => NotKnown }),
        ("Title inside it", Title switch { null => NotKnown, "" => "None: set one where it was made", _ => Title }),
        ("Language", Language ?? NotKnown),
    ];
}
