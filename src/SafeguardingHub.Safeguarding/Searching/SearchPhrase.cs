using System.Collections.Immutable;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Safeguarding.Searching;

/// <summary>
/// A word or phrase of a list that editors keep, compared without regard to case, accents and signs. Each of its words may
/// stand for all words that begin with it.
/// </summary>
public sealed record SearchPhrase
{
    /// <summary>The most words of a phrase: what people type is shorter.</summary>
    public const int MostWords = 10;

    /// <summary>The longest phrase, in characters.</summary>
    public const int LongestText = 100;

    private const int ShortestBeginning = 3;

    private SearchPhrase(ImmutableArray<(string Word, bool IsBeginning)> words) => Words = words;

    /// <summary>The words in order, each in the form of <see cref="WordsOf"/>.</summary>
    public ImmutableArray<(string Word, bool IsBeginning)> Words { get; }

    /// <summary>The phrase of a text; null where it has no word.</summary>
    public static SearchPhrase? Of(string? text)
    {
        var words = ImmutableArray.CreateBuilder<(string, bool)>();
        foreach (var typed in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = WordsOf(typed);
            for (var index = 0; index < parts.Length; index++)
            {
                words.Add((parts[index], index == parts.Length - 1 && typed.EndsWith('*')));
            }
        }

        return words.Count == 0 ? null : new SearchPhrase(words.ToImmutable());
    }

    /// <summary>
    /// The words of a text as phrases compare them: lower case, accents resolved, apostrophes taken out, every other sign a gap.
    /// </summary>
    public static ImmutableArray<string> WordsOf(string? text)
    {
        var slug = Slug.From((text ?? "").Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal));
        return [.. slug.Split(['-', '_', '~'], StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Whether the phrase stands in the words of a text, one after the other.</summary>
    /// <param name="text">Words in the form of <see cref="WordsOf"/>.</param>
    public bool IsIn(ImmutableArray<string> text)
    {
        for (var from = 0; from + Words.Length <= text.Length; from++)
        {
            if (Fits(text, from))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong with a word or phrase of a list and how to put it right; null for nothing.</summary>
    /// <param name="text">As an editor typed it.</param>
    /// <param name="mayHaveBeginnings">Whether <c>*</c> may stand at the end of a word.</param>
    public static string? Fault(string? text, bool mayHaveBeginnings)
    {
        if (text is null || Of(text) is not { } phrase)
        {
            return "Write a word, or take the line out.";
        }

        if (text.Length > LongestText)
        {
            return $"'{text[..20]}…' is longer than {LongestText} characters: write a shorter phrase.";
        }

        return phrase.Words.Length > MostWords ? $"'{text}' has more than {MostWords} words: write a shorter phrase."
            : !mayHaveBeginnings && text.Contains('*', StringComparison.Ordinal) ? $"'{text}': no * may stand here; the search finds other endings of a word by itself."
            : HasStrayStar(text) ? $"'{text}': a * may only stand at the end of a word, for any ending, as in hurt*."
            : phrase.Words.Any(word => word.IsBeginning && word.Word.Length < ShortestBeginning) ? $"'{text}': write at least {ShortestBeginning} letters before the *, or too many words will fit."
            : null;
    }

    // Once, at the end of a word: neither ab*c nor abc** nor * alone.
    private static bool HasStrayStar(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => word.IndexOf('*', StringComparison.Ordinal) is >= 0 and var at && (at < word.Length - 1 || at == 0));

    private bool Fits(ImmutableArray<string> text, int from)
    {
        for (var index = 0; index < Words.Length; index++)
        {
            var (word, isBeginning) = Words[index];
            if (isBeginning ? !text[from + index].StartsWith(word, StringComparison.Ordinal) : text[from + index] != word)
            {
                return false;
            }
        }

        return true;
    }
}
