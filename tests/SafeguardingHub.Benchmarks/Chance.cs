namespace SafeguardingHub.Benchmarks;

/// <summary>Numbers that look like chance and are the same on every machine; not for secrets.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Next() * below);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Next()
    {
        // splitmix64
        state = unchecked(state + 0x9e3779b97f4a7c15);
        var mixed = unchecked((state ^ (state >> 30)) * 0xbf58476d1ce4e5b9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94d049bb133111eb);
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
