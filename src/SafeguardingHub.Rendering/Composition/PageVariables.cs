using System.Collections.Immutable;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>The variables that bodies may use: each is a value of the page that shows the body.</summary>
public static class PageVariables
{
    private static readonly ImmutableDictionary<string, Func<PageContext, string>> ByPath = new Dictionary<string, Func<PageContext, string>>
    {
        ["section.name"] = page => page.Section.Name,
        ["section.organisation"] = page => page.Section.OrganisationShortName ?? page.Section.Name,
        ["section.organisation_full"] = page => page.Section.OrganisationName ?? page.Section.Name,
        ["section.fourth_role"] = page => page.Section.FourthRole ?? "another senior role, which its pages do not name",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The paths of all variables.</summary>
    public static ImmutableHashSet<string> Paths { get; } = [.. ByPath.Keys];

    internal static string Value(string path, PageContext page) => ByPath.TryGetValue(path, out var value) ? value(page) : "";
}
