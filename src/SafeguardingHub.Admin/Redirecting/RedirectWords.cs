using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Redirecting;

/// <summary>How the screens speak of redirects, and where they stand.</summary>
public static class RedirectWords
{
    /// <summary>The list.</summary>
    public const string List = "/admin/redirects";

    /// <summary>The form for a new one.</summary>
    public const string New = List + "/new";

    /// <summary>What readers asked for in vain.</summary>
    public const string Unmatched = List + "/unmatched";

    /// <summary>The import.</summary>
    public const string Import = List + "/import";

    /// <summary>The form of a redirect.</summary>
    public static string AddressOf(Redirect redirect) => $"{List}/{redirect.Id}";

    /// <summary>The form for a new one from an address that leads nowhere. The site is named where it is another than the one that the editor is on.</summary>
    public static string FormFor(UnmatchedAddress address, string host) =>
        QueryHelpers.AddQueryString(New, "from", Address(address, host));

    /// <summary>An address that leads nowhere, as people write it.</summary>
    public static string Address(UnmatchedAddress address, string host) => (address.Host.Length == 0 || address.Host == RedirectSource.HostOf(host) ? "" : "https://" + address.Host) + "/" + address.Path;

    /// <summary>Sections to choose from.</summary>
    public static ImmutableArray<Choice> Choices(IEnumerable<SectionEntry> sections, string? first) =>
        [.. first is null ? Array.Empty<Choice>() : [new Choice("", first)], .. sections.Select(section => new Choice(section.Id.Value, section.Name))];

    /// <summary>Sections of which one has to be chosen; the only one is chosen already.</summary>
    public static ImmutableArray<Choice> ToChoose(IReadOnlyCollection<SectionEntry> sections) => Choices(sections, sections.Count == 1 ? null : "Choose");

    /// <summary>The section of that id among these; null for none.</summary>
    public static ContentItemId? Chosen(IEnumerable<SectionEntry> sections, string? id) => sections.FirstOrDefault(section => section.Id.Value == id)?.Id;

    /// <summary>A number of redirects.</summary>
    public static string Count(int number) => number == 1 ? "1 redirect" : $"{number:N0} redirects";
}
