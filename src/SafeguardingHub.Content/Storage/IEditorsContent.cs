using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// Content as editors have it, drafts included. It checks nobody's rights: pages ask <see cref="Editing.ReadDrafts"/>, which does.
/// </summary>
public interface IEditorsContent
{
    /// <summary>The item with its newest and its live version, or null.</summary>
    Task<StoredItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken);

    /// <summary>A page of the list; one query.</summary>
    Task<EditorsPage> ListAsync(EditorsQuery query, CancellationToken cancellationToken);
}

/// <summary>What a list of content is to hold.</summary>
public sealed record EditorsQuery
{
    /// <summary>The sections whose content may be listed; null for all and for what belongs to none.</summary>
    public ImmutableHashSet<ContentItemId>? Sections { get; init; }

    /// <summary>Somebody whose own content may be listed wherever it stands; null for nobody.</summary>
    public string? Or { get; init; }

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Only of these types; empty for all.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Only with all these words in the name, each the beginning of a word in it; empty for no matter which.</summary>
    public string Words { get; init; } = "";

    /// <summary>Where to go on: what <see cref="EditorsPage.Next"/> said; null for the beginning.</summary>
    public string? After { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of a list of content.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record EditorsPage(ImmutableArray<EditorsLine> Lines, string? Next);

/// <summary>An item in a list, by its newest version.</summary>
/// <param name="Id">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="Owner">Its owner's user id.</param>
/// <param name="IsLive">Whether the public sees it.</param>
/// <param name="HasDraft">Whether its newest version differs from what the public sees.</param>
/// <param name="ModifiedAt">When it was last saved.</param>
/// <param name="ModifiedBy">The name of who saved it.</param>
public sealed record EditorsLine(
    ContentItemId Id, string ContentType, string Name, ContentItemId? Section, string? Owner, bool IsLive, bool HasDraft, Instant? ModifiedAt, string? ModifiedBy);
