using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Definitions;

/// <summary>What every screen of definitions works with.</summary>
/// <param name="Change">Plans and makes changes.</param>
/// <param name="Hub">The definitions in force.</param>
/// <param name="Content">The names of taxonomies.</param>
/// <param name="Editors">The names of parts.</param>
public sealed record DefinitionDesk(ChangeDefinition Change, IHubReader Hub, IEditorsContent Content, EditorSet Editors);
