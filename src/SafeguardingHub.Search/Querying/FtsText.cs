using System.Collections.Immutable;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// Writes FTS5 expressions. Every word of a reader's goes through <see cref="Quoted"/>: between quotation marks nothing is an
/// operator.
/// </summary>
internal static class FtsText
{
    /// <summary>Words that stand one after another.</summary>
    public static string Quoted(IEnumerable<string> words) => $"\"{string.Join(' ', words).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Words that begin so.</summary>
    public static string Beginning(string word) => Quoted([word]) + " *";

    /// <summary>All of these expressions; null for none.</summary>
    public static string? All(ImmutableArray<string> expressions) => Joined(expressions, " AND ");

    /// <summary>Any of these expressions; null for none.</summary>
    public static string? Any(ImmutableArray<string> expressions) => Joined(expressions, " OR ");

    /// <summary>An expression in some columns alone.</summary>
    public static string In(string columns, string expression) => $"{{{columns}}} : ({expression})";

    private static string? Joined(ImmutableArray<string> expressions, string by) => expressions.Length switch
    {
        0 => null,
        1 => expressions[0],
        _ => "(" + string.Join(by, expressions) + ")",
    };
}
