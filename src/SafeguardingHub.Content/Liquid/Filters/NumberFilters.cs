namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Filters that count. A number written without a point stays a whole number, as in Shopify's Liquid.</summary>
internal static class NumberFilters
{
    public static LiquidValue Plus(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(input.ToNumber() + arguments[0].ToNumber());

    public static LiquidValue Minus(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(input.ToNumber() - arguments[0].ToNumber());

    public static LiquidValue Times(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(input.ToNumber() * arguments[0].ToNumber());

    /// <summary>A whole number by a whole number is a whole number, rounded down; else the fraction is kept.</summary>
    public static LiquidValue DividedBy(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var (dividend, divisor) = (input.ToNumber(), Divisor(arguments));
        var quotient = dividend / divisor;
        if (dividend.Scale == 0 && divisor.Scale == 0)
        {
            return LiquidValue.Of(decimal.Floor(quotient));
        }

        return LiquidValue.Of(quotient.Scale == 0 ? quotient * 1.0m : quotient);
    }

    /// <summary>The remainder, with the sign of the divisor.</summary>
    public static LiquidValue Modulo(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var (dividend, divisor) = (input.ToNumber(), Divisor(arguments));
        var remainder = dividend % divisor;
        return LiquidValue.Of(remainder != 0 && remainder < 0 != divisor < 0 ? remainder + divisor : remainder);
    }

    public static LiquidValue Abs(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Math.Abs(input.ToNumber()));

    public static LiquidValue Ceil(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(decimal.Ceiling(input.ToNumber()));

    public static LiquidValue Floor(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(decimal.Floor(input.ToNumber()));

    /// <summary>Rounded to so many places (none), halves away from zero.</summary>
    public static LiquidValue Round(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(decimal.Round(input.ToNumber(), Math.Clamp(arguments.Whole(0, 0), 0, 28), MidpointRounding.AwayFromZero));

    public static LiquidValue AtLeast(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Math.Max(input.ToNumber(), arguments[0].ToNumber()));

    public static LiquidValue AtMost(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        LiquidValue.Of(Math.Min(input.ToNumber(), arguments[0].ToNumber()));

    private static decimal Divisor(LiquidArguments arguments) =>
        arguments[0].ToNumber() is not 0 and var divisor
            ? divisor
            : throw new LiquidException("A number cannot be divided by zero; check the divisor with if, or give another one.");
}
