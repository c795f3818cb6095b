using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Blocks;

/// <summary>
/// A block of a page. A new kind of block is a record with its template: no list of kinds has to learn of it.
/// </summary>
public abstract record BlockView
{
    /// <summary>The partial view that writes this kind of block, as an application-relative path.</summary>
    public abstract string Template { get; }

    /// <summary>The level of the block's own heading, 2 to 6, so that a block nested in another never skips one.</summary>
    public int HeadingLevel { get; init; } = 2;
}

/// <summary>Running text with its own headings.</summary>
/// <param name="Body">The text.</param>
public sealed record ProseBlock(BodyView Body) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Prose.cshtml";
}

/// <summary>How quickly a care card asks to act.</summary>
public enum CareCardLevel
{
    /// <summary>When there is time.</summary>
    NonUrgent,

    /// <summary>Today.</summary>
    Urgent,

    /// <summary>Now: call 999.</summary>
    Immediate,
}

/// <summary>
/// A care card: what to do, and how quickly. It makes sense alone, its heading ends in a condition ("Call 999 if:"), and a
/// page holds at most one of each level.
/// </summary>
/// <param name="Level">How quickly to act; said in words to those who do not see the colour.</param>
/// <param name="Heading">What to do.</param>
/// <param name="Body">When, and how.</param>
public sealed record CareCardBlock(CareCardLevel Level, string Heading, BodyView Body) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/CareCard.cshtml";
}

/// <summary>Steps in their order. The numbers are part of the text: they are printed, copied and read aloud.</summary>
/// <param name="Heading">The heading, or null where the text before the steps introduces them.</param>
/// <param name="Steps">What to do, one step after the other.</param>
public sealed record StepsBlock(string? Heading, IReadOnlyList<BodyView> Steps) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Steps.cshtml";
}

/// <summary>Quick links: one list in a navigation landmark of its own. Without links nothing is shown, not even the heading.</summary>
/// <param name="Links">The heading, which names the landmark, and the links.</param>
public sealed record QuickLinksBlock(LinkListView Links) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/QuickLinks.cshtml";
}

/// <summary>Pages that are featured.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Cards">The pages; never none.</param>
public sealed record FeaturedBlock(string Heading, IReadOnlyList<CardView> Cards) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Featured.cshtml";
}

/// <summary>A service to call.</summary>
/// <param name="Service">The service.</param>
public sealed record ContactBlock(ServiceView Service) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Contact.cshtml";
}

/// <summary>Several services side by side: who to call, 999 first.</summary>
/// <param name="Services">The services, in the order in which to try them.</param>
public sealed record ContactsBlock(IReadOnlyList<ServiceView> Services) : BlockView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Blocks/Contacts.cshtml";
}
