using System.Globalization;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Numbers of things as readers see them.</summary>
internal static class Numbers
{
    /// <summary>"12", "1,200".</summary>
    public static string Of(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"No results", "1 result", "1,200 results".</summary>
    public static string Of(int number, string one, string many) => number switch
    {
        0 => $"No {many}",
        1 => $"1 {one}",
        _ => $"{Of(number)} {many}",
    };
}
