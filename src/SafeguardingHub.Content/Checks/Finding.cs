using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Checks;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing need be done.</summary>
    Note = 0,

    /// <summary>Somebody should look at it; it keeps nothing from being published.</summary>
    Warning = 1,

    /// <summary>Wrong or harmful: a version that brings it anew is not published until it is mended or accepted.</summary>
    Error = 2,
}

/// <summary>A sort of finding.</summary>
/// <param name="Code">Its name for machines: small letters and hyphens, never changed once findings of it are stored.</param>
/// <param name="Name">Its name for people, as the heading of a list: <c>Link says nothing of where it goes</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Help">Why it matters and how NHS style wants it, in a sentence or two.</param>
public sealed record CheckCode(string Code, string Name, Severity Severity, string Help)
{
    /// <summary>
    /// Whether it is something that the owner of a section settles before opening it: a number that nobody has rung, an address that
    /// nobody knows. Readers are told of most of it by the page itself.
    /// </summary>
    public bool IsBeforeOpening { get; init; }

    /// <summary>For how many days somebody may accept a finding of this code before they have to look again.</summary>
    public int AcceptedForDays { get; init; } = 365;

    /// <summary>A finding of this code.</summary>
    /// <param name="place">Where, as a JSON path from the item's root; empty for the item as a whole.</param>
    /// <param name="subject">What it is about in the item's own words, for example the sentence: see <see cref="Finding.Subject"/>.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="fix">A change that mends it; null where a person has to think.</param>
    public Finding At(string place, string subject, string message, TextFix? fix = null) =>
        new(Code, Severity, place, Finding.Shorten(subject), message) { Fix = fix };
}

/// <summary>A change of one text that mends a finding.</summary>
/// <param name="Place">The text, as a JSON path from the item's root: one of the item's bodies.</param>
/// <param name="From">The characters to replace, as they stand in that HTML; the first occurrence is meant.</param>
/// <param name="To">What to put there, as HTML.</param>
/// <param name="Words">What the button says: <c>Write 8:30am</c>.</param>
public sealed record TextFix(string Place, string From, string To, string Words);

/// <summary>Something that a check has found in a version of an item.</summary>
/// <param name="Code">The <see cref="CheckCode.Code"/>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Place">Where, as a JSON path from the item's root; empty for the item as a whole.</param>
/// <param name="Subject">
/// What it is about in the item's own words: a sentence, a link's words, a gap's hours; at most <see cref="LongestSubject"/>
/// characters. It is what makes two findings the same: one that is accepted stays accepted while these words stay as they are,
/// wherever on the page they move.
/// </param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record Finding(string Code, Severity Severity, string Place, string Subject, string Message)
{
    /// <summary>The longest subject, in characters.</summary>
    public const int LongestSubject = 300;

    /// <summary>A change that mends it; null where a person has to think.</summary>
    public TextFix? Fix { get; init; }

    /// <summary>What is the same for the same finding in another version: 32 hexadecimal digits of code and subject.</summary>
    public string Key => KeyOf(Code, Subject);

    /// <summary>The key of a finding of that code about those words; case and white space do not count.</summary>
    public static string KeyOf(string code, string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var words = string.Join(' ', subject.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{code}\n{words}")).AsSpan(0, 16));
    }

    internal static string Shorten(string subject)
    {
        var text = TextCleaning.Clean(subject).Trim();
        return text.Length <= LongestSubject ? text : text[..(char.IsHighSurrogate(text[LongestSubject - 1]) ? LongestSubject - 1 : LongestSubject)];
    }
}

/// <summary>Looks at one version of an item and says what it finds. It changes nothing, asks no database and may be run anywhere.</summary>
public abstract class Check
{
    /// <summary>Whether its errors may harm readers, such as a wrong number: they are looked for whatever the settings say.</summary>
    public virtual bool ProtectsReaders => false;

    /// <summary>The codes that it may find.</summary>
    public abstract ImmutableArray<CheckCode> Codes { get; }

    /// <summary>What it finds; nothing where all is well. Findings of other codes than <see cref="Codes"/> are a fault of the program.</summary>
    public abstract IEnumerable<Finding> Look(CheckContext context);
}
