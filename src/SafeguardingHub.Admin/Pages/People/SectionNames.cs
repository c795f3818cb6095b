using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>The sections as people know them.</summary>
/// <param name="All">The sections, by name.</param>
public sealed record SectionNames(ImmutableArray<SectionEntry> All)
{
    private const string Everywhere = "all";
    private static readonly ContentItemId Nowhere = ContentItemId.Parse("nowhere");

    /// <summary>The sections as choices, all of them together first.</summary>
    public ImmutableArray<Choice> Choices =>
        [new Choice("", "Choose where"), new Choice(Everywhere, "All sections"), .. All.Where(section => section.EndedAt is null).Select(section => new Choice(section.Id.Value, section.Name))];

    /// <summary>Where a grant holds, in words.</summary>
    public string Of(ContentItemId? section) => section is not { } id ? "all sections" : All.FirstOrDefault(entry => entry.Id == id)?.Name ?? "a section that is gone";

    /// <summary>What a form sends for where a grant holds.</summary>
    public static string ValueOf(ContentItemId? section) => section?.Value ?? Everywhere;

    /// <summary>
    /// Where a grant is to hold, as chosen. What is no choice is a section that there is not, so that the change refuses it
    /// together with whatever else is wrong.
    /// </summary>
    public ContentItemId? Read(string? chosen) => chosen == Everywhere ? null : All.FirstOrDefault(entry => entry.Id.Value == chosen)?.Id ?? Nowhere;
}
