using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Feedback;

namespace SafeguardingHub.Admin.Pages.Feedback;

/// <summary>What readers answered about one page, and how far somebody is with it.</summary>
[Needs(Permission.PublishContent)]
public sealed class AnswersModel(ReadFeedback read, SetFeedbackState set) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Feedback: " + Answers.Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Feedback", FeedbackWords.List)];

    /// <summary>The page's id, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>How many months count.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    /// <summary>How far somebody is.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>What was found or changed.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>How many new answers the person saw.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>How many months count.</summary>
    public int Months => FeedbackWords.Months(Period);

    /// <summary>The answers.</summary>
    public PageFeedback Answers { get; private set; } = null!;

    /// <summary>The reasons that readers chose.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Reasons { get; private set; } = [];

    /// <summary>The states to choose from.</summary>
    public static ImmutableArray<Choice> States { get; } = [.. FeedbackWords.States.Skip(1)];

    /// <summary>Shows the answers.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        State = Answers.State.ToString();
        return Page();
    }

    /// <summary>Says how far somebody is.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var state = Enum.TryParse<FeedbackState>(State, out var chosen) ? chosen : (FeedbackState)(-1);
        var outcome = await set.ExecuteAsync(Actor, Answers.Item, state, Note, Seen, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = $"{Answers.Name}: {FeedbackWords.Of(outcome.Value.State).ToLowerInvariant()}.";
        return Redirect(FeedbackWords.Screen(Answers.Item, Months));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!ContentItemId.TryParse(Id, out var id) || await read.FindAsync(Actor, Months, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Answers = found;
        Reasons = await read.ReasonsAsync(found, Months, cancellationToken);
        return true;
    }
}
