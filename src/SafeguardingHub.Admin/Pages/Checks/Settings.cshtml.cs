using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Checks;

/// <summary>Which findings keep a page from being published, and which are not looked for.</summary>
[Needs(Permission.ManageSettings, Everywhere = true)]
public sealed class SettingsModel(ChangeCheckSettings change, IHubReader hub) : AdminPage
{
    private const string Keeps = "keeps";
    private const string Tells = "tells";
    private const string Never = "never";
    private CheckSettings settings = new();

    /// <inheritdoc />
    public override string Title => "What findings do";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Findings", "/admin/findings")];

    /// <summary>The mark of the decisions that were shown.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Everything that can be found.</summary>
    public ImmutableArray<CheckCode> Codes => change.Codes;

    /// <summary>The question about a code.</summary>
    public FormControl ControlOf(CheckCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var isAlwaysShown = change.IsAlwaysShown(code.Code);
        return new ChoicesControl(code.Code, code.Name)
        {
            Values = [settings.Never.Contains(code.Code) ? Never : settings.KeepsBack(code.Code, code.Severity) ? Keeps : Tells],
            Choices = [new(Keeps, "Keeps a page from being published"), new(Tells, "Is shown, and keeps nothing back"), .. isAlwaysShown ? [] : new[] { new Choice(Never, "Is not looked for") }],
            Hint = isAlwaysShown ? "Always shown, because readers may be harmed by it." : null,
            Fault = ModelState.TryGetValue(code.Code, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null,
        };
    }

    /// <summary>Shows what is decided.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        settings = CheckSettings.Of(await hub.SettingsAsync(cancellationToken));
        Seen = settings.Mark();
    }

    /// <summary>Decides anew.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        settings = CheckSettings.Of(await hub.SettingsAsync(cancellationToken));

        // A code that the form does not name, such as one that came with a newer program since it was opened, stays as it is.
        var answers = Codes.ToDictionary(code => code.Code, code => Request.Form[code.Code].FirstOrDefault()
            ?? (settings.Never.Contains(code.Code) ? Never : settings.KeepsBack(code.Code, code.Severity) ? Keeps : Tells));
        settings = new CheckSettings
        {
            Blocks = [.. answers.Where(answer => answer.Value == Keeps).Select(answer => answer.Key)],
            Never = [.. answers.Where(answer => answer.Value == Never).Select(answer => answer.Key)],
        };
        var outcome = await change.ExecuteAsync(Actor, settings, Seen, cancellationToken);
        if (!outcome.Succeeded)
        {
            return Refused(outcome.Reasons);
        }

        Done = "Saved. Findings follow within a few minutes.";
        return LocalRedirect("/admin/findings/settings");
    }
}
