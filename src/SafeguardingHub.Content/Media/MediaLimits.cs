namespace SafeguardingHub.Content.Media;

/// <summary>How large a file may be.</summary>
/// <param name="MaxMegabytes">The largest file in megabytes; 25 by default.</param>
public sealed record MediaLimits(int MaxMegabytes = 25)
{
    /// <summary>The largest file in bytes.</summary>
    public long MaxBytes => MaxMegabytes * 1_000_000L;

    /// <summary>What is said of a file that is larger.</summary>
    public string TooLarge(string name) =>
        $"'{name}' is larger than {MaxMegabytes}MB. Make it smaller, for example by saving its pictures in a lower quality, or divide it.";
}
