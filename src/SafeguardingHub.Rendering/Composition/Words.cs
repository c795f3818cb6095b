namespace SafeguardingHub.Rendering.Composition;

/// <summary>Texts of parts as pages use them.</summary>
internal static class Words
{
    /// <summary>The text, or null where there is none.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The texts one after the other, or null where there are none.</summary>
    public static string? Listed(IEnumerable<string?> texts) => OrNull(string.Join("; ", texts.Select(OrNull).OfType<string>()));
}
