using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Links;

/// <summary>One address: what is known of it, which pages have it, and what a person says where a robot cannot see.</summary>
[Needs(Permission.PreviewContent)]
public sealed class LinkModel(ReadLinks read, AskLinkAgain ask, MarkLink mark, TakeBackLinkMark takeBack) : AdminPage
{
    private const int UsualDays = 90;

    /// <inheritdoc />
    public override string Title => "Link to another site";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Findings", "/admin/findings"), new Crumb("Links to other sites", "/admin/links")];

    /// <summary>The address's key.</summary>
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>What the person found.</summary>
    [BindProperty]
    public OutsideState? State { get; set; }

    /// <summary>How they know.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The last day on which it counts.</summary>
    [BindProperty]
    public TypedMoment Until { get; set; } = TypedMoment.Nothing;

    /// <summary>The address and its pages.</summary>
    public LinkLine Line { get; private set; } = null!;

    /// <summary>The day in London.</summary>
    public LocalDate Today => read.Today;

    /// <summary>Whether the person may answer for it.</summary>
    public bool MayChange => ReadLinks.MayChange(Actor, Line);

    /// <summary>The fields of the day.</summary>
    public DateControl Day => new(nameof(Until), "Look at it again on")
    {
        Day = Until.Day, Month = Until.Month, Year = Until.Year, Hint = "Within a year.",
        Fault = ModelState.TryGetValue("Until.Day", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null,
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var day = Today.PlusDays(UsualDays);
        Until = new TypedMoment($"{day.Day}", $"{day.Month}", $"{day.Year}", null);
        return await ReadAsync(cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Has it followed again.</summary>
    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) =>
        DoAsync(() => ask.ExecuteAsync(Actor, Key, cancellationToken), "The link is followed within a few minutes. Load this page anew to see what came of it.", cancellationToken);

    /// <summary>Keeps what the person says.</summary>
    public Task<IActionResult> OnPostMarkAsync(CancellationToken cancellationToken) => DoAsync(
        () => mark.ExecuteAsync(Actor, new LinkWordRequest(Key, State) { Reason = Reason, Until = ClockText.Day(Until.Day, Until.Month, Until.Year) }, cancellationToken),
        "Kept. The pages that have the link no longer show it as a finding.", cancellationToken);

    /// <summary>Forgets what somebody said.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) =>
        DoAsync(() => takeBack.ExecuteAsync(Actor, Key, cancellationToken), "Taken back. What the hub found by itself counts again.", cancellationToken);

    private async Task<IActionResult> DoAsync<T>(Func<Task<Outcome<T>>> change, string done, CancellationToken cancellationToken)
        where T : class
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await change();
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, place => place == nameof(LinkWordRequest.Until) ? "Until.Day" : place);
        }

        Done = done;
        return Redirect(LinkWords.AddressOf(Key));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await read.FindAsync(Actor, Key, cancellationToken) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }
}
