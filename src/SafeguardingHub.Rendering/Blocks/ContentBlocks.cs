using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Blocks;

/// <summary>What to do and what not to do.</summary>
/// <param name="Do">What to do; not shown where empty.</param>
/// <param name="Dont">What not to do; not shown where empty.</param>
public sealed record DoDontBlock(IReadOnlyList<BodyView> Do, IReadOnlyList<BodyView> Dont) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/DoDont.cshtml";
}

/// <summary>Text that opens when asked for; without script too.</summary>
/// <param name="Summary">The words that open it.</param>
/// <param name="Body">The text.</param>
public sealed record DetailsBlock(string Summary, BodyView Body) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Details.cshtml";
}

/// <summary>Text that stands out.</summary>
/// <param name="Body">The text.</param>
public sealed record InsetBlock(BodyView Body) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Inset.cshtml";
}

/// <summary>A table of plain text.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Header">The headers of its columns.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
/// <param name="HasRowHeaders">Whether the first cell of a row is its header.</param>
public sealed record TableBlock(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasRowHeaders) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Table.cshtml";
}

/// <summary>A file as a link says it.</summary>
/// <param name="Text">The words, without type and size.</param>
/// <param name="Address">Its path.</param>
/// <param name="TypeAndSize">"PDF only, 545KB".</param>
public sealed record FileView(string Text, string Address, string TypeAndSize);

/// <summary>Files to read or download.</summary>
/// <param name="Heading">The heading, or null.</param>
/// <param name="Files">The files.</param>
/// <param name="Missing">What is said in a word or two where the document is not held: <see cref="NotYetUploaded"/>; null where it is.</param>
/// <param name="Note">What else is known of a document that is not held, in a sentence or two; null for nothing.</param>
public sealed record FilesBlock(string? Heading, IReadOnlyList<FileView> Files, string? Missing = null, string? Note = null) : BlockView
{
    /// <summary>That a document is not held, wherever it is said.</summary>
    public const string NotYetUploaded = "Document not yet uploaded";

    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Files.cshtml";
}

/// <summary>A fact about the page's subject.</summary>
/// <param name="Term">"Published".</param>
/// <param name="Words">"January 2018".</param>
/// <param name="Link">Where the words lead, or null.</param>
public sealed record FactView(string Term, string Words, string? Link = null);

/// <summary>Facts: a summary list.</summary>
/// <param name="Facts">The facts.</param>
public sealed record FactsBlock(IReadOnlyList<FactView> Facts) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Facts.cshtml";
}

/// <summary>An edition of a guidance document.</summary>
/// <param name="Link">Its name and page.</param>
/// <param name="State">"Latest edition held here", "Superseded", "Not yet in force", "Withdrawn".</param>
/// <param name="IsCurrent">Whether it is the one to use.</param>
/// <param name="Published">In words, "March 2015" or "Not known".</param>
/// <param name="InForce">Likewise.</param>
public sealed record EditionView(LinkView Link, string State, bool IsCurrent, string Published, string InForce);

/// <summary>The editions of a guidance document, the newest first.</summary>
/// <param name="Caption">"Editions of Working Together to Safeguard Children".</param>
/// <param name="Current">A sentence on the one to use, which says how far that is confirmed.</param>
/// <param name="Editions">All editions.</param>
/// <param name="Note">What is to be said of the dates, or null.</param>
public sealed record EditionsBlock(string Caption, string Current, IReadOnlyList<EditionView> Editions, string? Note) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Editions.cshtml";
}

/// <summary>A web service of a partner: a portal, a form.</summary>
/// <param name="Name">Its name today.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Address">Its address, or null where it is not known.</param>
/// <param name="AddressText">The words of the link, or that the address is not held here.</param>
/// <param name="SignIn">"Sign in needed", "No sign in needed", or null where it is not known.</param>
/// <param name="FormerNames">Names people may still know it by.</param>
/// <param name="NotFor">What not to use it for, or null.</param>
public sealed record OnlineServiceBlock(
    string Name, string? Summary, string? Address, string AddressText, string? SignIn, IReadOnlyList<string> FormerNames, string? NotFor) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/OnlineService.cshtml";
}

/// <summary>Whom to call now, where a text refers to a route in its middle: the head of a page has it as <see cref="PageView.WhoToCall"/>.</summary>
/// <param name="Call">Whom to call.</param>
public sealed record WhoToCallBlock(Contacts.WhoToCallView Call) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/WhoToCall.cshtml";
}
