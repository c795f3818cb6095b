using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Pages.Calls;

/// <summary>What somebody has before them while they ring a service.</summary>
[Needs(Permission.PublishContent, ContentType = ContactPages.ServiceType)]
public sealed class ServiceModel(ReadContacts contacts, RecordCall record, MarkDoubtful doubt, MarkReportsLookedAt looked, TimeProvider time) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Ring " + Ring.Line.Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Contacts", ContactPages.Address)];

    /// <summary>The service's id, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The number that was rung.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>What came of it.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>In which of its hours.</summary>
    [BindProperty]
    public string? Slot { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    public TypedMoment When { get; set; } = TypedMoment.Nothing;

    /// <summary>Which team answered.</summary>
    [BindProperty]
    public string? AnsweredBy { get; set; }

    /// <summary>The menu option.</summary>
    [BindProperty]
    public string? MenuOption { get; set; }

    /// <summary>The number that is put in doubt.</summary>
    [BindProperty]
    public string? DoubtNumber { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The service, its calls and what there is to choose.</summary>
    public RingSheet Ring { get; private set; } = null!;

    /// <summary>The fields of the moment.</summary>
    public DateControl Moment => When.Control("When you rang", "UK time.", ModelState);

    /// <summary>The moment as the fields have it.</summary>
    public string Rung => When.Local is { } local ? $"at {ItemWords.Clock(local.TimeOfDay)} on {MomentWords.Date(local.Date)}" : "at another time";

    /// <summary>Whether the fields of the moment are in sight.</summary>
    public bool IsMomentOpen => ModelState.TryGetValue("When.Day", out var entry) && entry.Errors.Count > 0;

    /// <summary>Shows the service, with the moment and its hours filled in.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Records a call.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (When.Read(Occurrence.First, ModelState) is not { } at)
        {
            return Faulty();
        }

        var call = new CallToRecord(Ring.Line.Item.Id, Number, CallWords.Slot(Slot), at, CallWords.Outcome(Outcome)) { AnsweredBy = AnsweredBy, MenuOption = MenuOption };
        return After(await record.ExecuteAsync(Actor, call, cancellationToken), "The call is recorded. The public pages say what came of it.", place => place == nameof(call.At) ? "When.Day" : place);
    }

    /// <summary>Puts a number in doubt.</summary>
    public async Task<IActionResult> OnPostDoubtAsync(CancellationToken cancellationToken) => !await ReadAsync(cancellationToken)
        ? NotFound()
        : After(
            await doubt.ExecuteAsync(Actor, Ring.Line.Item.Id, DoubtNumber, CallWords.Reason(Reason), cancellationToken),
            "Readers are told that the number is being checked.", place => place == nameof(Number) ? nameof(DoubtNumber) : place);

    /// <summary>Marks readers' reports as looked at.</summary>
    public async Task<IActionResult> OnPostLookedAsync(int seen, CancellationToken cancellationToken) => !await ReadAsync(cancellationToken)
        ? NotFound()
        : After(await looked.ExecuteAsync(Actor, Ring.Line.Item.Id, seen, cancellationToken), "The reports are marked as looked at.", place => place);

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!ContentItemId.TryParse(Id, out var id) || await contacts.FindAsync(Actor, id, cancellationToken) is not { } found)
        {
            return false;
        }

        Ring = new RingSheet(found, time.Now());
        if (When.IsEmpty)
        {
            Slot ??= Ring.SlotNow;
            When = TypedMoment.Of(Ring.Now.InZone(LondonTime.Zone).LocalDateTime);
        }

        return true;
    }

    private IActionResult After<T>(Outcome<T> outcome, string done, Func<string, string> fieldOf) where T : class
    {
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons, fieldOf);
        }

        Done = done;
        return Redirect(ContactPages.Of(Ring.Line.Item.Id));
    }
}
