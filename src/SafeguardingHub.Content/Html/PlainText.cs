using System.Diagnostics.CodeAnalysis;

namespace SafeguardingHub.Content.Html;

/// <summary>Plain text as editors paste it, made searchable.</summary>
public static class PlainText
{
    /// <summary>
    /// The text with special spaces turned into ordinary ones and invisible characters taken out: word processors leave both
    /// behind, and they break exact search, number matching and comparison. The same object where nothing changes.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Normalise(string? text) => text is null ? null : TextCleaning.Clean(text);
}
