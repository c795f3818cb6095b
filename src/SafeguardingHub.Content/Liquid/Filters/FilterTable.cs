using System.Collections.Frozen;

namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Every filter that a template has without the caller adding one.</summary>
internal static class FilterTable
{
    public static readonly FrozenDictionary<string, LiquidFilter> Standard = new Dictionary<string, LiquidFilter>(StringComparer.Ordinal)
    {
        ["append"] = TextFilters.Append,
        ["prepend"] = TextFilters.Prepend,
        ["capitalize"] = TextFilters.Capitalize,
        ["downcase"] = TextFilters.Downcase,
        ["upcase"] = TextFilters.Upcase,
        ["strip"] = TextFilters.Strip,
        ["lstrip"] = TextFilters.StripStart,
        ["rstrip"] = TextFilters.StripEnd,
        ["strip_newlines"] = TextFilters.StripNewlines,
        ["replace"] = TextFilters.Replace,
        ["replace_first"] = TextFilters.ReplaceFirst,
        ["remove"] = TextFilters.Remove,
        ["remove_first"] = TextFilters.RemoveFirst,
        ["truncate"] = TextFilters.Truncate,
        ["truncatewords"] = TextFilters.TruncateWords,
        ["split"] = TextFilters.Split,

        ["escape"] = MarkupFilters.Escape,
        ["escape_once"] = MarkupFilters.EscapeOnce,
        ["strip_html"] = MarkupFilters.StripHtml,
        ["newline_to_br"] = MarkupFilters.NewlineToBreak,
        ["url_encode"] = MarkupFilters.UrlEncode,
        ["url_decode"] = MarkupFilters.UrlDecode,
        ["json"] = MarkupFilters.Json,
        ["raw"] = MarkupFilters.Raw,

        ["plus"] = NumberFilters.Plus,
        ["minus"] = NumberFilters.Minus,
        ["times"] = NumberFilters.Times,
        ["divided_by"] = NumberFilters.DividedBy,
        ["modulo"] = NumberFilters.Modulo,
        ["abs"] = NumberFilters.Abs,
        ["ceil"] = NumberFilters.Ceil,
        ["floor"] = NumberFilters.Floor,
        ["round"] = NumberFilters.Round,
        ["at_least"] = NumberFilters.AtLeast,
        ["at_most"] = NumberFilters.AtMost,

        ["size"] = ListFilters.Size,
        ["first"] = ListFilters.First,
        ["last"] = ListFilters.Last,
        ["slice"] = ListFilters.Slice,
        ["join"] = ListFilters.Join,
        ["sort"] = ListFilters.Sort,
        ["sort_natural"] = ListFilters.SortNatural,
        ["reverse"] = ListFilters.Reverse,
        ["uniq"] = ListFilters.Uniq,
        ["map"] = ListFilters.Map,
        ["where"] = ListFilters.Where,
        ["compact"] = ListFilters.Compact,
        ["concat"] = ListFilters.Concat,

        ["date"] = DateFilters.Date,
        ["local"] = DateFilters.Local,
        ["utc"] = DateFilters.Utc,

        ["default"] = ContentFilters.Default,
        ["slugify"] = ContentFilters.Slugify,
        ["display_text"] = ContentFilters.DisplayText,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
