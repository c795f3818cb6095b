using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>Links by which people without an account see the draft: made here, said once, withdrawn here.</summary>
[Needs(Permission.EditContent)]
public sealed class PreviewLinksModel(ReadDrafts drafts, PreviewLinks links) : ItemPage(drafts)
{
    /// <summary>For how long a link may last, in days.</summary>
    public static readonly ImmutableArray<Choice> Lives = [new("1", "1 day"), new("7", "7 days"), new("14", "14 days")];

    /// <inheritdoc />
    public override string Title => "Preview links: " + Name;

    /// <summary>For whom.</summary>
    [BindProperty]
    public string? ForWhom { get; set; }

    /// <summary>For how many days.</summary>
    [BindProperty]
    public string? Days { get; set; } = "7";

    /// <summary>The moment for which the page is shown; nothing for whenever it is opened.</summary>
    [BindProperty]
    public TypedMoment When { get; set; } = TypedMoment.Nothing;

    /// <summary>Which, where the clocks show the time twice.</summary>
    [BindProperty]
    public Occurrence? Which { get; set; }

    /// <summary>The fields of the moment.</summary>
    public DateControl Moment => When.Control("Date and time to show", "Leave it empty to show the page as it is when it is opened. UK time.", ModelState, isOptional: true);

    /// <summary>The links that have not ended.</summary>
    public IReadOnlyList<PreviewLink> Open { get; private set; } = [];

    /// <summary>What was just made; null before.</summary>
    public NewPreviewLink? Made { get; private set; }

    /// <summary>The address of what was just made.</summary>
    public string MadeAddress { get; private set; } = "";

    /// <summary>Shows the links.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Makes a link and shows it once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        var at = When.IsEmpty ? null : When.Read(Which, ModelState);
        if (!Lives.Any(life => life.Value == Days))
        {
            ModelState.AddModelError(nameof(Days), "Choose how long the link lasts.");
        }

        if (!ModelState.IsValid)
        {
            return Faulty();
        }

        var wanted = new LinkToMake(Item.Id, Duration.FromDays(int.Parse(Days!, System.Globalization.CultureInfo.InvariantCulture)), ForWhom);
        var outcome = await links.CreateAsync(Actor, wanted, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Made = outcome.Value;
        MadeAddress = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{AdminAddresses.Preview}?{AdminAddresses.PreviewSecret}={Made.Secret}{(at is { } moment ? "&" + TypedMoment.InAddress(moment) : "")}";
        Open = await links.OfItemAsync(Actor, Item.Id, cancellationToken);

        // The form below begins anew.
        ModelState.Clear();
        (ForWhom, When) = (null, TypedMoment.Nothing);
        return Page();
    }

    /// <summary>Withdraws a link.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? link, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        Done = await links.RevokeAsync(Actor, Item.Id, link ?? "", cancellationToken) ? "The link is withdrawn. It shows nothing any more." : "The link had ended already.";
        return Redirect(ItemAddresses.Of(Item.Id, "preview-links"));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.EditContent, cancellationToken))
        {
            return false;
        }

        Open = await links.OfItemAsync(Actor, Item.Id, cancellationToken);
        return true;
    }
}
