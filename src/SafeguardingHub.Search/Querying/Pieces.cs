using System.Collections.Immutable;
using System.Text;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// Reads texts in which FTS5 has marked matches. The marks are control characters, which no indexed text holds; markup is made
/// of the pieces by whoever shows them.
/// </summary>
internal static class Pieces
{
    /// <summary>Before a match.</summary>
    public const char Open = '\u0001';

    /// <summary>After a match.</summary>
    public const char Close = '\u0002';

    /// <summary>What stands where text was left out.</summary>
    public const string Gap = "…";

    /// <summary>The pieces of a marked text, white space as single blanks; a line that ends without a stop is given one.</summary>
    public static ImmutableArray<SearchPiece> Of(string marked)
    {
        var pieces = ImmutableArray.CreateBuilder<SearchPiece>();
        var (text, isMatch, last) = (new StringBuilder(), false, ' ');
        foreach (var character in marked)
        {
            if (character == '\n' && char.IsLetterOrDigit(last))
            {
                text.Append('.');
            }

            last = character is Open or Close ? last : character;
            if (character is Open or Close)
            {
                Add(pieces, text, isMatch);
                isMatch = character == Open;
            }
            else if (!char.IsWhiteSpace(character) && !char.IsControl(character))
            {
                text.Append(character);
            }
            else if (text.Length > 0 ? text[^1] != ' ' : pieces.Count > 0 && !pieces[^1].Text.EndsWith(' '))
            {
                text.Append(' ');
            }
        }

        Add(pieces, text, isMatch);
        return pieces.ToImmutable();
    }

    /// <summary>Plain text as one piece.</summary>
    public static ImmutableArray<SearchPiece> Plain(string text) => text.Length == 0 ? [] : [new SearchPiece(text, IsMatch: false)];

    /// <summary>How many different words are marked.</summary>
    public static int MarkedWords(string marked)
    {
        if (!marked.Contains(Open, StringComparison.Ordinal))
        {
            return 0;
        }

        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in Of(marked).Where(piece => piece.IsMatch))
        {
            TextWords.AddTo(words, piece.Text);
        }

        return words.Count;
    }

    private static void Add(ImmutableArray<SearchPiece>.Builder pieces, StringBuilder text, bool isMatch)
    {
        if (text.Length > 0)
        {
            pieces.Add(new SearchPiece(text.ToString(), isMatch));
            text.Clear();
        }
    }
}
