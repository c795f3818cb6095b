using SafeguardingHub.Rendering.Contacts;

namespace SafeguardingHub.Rendering.Pages;

/// <summary>A choice of a closed question.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
public sealed record ChoiceView(string Value, string Label);

/// <summary>A closed question.</summary>
/// <param name="Name">The name of its field.</param>
/// <param name="Legend">The question.</param>
/// <param name="Choices">The answers: radio buttons.</param>
/// <param name="Chosen">The answer that was given, or null.</param>
/// <param name="Fault">What is wrong with the answer, or null.</param>
public sealed record QuestionView(string Name, string Legend, IReadOnlyList<ChoiceView> Choices, string? Chosen = null, string? Fault = null);

/// <summary>A form of closed questions to readers: "Number wrong or not answered?", "Was this page helpful?". No free text.</summary>
public sealed record ReaderFormView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/ReaderForm.cshtml";

    /// <inheritdoc/>
    public override int StatusCode => Questions.Any(question => question.Fault is not null) ? 422 : 200;

    /// <summary>What the form is for, in a sentence.</summary>
    public string? Summary { get; init; }

    /// <summary>What stands before the questions: this is no way to report a concern.</summary>
    public string? Warning { get; init; }

    /// <summary>Where the form posts.</summary>
    public required string Action { get; init; }

    /// <summary>Fields that are sent along unseen.</summary>
    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>();

    /// <summary>The questions.</summary>
    public IReadOnlyList<QuestionView> Questions { get; init; } = [];

    /// <summary>The words of the button.</summary>
    public required string Button { get; init; }

    /// <summary>The window title of a form with a fault begins with it.</summary>
    private protected override string TitlePrefix => StatusCode == 422 ? "Error: " : "";
}

/// <summary>What a reader sees once an answer is stored.</summary>
public sealed record ThanksView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Thanks.cshtml";

    /// <summary>What happens now.</summary>
    public required string Text { get; init; }

    /// <summary>The way back.</summary>
    public required LinkView Back { get; init; }

    /// <summary>Services to call, where the reader has just said that one did not answer.</summary>
    public IReadOnlyList<ServiceView> Services { get; init; } = [];
}

/// <summary>A contact block alone, for a frame on another site: no script, no navigation.</summary>
public sealed record EmbedView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Embed.cshtml";

    /// <inheritdoc/>
    public override int StatusCode => Route is null && Service is null ? 404 : 200;

    /// <summary>The route, or null where one service is shown.</summary>
    public WhoToCallView? Route { get; init; }

    /// <summary>The service, or null where a route is shown. Without either the block is not there: 999 and <see cref="Source"/> alone are shown.</summary>
    public ServiceView? Service { get; init; }

    /// <summary>The page of the hub that says the same and more, absolute where the hub knows its own origin.</summary>
    public required LinkView Source { get; init; }

    /// <summary>Whether the hub's own emergency line has to be shown, because what the frame shows holds no 999.</summary>
    public bool NeedsEmergency => Service?.IsEmergency != true && Route?.Routes.Any(route => route.Emergency is not null) != true;

    /// <summary>A frame's title tells it from the page that it comes from.</summary>
    private protected override string TitlePrefix => "Contact block: ";
}

/// <summary>How to show a contact block on another site.</summary>
public sealed record EmbedHelpView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/EmbedHelp.cshtml";

    /// <summary>The blocks on offer.</summary>
    public required IReadOnlyList<EmbedOfferView> Offers { get; init; }
}

/// <summary>A block on offer.</summary>
/// <param name="Heading">"Worried about a child".</param>
/// <param name="Address">The block's path.</param>
/// <param name="Snippet">The HTML to copy: a frame, with 999 and a link to the hub outside it.</param>
public sealed record EmbedOfferView(string Heading, string Address, string Snippet);
