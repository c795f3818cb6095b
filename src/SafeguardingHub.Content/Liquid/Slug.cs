using System.Globalization;
using System.Text;

namespace SafeguardingHub.Content.Liquid;

/// <summary>The part of an address that is made from a title, by Orchard Core's rule.</summary>
public static class Slug
{
    /// <summary>The most characters that a slug has.</summary>
    public const int MaxLength = 1000;

    /// <summary>
    /// The slug of a text: compatibility characters and accents are resolved, letters and digits are kept in lower case,
    /// <c>_</c> and <c>~</c> are kept, every other run becomes one <c>-</c>, and none stands at either end. A text without
    /// letters and digits gives an empty slug.
    /// </summary>
    public static string From(string text)
    {
        var slug = new StringBuilder(Math.Min(text.Length, MaxLength));
        var gap = false;
        foreach (var character in text)
        {
            if (SlugFolding.Find(character) is not { } folded)
            {
                Add(character, slug, ref gap);
            }
            else
            {
                foreach (var part in folded)
                {
                    Add(part, slug, ref gap);
                }
            }

            if (slug.Length >= MaxLength)
            {
                break;
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, MaxLength)).TrimEnd('-');
    }

    private static void Add(char character, StringBuilder slug, ref bool gap)
    {
        if (char.IsLetter(character) || char.IsDigit(character) || character is '_' or '~')
        {
            if (gap && slug.Length > 0)
            {
                slug.Append('-');
            }

            gap = false;
            slug.Append(char.ToLowerInvariant(character));
        }
        else if (char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
        {
            gap = true;
        }
    }
}
