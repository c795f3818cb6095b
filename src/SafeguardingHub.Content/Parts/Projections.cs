using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Parts;

/// <summary>How an item points to another.</summary>
public enum ReferenceKind
{
    /// <summary>By content item id.</summary>
    Item,

    /// <summary>By alias, as shortcodes do.</summary>
    Alias,

    /// <summary>To a media file, by its path below <c>/media/</c>.</summary>
    Media,
}

/// <summary>One item's pointer to another or to a file: what "used on" lists and what publishing checks.</summary>
/// <param name="Kind">What <paramref name="Target"/> is.</param>
/// <param name="Target">The id, alias or path pointed to.</param>
/// <param name="Place">Where the pointer stands, relative to the part that declares it.</param>
/// <param name="IsRequired">
/// Whether the page cannot be shown without its target (an embedded contact or text): such a target must be live when the
/// page is published, and cannot be withdrawn while pages use it.
/// </param>
public sealed record ContentReference(ReferenceKind Kind, string Target, string Place, bool IsRequired);

/// <summary>What a list filters or sorts a published item by.</summary>
/// <param name="Key">What sort of value: <c>topic</c>, <c>publisher</c>, <c>list</c>.</param>
/// <param name="Value">The value, compared exactly.</param>
/// <param name="SortOn">The date by which lists of this key sort the item, where there is one.</param>
public sealed record ProjectedValue(string Key, string Value, LocalDate? SortOn = null);

/// <summary>A moment at which an item changes by the passing of time alone.</summary>
/// <param name="Kind">What then happens: <c>publish</c>, <c>review-due</c>.</param>
/// <param name="At">The instant.</param>
/// <param name="Local">The local date and time that a person chose, kept so that the instant can be worked out anew when a zone's rules change.</param>
/// <param name="Zone">The zone of <paramref name="Local"/>, normally <c>Europe/London</c>.</param>
public sealed record DueMoment(string Kind, Instant At, LocalDateTime? Local = null, string? Zone = null);
