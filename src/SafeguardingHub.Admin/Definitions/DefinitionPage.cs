using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Definitions;

/// <summary>
/// What the screens of definitions share: they show what a change does to stored items first, and make it when somebody has seen that.
/// </summary>
public abstract class DefinitionPage(DefinitionDesk desk) : AdminPage
{
    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [AllKinds];

    /// <summary>The list of all types.</summary>
    protected static Crumb AllKinds { get; } = new("Kinds of content", "/admin/types");

    /// <summary>The definitions in force.</summary>
    public DefinitionSet Definitions { get; private set; } = DefinitionSet.Empty;

    /// <summary>The kinds of parts and fields.</summary>
    public ContentKinds Kinds => desk.Change.Kinds;

    /// <summary>What was typed to show that it is meant.</summary>
    [BindProperty]
    public string? Confirmed { get; set; }

    /// <summary>The mark of the definition that was shown.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The words of the change whose effects were shown; empty for none.</summary>
    [BindProperty]
    public string? ShownFor { get; set; }

    /// <summary>What the change would do; null where nobody has asked.</summary>
    public ImpactView? Impact { get; private set; }

    /// <summary>The taxonomies to choose from.</summary>
    public ImmutableArray<Choice> Taxonomies { get; private set; } = [];

    /// <summary>The name of a part: as its definition gives it, as its editor does, or its technical name.</summary>
    public string NameOf(string partName) => DefinitionWords.NameOf(partName, Definitions) is { } given && given != partName ? given : desk.Editors.FindPart(partName)?.Name ?? DefinitionWords.Plain(partName);

    /// <summary>The name of a part as a type attaches it.</summary>
    public string NameOf(TypePartDefinition part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return KnownSettings.Attached[0].Read(part.Settings) is { Length: > 0 } own ? own : part.Name == part.PartName ? NameOf(part.PartName) : $"{NameOf(part.PartName)}, {part.Name}";
    }

    /// <summary>Reads the definitions.</summary>
    protected async Task LoadAsync(CancellationToken cancellationToken) => Definitions = await desk.Hub.DefinitionsAsync(cancellationToken);

    /// <summary>Reads the names of taxonomies, where one of the settings asks for them.</summary>
    protected async Task LoadTaxonomiesAsync(IEnumerable<KnownSetting> known, CancellationToken cancellationToken)
    {
        if (known.Any(setting => setting.Shape == SettingShape.Taxonomy))
        {
            var names = await desk.Content.NamesAsync(
                new EditorsQuery { Reach = Rights.ReachOf(Actor, Permission.PreviewContent), Reader = Actor.Id, Types = ["Taxonomy"], Order = ListOrder.Name }, cancellationToken);
            Taxonomies = [.. names.Select(name => new Choice(name.Id.Value, name.Name))];
        }
    }

    /// <summary>Shows what a change would do.</summary>
    protected async Task<IActionResult> ShowAsync(DefinitionOperation operation, CancellationToken cancellationToken)
    {
        var plan = await desk.Change.PlanAsync(Actor, new DefinitionRequest(operation), cancellationToken);
        if (!plan.Succeeded)
        {
            return Refused(plan.Reasons);
        }

        Impact = new ImpactView(plan.Value, operation.Named, Confirmed);
        return Page();
    }

    /// <summary>Makes a change, unless it does something to stored items that has not been shown yet.</summary>
    protected async Task<IActionResult> MakeAsync(DefinitionOperation operation, string done, string address, CancellationToken cancellationToken)
    {
        var request = new DefinitionRequest(operation) { Confirmed = Confirmed, Seen = string.IsNullOrEmpty(Seen) ? null : Seen };
        var plan = await desk.Change.PlanAsync(Actor, request, cancellationToken);
        if (!plan.Succeeded)
        {
            return Refused(plan.Reasons);
        }

        Impact = new ImpactView(plan.Value, operation.Named, Confirmed);
        if (Impact.MattersToItems && ShownFor != plan.Value.Words)
        {
            return Page();
        }

        var outcome = await desk.Change.ExecuteAsync(Actor, request, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = outcome.Value.Words.Length == 0 ? "Nothing was different, so nothing was changed." : done;
        return LocalRedirect(address);
    }

    /// <summary>The answers of the form to these settings.</summary>
    protected ImmutableDictionary<string, string?> Answers(IEnumerable<KnownSetting> known) => known
        .Where(setting => Request.Form.ContainsKey(setting.Name) || Request.Form.ContainsKey(setting.Name + ".~"))
        .ToImmutableDictionary(
            setting => setting.Name,
            setting => setting.Shape == SettingShape.Types ? string.Join('\n', Request.Form[setting.Name].ToArray()) : Request.Form[setting.Name].FirstOrDefault(),
            StringComparer.Ordinal);

    /// <summary>The form's controls for these settings: as typed where the form was sent, otherwise as they are.</summary>
    public IEnumerable<FormControl> Controls(IEnumerable<KnownSetting> known, SettingsBag settings)
    {
        var sent = HttpMethods.IsPost(Request.Method) ? Answers(known) : ImmutableDictionary<string, string?>.Empty;
        return known.Select(setting => SettingControls.Of(
            setting, sent.GetValueOrDefault(setting.Name) ?? setting.Read(settings),
            ModelState.TryGetValue(setting.Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null, Definitions, Taxonomies));
    }
}

/// <summary>What a change does, to be shown.</summary>
/// <param name="Change">The change.</param>
/// <param name="Named">The name to type where it hides something.</param>
/// <param name="Confirmed">What was typed.</param>
public sealed record ImpactView(DefinitionChange Change, string Named, string? Confirmed)
{
    /// <summary>What it does to stored items.</summary>
    public DefinitionImpact Items => Change.Impact;

    /// <summary>Whether it does anything to any stored item, or might.</summary>
    public bool MattersToItems => Items.NeedsName || Items.Breaks > 0 || Items.ComesBack > 0 || !Items.Lists.IsEmpty;
}
