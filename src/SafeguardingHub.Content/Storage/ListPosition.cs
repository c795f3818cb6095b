using System.Buffers.Text;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Content.Storage;

/// <summary>A place in a list: after the entry of that date and id, whether or not it is still there.</summary>
/// <param name="SortOn">The entry's date; null where it is unknown.</param>
/// <param name="Item">The entry's item.</param>
public sealed record ListPosition(LocalDate? SortOn, ContentItemId Item)
{
    // An id of 64 characters, a date of 10 and the blank between them, in base64.
    private const int LongestText = 100;

    /// <summary>The position as text for an address; it says nothing to readers.</summary>
    public string ToText()
    {
        var day = SortOn is { } date ? LocalDatePattern.Iso.Format(date) : "";
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{day} {Item.Value}"));
    }

    /// <summary>The position of a text, or null where the text is none.</summary>
    public static ListPosition? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= LongestText } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var plain = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text));
        var blank = plain.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || !ContentItemId.TryParse(plain[(blank + 1)..], out var item))
        {
            return null;
        }

        if (blank == 0)
        {
            return new ListPosition(null, item);
        }

        // Databases and DateOnly know the years from 1 on.
        return LocalDatePattern.Iso.Parse(plain[..blank]) is { Success: true, Value: { Year: >= 1 and <= 9999 } day } ? new ListPosition(day, item) : null;
    }
}

/// <summary>Names and words in the form in which lists compare them: lower case, accents resolved, one hyphen for what stands between words.</summary>
public static class NameWords
{
    /// <summary>The form of a name.</summary>
    public static string KeyOf(string? name) => Slug.From(name ?? "");

    /// <summary>The words of a search, each in that form; what holds no letter and no digit is no word. At most ten are taken.</summary>
    public static IEnumerable<string> Of(string? search) =>
        (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Slug.From).Where(word => word.Length > 0).Distinct().Take(10);
}
