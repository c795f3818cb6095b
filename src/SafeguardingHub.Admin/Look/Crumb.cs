namespace SafeguardingHub.Admin.Look;

/// <summary>A page above the one that is shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address.</param>
public sealed record Crumb(string Name, string Address);
