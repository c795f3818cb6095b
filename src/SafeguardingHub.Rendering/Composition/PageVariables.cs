using System.Collections.Immutable;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>The variables that bodies may use: each is a value of the page that shows the body.</summary>
public static class PageVariables
{
    private static readonly ImmutableDictionary<string, Func<SectionView, string>> ByPath = new Dictionary<string, Func<SectionView, string>>
    {
        ["section.name"] = section => section.Name,
        ["section.organisation"] = section => section.OrganisationShortName ?? section.Name,
        ["section.organisation_full"] = section => section.OrganisationName ?? section.Name,
        ["section.fourth_role"] = section => section.FourthRole ?? "another senior role, which its pages do not name",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The paths of all variables.</summary>
    public static ImmutableHashSet<string> Paths { get; } = [.. ByPath.Keys];

    /// <summary>The value of a variable on the pages of a section; null where there is no variable of that path.</summary>
    public static string? Find(string path, SectionView section) => ByPath.TryGetValue(path, out var value) ? value(section) : null;

    internal static string Value(string path, PageContext page) => Find(path, page.Section) ?? "";
}
