namespace SafeguardingHub.Content.Liquid;

/// <summary>
/// The names of one rendering. A loop's variable hides an assigned one, that hides one of the context, and counters of
/// <c>increment</c> come last.
/// </summary>
internal sealed class Scope(LiquidContext context)
{
    private readonly Dictionary<string, LiquidValue> assigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> counters = new(StringComparer.Ordinal);
    private readonly Stack<(string Name, LiquidValue Item, ILiquidObject Loop)> loops = new();

    public LiquidValue Find(string name)
    {
        foreach (var (loopName, item, loop) in loops)
        {
            if (name == loopName)
            {
                return item;
            }

            if (name == "forloop")
            {
                return LiquidValue.Of(loop);
            }
        }

        return assigned.GetValueOrDefault(name)
            ?? context.Variables.GetValueOrDefault(name)
            ?? (counters.TryGetValue(name, out var count) ? LiquidValue.Of(count) : LiquidValue.Nil);
    }

    public void Assign(string name, LiquidValue value) => assigned[name] = value;

    public decimal Count(string name, bool up)
    {
        var before = counters.GetValueOrDefault(name);
        counters[name] = up ? before + 1 : before - 1;
        return up ? before : before - 1;
    }

    public void Enter(string name, LiquidValue item, ForLoop loop) => loops.Push((name, item, loop));

    public void Leave() => loops.Pop();
}

/// <summary>What <c>forloop</c> tells inside a loop.</summary>
internal sealed record ForLoop(int Index0, int Length, LiquidValue Parent) : ILiquidObject
{
    public LiquidValue Get(string name) => name switch
    {
        "index" => LiquidValue.Of(Index0 + 1),
        "index0" => LiquidValue.Of(Index0),
        "rindex" => LiquidValue.Of(Length - Index0),
        "rindex0" => LiquidValue.Of(Length - Index0 - 1),
        "first" => LiquidValue.Of(Index0 == 0),
        "last" => LiquidValue.Of(Index0 == Length - 1),
        "length" => LiquidValue.Of(Length),
        "parentloop" => Parent,
        _ => LiquidValue.Nil,
    };
}
