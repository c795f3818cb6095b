using System.Collections.Frozen;
using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>A word of a query.</summary>
/// <param name="Start">The first character in the text.</param>
/// <param name="Length">How many characters it has there.</param>
/// <param name="Typed">The word as typed, which FTS5 folds in its own way.</param>
/// <param name="Folded">The word in the form of the table of words.</param>
internal sealed record QueryWord(int Start, int Length, string Typed, string Folded);

/// <summary>Words that must stand one after another, or one word.</summary>
/// <param name="Words">At least one.</param>
/// <param name="IsPhrase">Whether it was typed in quotation marks.</param>
internal sealed record QueryTerm(ImmutableArray<QueryWord> Words, bool IsPhrase);

/// <summary>What a reader typed, taken apart. Anything at all can be.</summary>
/// <param name="Text">What is read of it: cut, and without invisible characters.</param>
/// <param name="Terms">The words and phrases to look for, in order.</param>
/// <param name="Numbers">The telephone numbers in it.</param>
internal sealed record QueryText(string Text, ImmutableArray<QueryTerm> Terms, ImmutableArray<TypedNumber> Numbers)
{
    /// <summary>The most words that are looked for: nobody asks more, and each costs.</summary>
    public const int MostWords = 32;

    /// <summary>All words with a blank between them: the form in which names are compared.</summary>
    public string Key { get; } = TextWords.KeyOf(Text);

    /// <summary>The words to look for, one and many alike: what the words of a name are compared with.</summary>
    public FrozenSet<string> Singles { get; } = Terms.SelectMany(term => term.Words).Select(word => TextWords.Single(word.Folded)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Takes a text apart.</summary>
    public static QueryText Of(string typed)
    {
        var text = TextWords.Clean(typed.Length > SearchRequest.LongestText ? typed[..SearchRequest.LongestText] : typed);
        var numbers = PhoneNumbers.Of(text).ToImmutableArray();
        var terms = new List<QueryTerm>();
        foreach (var (start, length, isPhrase) in Stretches(text))
        {
            var words = WordsOf(text, start, length);
            if (isPhrase && words.Length > 1)
            {
                terms.Add(new QueryTerm(words, IsPhrase: true));
            }
            else
            {
                terms.AddRange(words.Select(word => new QueryTerm([word], IsPhrase: false)));
            }
        }

        return new QueryText(text, Chosen(terms), numbers);
    }

    // Words of questions go where others are left; each word once; no more than can be paid for.
    private static ImmutableArray<QueryTerm> Chosen(List<QueryTerm> terms)
    {
        var telling = terms.Where(term => term.IsPhrase || !StopWords.Contains(term.Words[0].Folded)).ToList();
        var (chosen, left) = (ImmutableArray.CreateBuilder<QueryTerm>(), MostWords);
        foreach (var term in (telling.Count > 0 ? telling : terms).DistinctBy(term => string.Join(' ', term.Words.Select(word => word.Folded))))
        {
            left -= term.Words.Length;
            if (left < 0)
            {
                break;
            }

            chosen.Add(term);
        }

        return chosen.ToImmutable();
    }

    // What stands between two quotation marks is a phrase; a mark without a second one has no meaning.
    private static IEnumerable<(int Start, int Length, bool IsPhrase)> Stretches(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var open = text.AsSpan(start).IndexOfAny(Quotes) is >= 0 and var found ? start + found : text.Length;
            var close = open + 1 < text.Length && text.AsSpan(open + 1).IndexOfAny(Quotes) is >= 0 and var second ? open + 1 + second : -1;
            if (close < 0)
            {
                yield return (start, text.Length - start, false);
                yield break;
            }

            yield return (start, open - start, false);
            yield return (open + 1, close - open - 1, true);
            start = close + 1;
        }
    }

    private static ImmutableArray<QueryWord> WordsOf(string text, int start, int length)
    {
        var words = ImmutableArray.CreateBuilder<QueryWord>();
        var end = 0;
        foreach (var word in TextWords.Of(text.Substring(start, length)))
        {
            var at = start + word.Start;

            // "neighbour's" is looked for as "neighbour", "don't" as nothing: what stands after an apostrophe is no word.
            var isRest = words.Count > 0 && at == end + 1 && IsApostrophe(text[end]) && word.Length <= 2;
            end = at + word.Length;
            if (!isRest)
            {
                words.Add(new QueryWord(at, word.Length, text.Substring(at, word.Length), word.Folded));
            }
        }

        return words.ToImmutable();
    }

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02bc' or '`' or '\u00b4';

    private static readonly System.Buffers.SearchValues<char> Quotes = System.Buffers.SearchValues.Create("\"\u201c\u201d\u201e\u00ab\u00bb");
}
