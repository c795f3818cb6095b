using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>One item: where it stands, who is next, what can be done, what was said about it, where it is used.</summary>
[Needs(Permission.PreviewContent)]
public sealed class ItemModel(ReadDrafts drafts, AddRemark addRemark, IActors actors, IHubReader reader, ReadFindings findings, BinLimits bin) : ItemPage(drafts)
{
    private bool isReviewed;

    /// <inheritdoc />
    public override string Title => Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Content", "/admin/content")];

    /// <summary>How long the bin keeps things.</summary>
    public BinLimits Bin => bin;

    /// <summary>What somebody wants to say.</summary>
    [BindProperty]
    public string? Remark { get; set; }

    /// <summary>What was said.</summary>
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    /// <summary>Where it is used.</summary>
    public IReadOnlyList<ItemUse> Uses { get; private set; } = [];

    /// <summary>Whether its draft needs a second person.</summary>
    public bool AsksForSecondPerson { get; private set; }

    /// <summary>Whether hardly anybody could be that person; null where nobody is asked for.</summary>
    public bool HasTooFewApprovers { get; private set; }

    /// <summary>What checks have found and nobody has accepted, in words; null for nothing.</summary>
    public string? Findings { get; private set; }

    /// <summary>The name of its section; null for none.</summary>
    public string? SectionName { get; private set; }

    /// <summary>The name of its type.</summary>
    public string TypeName { get; private set; } = "";

    /// <summary>Where its live version stands; null for nowhere.</summary>
    public string? PublicAddress => Item.Live?.Item.Part<AutoroutePart>()?.Place()?.Address;

    /// <summary>Where its newest version will stand; null for nowhere.</summary>
    public string? DraftAddress => Item.Latest!.Item.Part<AutoroutePart>()?.Place()?.Address;

    /// <summary>What the person may do.</summary>
    public IEnumerable<ItemStep> Steps => ItemSteps.For(Actor, Item);

    /// <summary>Whether there is something to publish, and the person may.</summary>
    public bool MayPublish => Item.HasDraft && Item.Status.Binned is null && May(Permission.PublishContent);

    /// <summary>Whether it is live and one of those that are reviewed, and the person may.</summary>
    public bool MayReview => Item.Status.Binned is null && Item.Live is not null && isReviewed && May(Permission.PublishContent);

    /// <summary>Whether it is a contact that other pages show.</summary>
    public bool IsContact => ContactReachDesk.IsContact(Item);

    /// <summary>Whether the person may move it: what the public sees is moved by those who may publish.</summary>
    public bool MayMove => Item.Status.Binned is null && May(Item.Live is null ? Permission.EditContent : Permission.PublishContent);

    /// <summary>Reads everything.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Adds a remark.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var outcome = await addRemark.ExecuteAsync(Actor, Item.Id, Remark, cancellationToken);
        return outcome.Succeeded ? ToItem(Item.Id, "Your remark is added.") : Refused(outcome.Reasons, _ => nameof(Remark));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken))
        {
            return false;
        }

        Remarks = await Drafts.RemarksAsync(Item, cancellationToken);
        Uses = await Drafts.UsesAsync(Actor, Item, cancellationToken);
        Findings = FindingWords.Open((await findings.OpenAsync([Item.Id], cancellationToken)).GetValueOrDefault(Item.Id));
        var type = (await reader.DefinitionsAsync(cancellationToken)).FindType(Item.ContentType);
        TypeName = type?.DisplayName ?? Item.ContentType;
        isReviewed = type?.FindPart(nameof(ReviewPart)) is not null;
        SectionName = (await Drafts.SectionsAsync(Actor, Permission.PreviewContent, cancellationToken)).FirstOrDefault(section => section.Id == Item.Section)?.Name;
        AsksForSecondPerson = Item.HasDraft && await Drafts.AsksForSecondPersonAsync(Item, cancellationToken);
        HasTooFewApprovers = AsksForSecondPerson
            && (await actors.WhoMayAsync(new Demand(Permission.PublishContent, Item.ContentType), Item.Section, cancellationToken)).Length < 2;
        return true;
    }
}
