using System.Text;

namespace SafeguardingHub.Content.Html;

/// <summary>Plain text as editors paste it, made searchable.</summary>
public static class PlainText
{
    /// <summary>
    /// The text with no-break spaces turned into ordinary ones and invisible characters taken out: word processors leave
    /// both behind, and they break exact search, number matching and comparison. The same object where nothing changes.
    /// </summary>
    public static string? Normalise(string? text)
    {
        if (text is null || !text.Any(NeedsWork))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\u00a0' or '\u202f' or '\u2007')
            {
                result.Append(' ');
            }
            else if (!NeedsWork(character))
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    private static bool NeedsWork(char character) =>
        character is '\u00a0' or '\u202f' or '\u2007' or '\u200b' or '\ufeff' or '\u00ad' or '\0';
}
