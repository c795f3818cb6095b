using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Safeguarding;

/// <summary>What kinds of this domain give the search, without what is blank.</summary>
internal static class SearchTexts
{
    public static IEnumerable<SearchContent> Of(SearchRole role, string? text) => Of(role, [text]);

    public static IEnumerable<SearchContent> Of(SearchRole role, IEnumerable<string?> texts) =>
        texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => new SearchText(role, text!.Trim()));

    public static IEnumerable<SearchContent> Embedded(IEnumerable<string?> ids) =>
        ids.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => new SearchEmbed(ReferenceKind.Item, id!));
}
