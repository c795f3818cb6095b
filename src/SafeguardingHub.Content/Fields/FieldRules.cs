using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Fields;

/// <summary>Rules that several kinds of fields share, and their words.</summary>
internal static class FieldRules
{
    /// <summary>The rule of a field that must not be left empty.</summary>
    public static IEnumerable<Reason> Required(bool isRequired, bool isEmpty, FieldContext context, string what) =>
        isRequired && isEmpty ? [Reason.Invalid(context.Place, $"{context.DisplayName} is required: {what}.")] : [];

    /// <summary>The rule of a field that may hold one entry only.</summary>
    public static IEnumerable<Reason> OneOnly(bool mayBeSeveral, int count, FieldContext context) =>
        !mayBeSeveral && count > 1
            ? [Reason.Invalid(context.Place, $"{context.DisplayName} takes one entry, and {count} are given: take out all but one.")]
            : [];

    /// <summary>The rule that entries of a list are texts with something in them.</summary>
    public static IEnumerable<Reason> NoBlanks(IReadOnlyList<string?> entries, string property, FieldContext context)
    {
        for (var index = 0; index < entries.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(entries[index]))
            {
                yield return Reason.Invalid($"{context.Place}.{property}[{index}]", $"An entry of {context.DisplayName} is blank: fill it in, or take it out.");
            }
        }
    }

    /// <summary>Whether a text is words for readers: ids and the stored values of choices have no blank in them.</summary>
    public static bool IsProse(string? text) => text?.Trim().Contains(' ', StringComparison.Ordinal) == true;
}
