using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Pages.Checks;

/// <summary>Asks why a finding may stand, and until when.</summary>
[Needs(Permission.PublishContent)]
public sealed class AcceptModel(ReadDrafts drafts, ReadFindings read, AcceptFinding accept) : ItemPage(drafts)
{
    private const int UsualDays = 90;

    /// <inheritdoc />
    public override string Title => "Accept: " + (read.Find(Found.Finding.Code)?.Name ?? Found.Finding.Code);

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => base.Trail.Add(new Crumb("Findings", ItemAddresses.Of(Item.Id, "findings")));

    /// <summary>The finding's key.</summary>
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>Why it may stand.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The last day on which it may.</summary>
    [BindProperty]
    public TypedMoment Until { get; set; } = TypedMoment.Nothing;

    /// <summary>The finding.</summary>
    public KeptFinding Found { get; private set; } = null!;

    /// <summary>The fields of that day.</summary>
    public DateControl Day => new(nameof(Until), "Look at it again on")
    {
        Day = Until.Day, Month = Until.Month, Year = Until.Year,
        Hint = $"At the latest on {MomentWords.Date(read.Today.PlusDays(read.Find(Found.Finding.Code)?.AcceptedForDays ?? UsualDays))}.",
        Fault = ModelState.TryGetValue("Until.Day", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null,
    };

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var day = read.Today.PlusDays(Math.Min(UsualDays, read.Find(Found.Finding.Code)?.AcceptedForDays ?? UsualDays));
        Until = new TypedMoment($"{day.Day}", $"{day.Month}", $"{day.Year}", null);
        return Page();
    }

    /// <summary>Accepts it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var request = new AcceptanceRequest(Item.Id, Key) { Reason = Reason, ReviewOn = ClockText.Day(Until.Day, Until.Month, Until.Year) };
        var outcome = await accept.ExecuteAsync(Actor, request, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, place => place == nameof(AcceptanceRequest.ReviewOn) ? "Until.Day" : place);
        }

        Done = $"Accepted until {MomentWords.Date(outcome.Value.ReviewOn)}.";
        return Redirect(ItemAddresses.Of(Item.Id, "findings"));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PublishContent, cancellationToken)
            || (await read.OfItemAsync(Item, cancellationToken)).Findings.FirstOrDefault(found => found.Finding.Key == Key) is not { } found)
        {
            return false;
        }

        Found = found;
        return true;
    }
}
