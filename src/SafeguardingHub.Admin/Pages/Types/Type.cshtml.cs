using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>A kind of content: its settings and its parts in order.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class TypeModel(DefinitionDesk desk, ITypeContent types, IProjectionRun run) : TypePage(desk)
{
    /// <inheritdoc />
    public override string Title => Type.DisplayName;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [AllKinds];

    /// <summary>How many items there are.</summary>
    public TypeCount Count { get; private set; } = new("", 0, 0);

    /// <summary>How many items hold some of it inside them.</summary>
    public int Holding { get; private set; }

    /// <summary>What is worked out anew after a change; null for nothing.</summary>
    public ProjectionProgress? Run => run.Now;

    /// <summary>Whether the type has a part of its own name, where its fields stand.</summary>
    public bool HasOwnFields => Type.FindPart(Type.Name) is not null;

    /// <summary>The part to move.</summary>
    [BindProperty]
    public string? Part { get; set; }

    /// <summary>Where to.</summary>
    [BindProperty]
    public string? Direction { get; set; }

    /// <summary>The settings of a part that can be changed.</summary>
    public ImmutableArray<KnownSetting> KnownOf(TypePartDefinition part) => ChangePart.Known(part.PartName, Kinds);

    /// <summary>Shows the type.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken) => await ReadAsync(type, cancellationToken) ? Page() : NotFound();

    /// <summary>Moves a part.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string type, CancellationToken cancellationToken) => await ReadAsync(type, cancellationToken)
        ? await MakeAsync(new MovePart(type, Part ?? "", Direction == "up"), "The form has a new order.", "/admin/types/" + type, cancellationToken)
        : NotFound();

    private async Task<bool> ReadAsync(string type, CancellationToken cancellationToken)
    {
        if (!await FindAsync(type, cancellationToken))
        {
            return false;
        }

        Count = (await types.CountAsync(cancellationToken)).FirstOrDefault(count => count.ContentType == type) ?? Count;
        Holding = DefinitionWords.IsBlock(Type) ? await types.CountAsync([type], cancellationToken) : 0;
        return true;
    }
}
