using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Opening;

namespace SafeguardingHub.Admin.Pages.Opening;

/// <summary>What the owner of a section settles before opening it, what of it stands in the way, and the opening itself.</summary>
[Needs(Permission.PublishContent)]
public sealed class OpenSectionModel(
    ReadDrafts drafts, ReadFindings read, ReadOpening opening, OpenSection open, CloseSection close, ConfirmEdition confirmEdition, ConfirmLink confirmLink, IActors actors, FindingsDesk desk) : AdminPage
{
    private const int Shown = 200;
    private Dictionary<ContentItemId, ContentItemVersionId> live = [];

    /// <inheritdoc />
    public override string Title => "Before you open: " + Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Before you open", "/admin/opening")];

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Why it is closed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What is confirmed.</summary>
    [BindProperty]
    public string? Confirmed { get; set; }

    /// <summary>The live version of it that the person has before them.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>The section.</summary>
    public StoredItem Section { get; private set; } = null!;

    /// <summary>Its name.</summary>
    public string Name => Section.Latest!.Item.DisplayText ?? Id;

    /// <summary>Since when readers may rely on it; null while they may not.</summary>
    public Instant? OpenedAt => Section.Live?.Item.Part<SectionProfilePart>()?.Opened();

    /// <summary>What stands in the way.</summary>
    public ImmutableArray<OpeningObstacle> Obstacles { get; private set; } = [];

    /// <summary>What else is open in the section, by kind.</summary>
    public ImmutableArray<FindingLine> Rest { get; private set; } = [];

    /// <summary>The names of those who may settle it.</summary>
    public ImmutableArray<string> Owners { get; private set; } = [];

    /// <summary>What is known of a sort of finding.</summary>
    public CheckCode CodeOf(string code) => read.Find(code)!;

    /// <summary>The version that somebody confirms who says of a line that it is right; null where there is nothing to confirm, or a draft beside it says something else.</summary>
    public ContentItemVersionId? ToConfirm(FindingLine line) => IsToConfirm(line) && live.TryGetValue(line.Item, out var version) ? version : null;

    /// <summary>Reads everything.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Opens the section.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) =>
        await ActAsync(() => open.ExecuteAsync(Actor, Section.Id, cancellationToken), () => $"{Name} is open: readers may rely on it from now on.", cancellationToken);

    /// <summary>Closes the section.</summary>
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        await ActAsync(() => close.ExecuteAsync(Actor, Section.Id, Reason, cancellationToken), () => $"{Name} is closed: its pages say again that nobody is to rely on them.", cancellationToken);

    /// <summary>Confirms an edition or an address.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (!ContentItemId.TryParse(Confirmed, out var id) || !ContentItemVersionId.TryParse(Version, out var version)
            || await drafts.FindAsync(Actor, id, Permission.PublishContent, cancellationToken) is not { Live.Item: { } item })
        {
            return NotFound();
        }

        return await ActAsync(
            () => item.Parts.Find(nameof(Safeguarding.Guidance.EditionPart)) is null
                ? confirmLink.ExecuteAsync(Actor, id, version, cancellationToken)
                : confirmEdition.ExecuteAsync(Actor, id, version, cancellationToken),
            () => $"Confirmed: {item.DisplayText}.", cancellationToken, id);
    }

    private async Task<IActionResult> ActAsync(Func<Task<Outcome<SavedContent>>> act, Func<string> done, CancellationToken cancellationToken, ContentItemId? changed = null)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await act();
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        if (changed is { } item)
        {
            await desk.AfterSaveAsync(item, CancellationToken.None);
        }

        Done = done();
        return Redirect($"/admin/opening/{Uri.EscapeDataString(Id)}");
    }

    private static bool IsToConfirm(FindingLine line) => line.IsLive && line.Finding.Code is OpeningCheck.UnconfirmedEdition or OpeningCheck.UnconfirmedLink;

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!ContentItemId.TryParse(Id, out var id) || await drafts.FindAsync(Actor, id, Permission.PublishContent, cancellationToken) is not { } found
            || found.Latest!.Item.Parts.Find(nameof(SectionProfilePart)) is null)
        {
            return false;
        }

        Section = found;
        Obstacles = OpenedAt is null ? await opening.ObstaclesAsync(id, cancellationToken) : [];
        Rest = (await read.ListAsync(
            Actor,
            new FindingsQuery { Today = read.Today, Section = id, Codes = [.. read.Codes.Where(code => code.IsBeforeOpening && code.Code != OpeningCheck.Blank).Select(code => code.Code)], Limit = Shown },
            cancellationToken)).Lines;
        live = (await drafts.FindManyAsync(Actor, [.. Rest.Where(IsToConfirm).Select(line => line.Item).Distinct()], cancellationToken))
            .Values.Where(item => item.Live is not null).ToDictionary(item => item.Id, item => item.Live!.Item.VersionId);
        Owners = [.. (await actors.WhoMayAsync(new Demand(Permission.PublishContent), id, cancellationToken)).Select(actor => actor.Name).Order(StringComparer.OrdinalIgnoreCase)];
        return true;
    }
}
