using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Reviewing;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Admin.Pages.Reviews;

/// <summary>The board of reviews of what somebody may publish. All that narrows it stands in its address. Three queries.</summary>
[Needs(Permission.PublishContent)]
public sealed class ReviewsModel(ReadReviews read, ReadDrafts drafts) : AdminPage
{
    private DefinitionSet definitions = DefinitionSet.Empty;

    /// <inheritdoc />
    public override string Title => "Reviews";

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>The type.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Which list.</summary>
    [BindProperty(SupportsGet = true)]
    public ReviewFilter Show { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The day in London.</summary>
    public LocalDate Today => read.Today;

    /// <summary>The list.</summary>
    public ReviewPage Lines { get; private set; } = new([], null);

    /// <summary>How many of each type each list holds.</summary>
    public IReadOnlyList<ReviewCount> Counts { get; private set; } = [];

    /// <summary>The names of sections by id.</summary>
    public IReadOnlyDictionary<ContentItemId, string> SectionNames { get; private set; } = ImmutableDictionary<ContentItemId, string>.Empty;

    /// <summary>The choices of sections.</summary>
    public ImmutableArray<Choice> Sections => [new("", "All sections"), .. SectionNames.OrderBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase).Select(pair => new Choice(pair.Key.Value, pair.Value))];

    /// <summary>The choices of lists.</summary>
    public static ImmutableArray<Choice> Lists { get; } = [.. Enum.GetValues<ReviewFilter>().Select(filter => new Choice(filter.ToString(), ReviewWords.Of(filter)))];

    /// <summary>The types of the list that is shown, the most frequent first.</summary>
    public IEnumerable<ReviewCount> Kinds => Counts.Where(count => count.Filter == Show);

    /// <summary>How many a list holds.</summary>
    public int CountOf(ReviewFilter filter) => Counts.Where(count => count.Filter == filter).Sum(count => count.Count);

    /// <summary>The name of a type.</summary>
    public string NameOf(string type) => definitions.FindType(type)?.DisplayName ?? type;

    /// <summary>How often a type is reviewed.</summary>
    public ReviewPartSettings SettingsOf(string type) => definitions.FindType(type)?.FindPart(nameof(ReviewPart))?.Settings.Get<ReviewPartSettings>() ?? new ReviewPartSettings();

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        definitions = await read.DefinitionsAsync(cancellationToken);
        SectionNames = (await drafts.SectionsAsync(Actor, Permission.PublishContent, cancellationToken)).ToImmutableDictionary(section => section.Id, section => section.Name);
        var section = ContentItemId.TryParse(Section, out var only) ? only : (ContentItemId?)null;
        Counts = await read.CountAsync(Actor, section, cancellationToken);
        Lines = await read.ListAsync(Actor, new ReviewQuery(Show, Today) { Section = section, ContentType = string.IsNullOrEmpty(Kind) ? null : Kind, After = After }, cancellationToken);
    }

    /// <summary>The board with another list, of another type, or from another place.</summary>
    public string AddressOf(ReviewFilter show, string? kind, string? after)
    {
        var all = new Dictionary<string, string?>
        {
            ["section"] = Section, ["show"] = show == ReviewFilter.Overdue ? null : show.ToString(), ["kind"] = kind, ["after"] = after,
        };
        return QueryHelpers.AddQueryString(ReviewWords.Board, all.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }
}
