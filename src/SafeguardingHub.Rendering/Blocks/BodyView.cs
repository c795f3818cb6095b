using SafeguardingHub.Rendering.Contacts;

namespace SafeguardingHub.Rendering.Blocks;

/// <summary>
/// A text that was compiled when it was published: pieces to be written one after the other. Nothing parses HTML when a
/// page is asked for, so a reference inside a text is a piece of its own between two pieces of HTML. One piece alone need
/// not be balanced; all together are.
/// </summary>
/// <param name="Pieces">The pieces in reading order.</param>
public sealed record BodyView(IReadOnlyList<BodyPiece> Pieces)
{
    /// <summary>A text without contents.</summary>
    public static BodyView Empty { get; } = new([]);

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Pieces.Count == 0;

    /// <summary>A text of one piece of HTML; see <see cref="HtmlPiece"/> for what that HTML must be.</summary>
    public static BodyView OfHtml(string html) => new([new HtmlPiece(html)]);

    /// <summary>Plain words, encoded when written.</summary>
    public static BodyView OfText(string text) => new([new TextPiece(text)]);
}

/// <summary>A piece of a text. The set is closed: <c>hub-body</c> writes each kind.</summary>
public abstract record BodyPiece
{
    private protected BodyPiece()
    {
    }
}

/// <summary>
/// HTML that is written as it stands. It must come from the sanitiser, which every text passes on its way into the store;
/// this type is the only way for HTML to reach a page, and <c>hub-body</c> the only place that writes it.
/// </summary>
/// <param name="Html">Sanitised HTML, a fragment of the body's.</param>
public sealed record HtmlPiece(string Html) : BodyPiece;

/// <summary>Words that are encoded when written, such as a value filled into a shared text.</summary>
/// <param name="Text">Plain text, not HTML.</param>
public sealed record TextPiece(string Text) : BodyPiece;

/// <summary>A block between paragraphs, such as a contact that a text refers to.</summary>
/// <param name="Block">The block.</param>
public sealed record BlockPiece(BlockView Block) : BodyPiece;

/// <summary>A service named inside a sentence: its name, its first number, and that it is not confirmed where it is not.</summary>
/// <param name="Service">The service.</param>
public sealed record ContactPiece(ServiceView Service) : BodyPiece;

/// <summary>A link inside a sentence to another page of the hub.</summary>
/// <param name="Link">The words and the path.</param>
public sealed record LinkPiece(Pages.LinkView Link) : BodyPiece;
