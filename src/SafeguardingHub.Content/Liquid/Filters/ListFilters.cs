namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Filters on lists. A single value counts as a list of one, nil as none.</summary>
internal static class ListFilters
{
    public static LiquidValue Size(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(input.Text?.Length ?? input.Items?.Count ?? input.Members?.Names.Count ?? 0);

    public static LiquidValue First(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        input.Items is [var first, ..] ? first : LiquidValue.Nil;

    public static LiquidValue Last(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        input.Items is [.., var last] ? last : LiquidValue.Nil;

    /// <summary>A part of a list or a text: where it begins, from the end if negative, and how much (one).</summary>
    public static LiquidValue Slice(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var text = input.Items is null ? input.ToText() : "";
        var whole = input.Items?.Count ?? text.Length;
        var from = arguments.Whole(0, 0);
        from = from < 0 ? from + whole : from;
        var count = from < 0 ? 0 : Math.Clamp(arguments.Whole(1, 1), 0, Math.Max(0, whole - from));
        return input.Items is { } items
            ? LiquidValue.Of([.. items.Skip(from).Take(count)])
            : LiquidValue.Of(count == 0 ? "" : text.Substring(from, count));
    }

    public static LiquidValue Join(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(new BoundedText().AppendAll(input.ToItems(), arguments.Count > 0 ? arguments[0].ToText() : " ").ToString());

    /// <summary>In order, by a member if one is named; what has no value comes last.</summary>
    public static LiquidValue Sort(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Ordered(input, arguments, key => key, Comparer<LiquidValue>.Create((left, right) =>
            Comparing.Compare(left, right) ?? left.Kind.CompareTo(right.Kind)));

    /// <summary>In order of the text, capitals as small letters.</summary>
    public static LiquidValue SortNatural(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Ordered(input, arguments, key => key.ToText(), StringComparer.OrdinalIgnoreCase);

    public static LiquidValue Reverse(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of([.. input.ToItems().Reverse()]);

    public static LiquidValue Uniq(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of([.. input.ToItems().DistinctBy(item => Member(item, arguments[0]))]);

    public static LiquidValue Map(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of([.. input.ToItems().Select(item => Member(item, arguments[0]))]);

    /// <summary>The members of which a named value equals the second argument, or is true where there is none.</summary>
    public static LiquidValue Where(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of([.. input.ToItems().Where(item => arguments.Count > 1
            ? Member(item, arguments[0]).Equals(arguments[1])
            : Member(item, arguments[0]).IsTruthy)]);

    public static LiquidValue Compact(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of([.. input.ToItems().Where(item => !Member(item, arguments[0]).IsNil)]);

    public static LiquidValue Concat(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of([.. input.ToItems(), .. arguments[0].ToItems()]);

    private static LiquidValue Ordered<T>(
        LiquidValue input, LiquidArguments arguments, Func<LiquidValue, T> toKey, IComparer<T> comparer) =>
        LiquidValue.Of([.. input.ToItems()
            .Select(item => (Item: item, Key: Member(item, arguments[0])))
            .OrderBy(entry => entry.Key.IsNil)
            .ThenBy(entry => toKey(entry.Key), comparer)
            .Select(entry => entry.Item)]);

    /// <summary>The item itself where no member is named, else the member, which may be a path such as <c>Content.Title</c>.</summary>
    private static LiquidValue Member(LiquidValue item, LiquidValue path) =>
        path.Text is { } names
            ? names.Split('.').Aggregate(item, (value, name) => value.Members?.Get(name) ?? LiquidValue.Nil)
            : item;
}
