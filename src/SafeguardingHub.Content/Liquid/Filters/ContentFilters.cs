namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Filters about content items, and the one for what is missing.</summary>
internal static class ContentFilters
{
    public static LiquidValue Default(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var isGivenFalse = input.Kind == LiquidKind.Boolean && arguments["allow_false"].IsTruthy;
        return isGivenFalse || (input.IsTruthy && !input.Equals(LiquidValue.Empty)) ? input : arguments[0];
    }

    public static LiquidValue Slugify(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Slug.From(input.ToText()));

    public static LiquidValue DisplayText(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        input.Members?.Get("DisplayText") ?? LiquidValue.Nil;
}
