namespace SafeguardingHub.Rendering.Pages;

/// <summary>The section that a page belongs to, as its header shows it. Common ground is a section too.</summary>
public sealed record SectionView
{
    /// <summary>The section's name in titles and trails: "Wyre Forest", or "Worcestershire, shared".</summary>
    public required string Name { get; init; }

    /// <summary>The section's name as the header writes it.</summary>
    public required string Wordmark { get; init; }

    /// <summary>The path of the section's front page; <c>/</c> for common ground.</summary>
    public required string HomeAddress { get; init; }

    /// <summary>The body that runs the section, in full; null on common ground, which belongs to none.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>The body's short name, as running text uses it; null on common ground.</summary>
    public string? OrganisationShortName { get; init; }

    /// <summary>The fourth role through which the body takes part in the safeguarding boards, for texts that sections share; null where none is named.</summary>
    public string? FourthRole { get; init; }

    /// <summary>The sentence under the wordmark that says whose pages these are.</summary>
    public required string OrganisationLine { get; init; }

    /// <summary>The section's colour.</summary>
    public SectionAccent Accent { get; init; }

    /// <summary>Whether this is the common ground.</summary>
    public bool IsShared { get; init; }

    /// <summary>
    /// Whether the owner has opened the section. Until then every page of it says "Not in use yet: do not rely on this"
    /// and asks not to be indexed.
    /// </summary>
    public bool IsOpened { get; init; }
}

/// <summary>
/// The colours that a section may have. The set is closed because each was tested: white text on it, it as text on white
/// and it as a border on grey all keep their contrast.
/// </summary>
public enum SectionAccent
{
    /// <summary>Dark blue, the colour of common ground.</summary>
    Blue,

    /// <summary>Dark green.</summary>
    Green,

    /// <summary>Dark plum.</summary>
    Plum,

    /// <summary>Dark teal.</summary>
    Teal,

    /// <summary>Dark brown.</summary>
    Umber,
}
