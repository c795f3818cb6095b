using System.Reflection;

namespace SafeguardingHub.Theme;

/// <summary>Where the theme's compiled views are, for hosts that name their application parts.</summary>
public static class ThemeViews
{
    /// <summary>The assembly to pass to <c>AddApplicationPart</c>.</summary>
    public static Assembly Assembly { get; } = typeof(ThemeViews).Assembly;
}
