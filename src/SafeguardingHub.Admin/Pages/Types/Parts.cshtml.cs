using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>All parts.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class PartsModel(DefinitionDesk desk) : DefinitionPage(desk)
{
    private const int UsersShown = 3;

    /// <inheritdoc />
    public override string Title => "Parts";

    /// <summary>The technical names, in order of the names for people.</summary>
    public ImmutableArray<string> Names =>
        [.. Definitions.Parts.Select(part => part.Name).Union(Kinds.Parts.Select(kind => kind.Name)).OrderBy(name => NameOf(name), StringComparer.OrdinalIgnoreCase)];

    /// <summary>The kinds of content that have a part.</summary>
    public string UsersOf(string part)
    {
        var users = Definitions.Types.Where(type => type.Parts.Any(one => one.PartName == part)).Select(type => type.DisplayName).ToList();
        return users.Count <= UsersShown ? string.Join(", ", users) : $"{string.Join(", ", users.Take(UsersShown))} and {users.Count - UsersShown} more";
    }

    /// <summary>Reads the list.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);
}
