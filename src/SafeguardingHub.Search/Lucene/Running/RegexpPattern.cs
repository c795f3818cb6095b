using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>
/// A regular expression as Lucene writes it, fitting whole words. It runs without going back, so that its time grows with the
/// length of the words alone, whatever the expression.
/// </summary>
internal sealed class RegexpPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly Regex regex;

    /// <summary>The expression of a text.</summary>
    /// <exception cref="LuceneQueryException">It is none, or one that is not supported.</exception>
    public RegexpPattern(string text)
    {
        if (text.Length is 0 or > QueryLimits.RegexpLength)
        {
            throw new LuceneQueryException($"A regular expression has 1 to {QueryLimits.RegexpLength} characters.");
        }

        try
        {
            regex = new Regex($"^(?:{Translate(text)})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline, Longest);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new LuceneQueryException("The regular expression cannot be read: close every bracket, and put a backslash before a sign that stands for itself.", error);
        }
    }

    /// <summary>Whether a word fits from beginning to end.</summary>
    /// <exception cref="LuceneQueryException">It takes too long.</exception>
    public bool Fits(string word)
    {
        try
        {
            return regex.IsMatch(word);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new LuceneQueryException("The regular expression takes too long: write a simpler one.", error);
        }
    }

    // Lucene's signs that .NET has too mean the same; what means something else is put right or refused.
    private static string Translate(string text)
    {
        var translated = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            _ = text[at] switch
            {
                '\\' when at + 1 < text.Length => translated.Append(Escaped(text[++at])),
                '^' when at > 0 && text[at - 1] == '[' => translated.Append('^'),
                '^' or '$' => translated.Append('\\').Append(text[at]),
                '@' => translated.Append(".*"),
                '~' or '&' or '#' or '<' or '>' or '"' => throw new LuceneQueryException($"'{text[at]}' has a meaning of its own in Lucene's regular expressions, which is not supported: put a backslash before it to search for the sign."),
                '?' when at > 0 && text[at - 1] == '(' => throw new LuceneQueryException("A question mark cannot follow an opening bracket in a regular expression."),
                var character => translated.Append(character),
            };
        }

        return translated.ToString();
    }

    private static string Escaped(char character) => character is 'd' or 'D' or 's' or 'S' or 'w' or 'W' ? "\\" + character : Regex.Escape(character.ToString()) is var escaped && escaped.Length > 1 ? escaped : character switch
    {
        ']' or '}' or '-' => "\\" + character,
        _ => character.ToString(),
    };
}
