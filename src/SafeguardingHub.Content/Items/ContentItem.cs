using NodaTime;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Items;

/// <summary>Something made of parts: a content item, or an item nested in a Bag or Flow.</summary>
public interface IPartHolder
{
    /// <summary>The technical name of the content type; null only for a nested item that does not say.</summary>
    string? ContentType { get; }

    /// <summary>The parts by name.</summary>
    PartMap Parts { get; }
}

/// <summary>
/// One version of a content item, as Orchard Core models it. (Latest, Published) tells its state: live and newest (true,
/// true), a draft (true, false), live under a newer draft (false, true), history (false, false). Immutable: a change makes
/// another record.
/// </summary>
public sealed record ContentItem : IPartHolder
{
    /// <summary>The item, through all its versions.</summary>
    public required ContentItemId Id { get; init; }

    /// <summary>This version; <c>default</c> while an import has not given one.</summary>
    public ContentItemVersionId VersionId { get; init; }

    /// <summary>The technical name of the content type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The name that lists show, normally the title.</summary>
    public string? DisplayText { get; init; }

    /// <summary>Whether this is the newest version.</summary>
    public bool Latest { get; init; }

    /// <summary>Whether this is the version that the public sees.</summary>
    public bool Published { get; init; }

    /// <summary>When this version was last saved.</summary>
    public Instant? ModifiedAt { get; init; }

    /// <summary>When this version became live; null while it is not.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>When the item was first made; the same through all versions.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>The id of the user who owns the item.</summary>
    public string? Owner { get; init; }

    /// <summary>The name of the user who saved this version.</summary>
    public string? Author { get; init; }

    /// <summary>The parts by name.</summary>
    public PartMap Parts { get; init; } = PartMap.Empty;

    /// <summary>The part <typeparamref name="T"/> under its usual name, or null where the item has none.</summary>
    /// <exception cref="ContentFormatException">The stored JSON cannot be read as that part.</exception>
    public T? Part<T>() where T : ContentPart => PartJson.Find<T>(Parts);

    /// <summary>The item with that part set; what the part's JSON held beyond the part's own properties stays.</summary>
    public ContentItem With<T>(T part) where T : ContentPart => this with { Parts = PartJson.Set(Parts, part) };
}
