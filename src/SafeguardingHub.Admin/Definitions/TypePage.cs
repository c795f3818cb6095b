using System.Collections.Immutable;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Definitions;

/// <summary>What the screens of one kind of content share.</summary>
public abstract class TypePage(DefinitionDesk desk) : DefinitionPage(desk)
{
    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(Type.DisplayName, "/admin/types/" + Type.Name)];

    /// <summary>The type.</summary>
    public ContentTypeDefinition Type { get; private set; } = null!;

    /// <summary>Reads the type; whether there is one.</summary>
    protected async Task<bool> FindAsync(string type, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Definitions.FindType(type) is not { } found)
        {
            return false;
        }

        Type = found;
        return true;
    }
}

/// <summary>What the screens of a part of a kind of content share.</summary>
public abstract class TypePartPage(DefinitionDesk desk) : TypePage(desk)
{
    /// <summary>The part.</summary>
    public TypePartDefinition Part { get; private set; } = null!;

    /// <summary>Reads the type and its part; whether there are both.</summary>
    protected async Task<bool> FindAsync(string type, string part, CancellationToken cancellationToken)
    {
        if (!await FindAsync(type, cancellationToken) || Type.FindPart(part) is not { } found)
        {
            return false;
        }

        Part = found;
        return true;
    }
}
