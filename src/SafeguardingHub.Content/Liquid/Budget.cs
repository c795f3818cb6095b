namespace SafeguardingHub.Content.Liquid;

/// <summary>The steps that a rendering may still take.</summary>
internal sealed class Budget(int maxSteps)
{
    private const int CharactersPerStep = 256;

    private long left = maxSteps;

    public void Spend(long steps)
    {
        left -= steps;
        if (left < 0)
        {
            throw new LiquidException($"The template takes more than {maxSteps} steps; loop over fewer things, for example with limit.");
        }
    }

    /// <summary>One step, and more for a long text or list, because whoever handles it walks through it.</summary>
    public void SpendOn(LiquidValue value) =>
        Spend(1 + (value.Text?.Length ?? 0) / CharactersPerStep + (value.Items?.Count ?? 0));
}
