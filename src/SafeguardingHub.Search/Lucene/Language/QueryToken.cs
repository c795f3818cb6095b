namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>The sorts of signs and words that Lucene's syntax is made of.</summary>
internal enum TokenKind
{
    End = 0,
    Word,
    Quoted,
    Regexp,
    Open,
    Close,
    Colon,
    Plus,
    Minus,
    And,
    Or,
    Not,
    Tilde,
    Caret,
    Range,
    Fault,
}

/// <summary>A sign or word of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Column">Where it begins, from 1.</param>
/// <param name="Text">
/// A word as it was written, backslashes and all; what stands between the marks of a quotation or regular expression; the
/// number after a tilde or caret, empty for none; what is wrong, of a fault.
/// </param>
internal readonly record struct QueryToken(TokenKind Kind, int Column, string Text = "")
{
    /// <summary>The ends of a range, with <c>*</c> for an open one; null for other tokens.</summary>
    public RangeText? Range { get; init; }
}

/// <summary>A range as it was written, its words without backslashes; null is an open end.</summary>
internal sealed record RangeText(RangeEnd? Lower, RangeEnd? Upper);
