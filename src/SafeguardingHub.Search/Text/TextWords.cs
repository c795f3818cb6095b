using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Search.Text;

/// <summary>A word and where it stands.</summary>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many characters it has there.</param>
/// <param name="Folded">The word in lower case, accents resolved.</param>
internal readonly record struct TextWord(int Start, int Length, string Folded);

/// <summary>
/// Words as the index has them: runs of letters and digits, the division that FTS5's <c>unicode61</c> makes, in lower case with
/// accents resolved. Not stemmed: they are shown to readers.
/// </summary>
internal static class TextWords
{
    /// <summary>The longest word that is kept, in characters; what is longer is an address or noise.</summary>
    public const int Longest = 64;

    // Controls (marks in texts must not be forged), what hides inside words (a soft hyphen would part them), and directions.
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(code => code is not ('\t' or '\n' or '\r')).Select(code => (char)code), '\u007f',
         '\u00ad', '\u200b', '\u200e', '\u200f', .. "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff", .. "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"]);

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly ConcurrentDictionary<char, string> Folded = new();

    /// <summary>The text without control characters and invisible ones, ligatures of printed files written out.</summary>
    public static string Clean(string text)
    {
        var at = text.AsSpan().IndexOfAny(Unwanted);
        if (at < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        foreach (var character in text.AsSpan(at))
        {
            if (!Unwanted.Contains(character))
            {
                clean.Append(character);
            }
            else if (character is >= '\ufb00' and <= '\ufb06')
            {
                clean.Append(Ligatures[character - '\ufb00']);
            }
            else if (character < ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString();
    }

    /// <summary>The words of a text in order.</summary>
    public static List<TextWord> Of(string text)
    {
        var words = new List<TextWord>();
        var reader = new Reader(text, stackalloc char[Longest]);
        while (reader.Next())
        {
            words.Add(new TextWord(reader.Start, reader.End - reader.Start, reader.Word.ToString()));
        }

        return words;
    }

    /// <summary>Adds each word of a text once.</summary>
    public static void AddTo(HashSet<string> words, string text)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new Reader(text, stackalloc char[Longest]);
        while (reader.Next())
        {
            lookup.Add(reader.Word);
        }
    }

    /// <summary>Does something with each word of a text, without making a string of it.</summary>
    public static void ForEach<TState>(string text, TState state, Action<TState, ReadOnlySpan<char>> action)
    {
        var reader = new Reader(text, stackalloc char[Longest]);
        while (reader.Next())
        {
            action(state, reader.Word);
        }
    }

    /// <summary>The words of a text with a blank between them: the form in which names are compared.</summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        var reader = new Reader(text, stackalloc char[Longest]);
        while (reader.Next())
        {
            (key.Length == 0 ? key : key.Append(' ')).Append(reader.Word);
        }

        return key.ToString();
    }

    /// <summary>The word without the ending of the plural: one and many are the same word.</summary>
    public static string Single(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    private static string Fold(char character) => Folded.GetOrAdd(character, static one =>
    {
        var folded = Slug.From(one.ToString()).Replace("-", "", StringComparison.Ordinal);
        return folded.Length > 0 ? folded : char.ToLowerInvariant(one).ToString();
    });

    private ref struct Reader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        private readonly ReadOnlySpan<char> text = text;
        private readonly Span<char> buffer = buffer;
        private int at;
        private int length;

        public int Start { get; private set; }

        public int End { get; private set; }

        public readonly ReadOnlySpan<char> Word => buffer[..length];

        // The next word of a length worth keeping.
        public bool Next()
        {
            while (at < text.Length)
            {
                length = 0;
                Start = at;
                var tooLong = false;
                for (int taken; at < text.Length && (taken = Take(ref tooLong)) > 0; at += taken)
                {
                }

                End = at;
                if (length > 0 && !tooLong)
                {
                    return true;
                }

                at += End == Start ? 1 : 0;
            }

            return false;
        }

        // How many characters of the word stand here; 0 at its end.
        private int Take(ref bool tooLong)
        {
            var character = text[at];
            if (char.IsAscii(character))
            {
                if (!char.IsAsciiLetterOrDigit(character))
                {
                    return 0;
                }

                Add((char)(character is >= 'A' and <= 'Z' ? character | 0x20 : character), ref tooLong);
                return 1;
            }

            if (char.IsSurrogate(character))
            {
                if (Rune.DecodeFromUtf16(text[at..], out var rune, out var taken) != OperationStatus.Done || !(Rune.IsLetter(rune) || Rune.IsNumber(rune)))
                {
                    return 0;
                }

                Add(text[at], ref tooLong);
                Add(text[at + 1], ref tooLong);
                return taken;
            }

            if (char.IsLetter(character) || char.IsNumber(character))
            {
                foreach (var folded in Fold(character))
                {
                    Add(folded, ref tooLong);
                }

                return 1;
            }

            // A mark belongs to the letter before it and goes with its accent.
            return length > 0 && char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark ? 1 : 0;
        }

        private void Add(char character, ref bool tooLong)
        {
            if (length == buffer.Length)
            {
                tooLong = true;
                return;
            }

            buffer[length++] = character;
        }
    }
}
