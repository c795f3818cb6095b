using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>All kinds of content, with how many items there are of each. Two queries.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class IndexModel(DefinitionDesk desk, ITypeContent types, IProjectionRun run) : DefinitionPage(desk)
{
    private IReadOnlyList<TypeCount> counts = [];

    /// <inheritdoc />
    public override string Title => "Kinds of content";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [];

    /// <summary>What is worked out anew after a change; null for nothing.</summary>
    public ProjectionProgress? Run => run.Now;

    /// <summary>Items of types that are not defined.</summary>
    public IReadOnlyList<TypeCount> Undefined => [.. counts.Where(count => Definitions.FindType(count.ContentType) is null)];

    /// <summary>How many items there are of a type.</summary>
    public TypeCount CountOf(string type) => counts.FirstOrDefault(count => count.ContentType == type) ?? new TypeCount(type, 0, 0);

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        counts = await types.CountAsync(cancellationToken);
    }
}
