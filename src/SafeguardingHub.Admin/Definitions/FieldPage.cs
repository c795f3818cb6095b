using System.Collections.Immutable;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Definitions;

/// <summary>What the screens of one field share.</summary>
public abstract class FieldPage(DefinitionDesk desk) : DefinitionPage(desk)
{
    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(NameOf(Part.Name), "/admin/parts/" + Part.Name)];

    /// <summary>The part.</summary>
    public ContentPartDefinition Part { get; private set; } = null!;

    /// <summary>The field.</summary>
    public PartFieldDefinition Field { get; private set; } = null!;

    /// <summary>Reads the part and its field; whether there are both.</summary>
    protected async Task<bool> FindAsync(string part, string field, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Definitions.FindPart(part) is not { } found || found.FindField(field) is not { } within)
        {
            return false;
        }

        (Part, Field) = (found, within);
        return true;
    }
}
