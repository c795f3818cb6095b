using NodaTime;
using SafeguardingHub.Content.Liquid.Filters;

namespace SafeguardingHub.Content.Liquid;

/// <summary>A filter: what stands left of it, its arguments, and what it is rendered in, give a new value.</summary>
/// <exception cref="LiquidException">The filter cannot do what is asked; the interpreter adds the place.</exception>
public delegate LiquidValue LiquidFilter(LiquidValue input, LiquidArguments arguments, LiquidContext context);

/// <summary>How much a template may do, so that none runs for ever or fills the memory.</summary>
/// <param name="MaxSteps">Tags, outputs, filters and turns of loops; long texts and lists cost more than one step.</param>
/// <param name="MaxOutput">Characters of output.</param>
public sealed record LiquidLimits(int MaxSteps = 100_000, int MaxOutput = 1_000_000);

/// <summary>What a template is rendered in. Rendering changes nothing here, so one context may serve many templates.</summary>
/// <param name="time">The clock behind <c>"now"</c>.</param>
public sealed class LiquidContext(TimeProvider time)
{
    /// <summary>The filters that every context starts from, by name.</summary>
    public static IReadOnlyDictionary<string, LiquidFilter> StandardFilters => FilterTable.Standard;

    /// <summary>The values that the template may name.</summary>
    public IReadOnlyDictionary<string, LiquidValue> Variables { get; init; } = new Dictionary<string, LiquidValue>(StringComparer.Ordinal);

    /// <summary>Filters beside or instead of the standard ones, for example <c>container</c>.</summary>
    public IReadOnlyDictionary<string, LiquidFilter> Filters { get; init; } = new Dictionary<string, LiquidFilter>(StringComparer.Ordinal);

    /// <summary>The zone of <c>local</c>, of <c>"now"</c> and of dates written without an offset.</summary>
    public DateTimeZone TimeZone { get; init; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>How much the template may do.</summary>
    public LiquidLimits Limits { get; init; } = new();

    /// <summary>The present moment in <see cref="TimeZone"/>.</summary>
    public ZonedDateTime Now => time.Now().InZone(TimeZone);

    internal LiquidFilter? FindFilter(string name) =>
        Filters.GetValueOrDefault(name) ?? StandardFilters.GetValueOrDefault(name);
}

/// <summary>The arguments of a filter: those by position and those by name.</summary>
/// <param name="Positional">The arguments without a name, in order.</param>
/// <param name="Named">The arguments with a name.</param>
public sealed record LiquidArguments(IReadOnlyList<LiquidValue> Positional, IReadOnlyDictionary<string, LiquidValue> Named)
{
    /// <summary>The argument at that position, or nil where fewer are given.</summary>
    public LiquidValue this[int index] => index < Positional.Count ? Positional[index] : LiquidValue.Nil;

    /// <summary>The argument of that name, or nil.</summary>
    public LiquidValue this[string name] => Named.GetValueOrDefault(name) ?? LiquidValue.Nil;

    /// <summary>How many arguments are given by position.</summary>
    public int Count => Positional.Count;

    /// <summary>A whole number at that position, or <paramref name="otherwise"/> where it is missing or not a number.</summary>
    public int Whole(int index, int otherwise) =>
        this[index].TryNumber() is { } number ? (int)Math.Clamp(decimal.Truncate(number), int.MinValue / 2, int.MaxValue / 2) : otherwise;
}
