using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Publishing;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>Plans that an item is published or withdrawn at a moment to come.</summary>
[Needs(Permission.PublishContent)]
public sealed class ScheduleModel(ReadDrafts drafts, SchedulePublish publish, ScheduleWithdraw withdraw) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Schedule: " + Name;

    /// <summary>What is to happen: publish or withdraw.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    public TypedMoment When { get; set; } = TypedMoment.Nothing;

    /// <summary>Which, where the clocks show the time twice.</summary>
    [BindProperty]
    public Occurrence? Which { get; set; }

    /// <summary>What readers will be told.</summary>
    [BindProperty]
    public string? PublicNote { get; set; }

    /// <summary>Whether they need not be.</summary>
    [BindProperty]
    public bool IsMinor { get; set; }

    /// <summary>Why, for colleagues.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Whether the person has to say which of two.</summary>
    public bool IsDoubled { get; private set; }

    /// <summary>What can be planned now.</summary>
    public ImmutableArray<Choice> Choices =>
    [
        .. Item.HasDraft ? [new Choice("publish", "Publish the newest version")] : ImmutableArray<Choice>.Empty,
        .. Item.Live is not null || Item.Status.PublishPlan is not null ? [new Choice("withdraw", "Withdraw it from the public")] : ImmutableArray<Choice>.Empty,
    ];

    /// <summary>The fields of the moment.</summary>
    public DateControl Moment => When.Control("When", "For example, 27 3 2027 and 9am. UK time.", ModelState);

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PublishContent, cancellationToken))
        {
            return NotFound();
        }

        Revision = Item.Revision;
        What = Choices.Length > 0 ? Choices[0].Value : null;
        return Page();
    }

    /// <summary>Plans it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PublishContent, cancellationToken))
        {
            return NotFound();
        }

        if (ClockText.Day(When.Day, When.Month, When.Year) is not { } day || ClockText.Time(When.Time) is not { } time)
        {
            ModelState.AddModelError("When.Day", "Enter a day, a month, a year and a time, for example 27 3 2027 and 9am.");
            return Faulty();
        }

        var local = day + time;
        IsDoubled = ChosenTime.IsDoubled(local);
        var plan = new PlanRequest(Item.Id, Revision, new ChosenTime(local, IsDoubled ? Which : null)) { Words = Words, PublicNote = PublicNote, IsMinor = IsMinor };
        var outcome = What == "withdraw" ? await withdraw.ExecuteAsync(Actor, plan, cancellationToken) : await publish.ExecuteAsync(Actor, plan, cancellationToken);
        return outcome.Succeeded
            ? ToItem(Item.Id, $"Planned for {ItemWords.Clock(local.TimeOfDay)} on {Safeguarding.Services.MomentWords.Date(local.Date)}.")
            : Refused(outcome.Reasons, place => place == nameof(PlanRequest.Time) ? "When.Day" : place);
    }
}
