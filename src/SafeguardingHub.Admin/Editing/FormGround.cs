using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Admin.Editing;

/// <summary>What a form knows while it is filled, shown and read: definitions, editors, names, and what was found wrong.</summary>
internal sealed class FormGround
{
    /// <summary>The definitions in force.</summary>
    public required DefinitionSet Definitions { get; init; }

    /// <summary>How parts and fields are edited.</summary>
    public required EditorSet Editors { get; init; }

    /// <summary>The type of the item.</summary>
    public required string ContentType { get; init; }

    /// <summary>The names of what the form can point to.</summary>
    public FormNames Names { get; set; } = FormNames.None;

    /// <summary>The item; null for one that does not exist yet.</summary>
    public ContentItemId? Item { get; init; }

    /// <summary>Whether the item does not exist yet.</summary>
    public bool IsNew => Item is null;

    /// <summary>What the form itself found wrong while it was read: what is no date, and the like.</summary>
    public List<Reason> Found { get; } = [];

    /// <summary>The words of faults by the names of their controls.</summary>
    public Dictionary<string, string> Faults { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The fault of a control; null for none.</summary>
    public string? FaultOf(string name) => Faults.GetValueOrDefault(name);

    /// <summary>Whether a control or anything in it has a fault.</summary>
    public bool HasFaultIn(string name) => Faults.Keys.Any(place => place.StartsWith(name, StringComparison.Ordinal)
        && (place.Length == name.Length || place[name.Length] is '.' or '['));

    /// <summary>Notes that an answer cannot be understood.</summary>
    public void Fault(string name, string message) => Found.Add(Reason.Invalid(name, message));
}
