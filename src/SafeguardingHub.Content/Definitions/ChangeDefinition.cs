using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Definitions;

/// <summary>A change of definitions as an editor asks for it.</summary>
/// <param name="Operation">What to change.</param>
public sealed record DefinitionRequest(DefinitionOperation Operation)
{
    /// <summary>What the editor typed to show that they mean it: see <see cref="DefinitionOperation.Named"/>.</summary>
    public string? Confirmed { get; init; }

    /// <summary>The mark of the definition that the editor saw (<see cref="DefinitionMark"/>); null where it does not matter.</summary>
    public string? Seen { get; init; }
}

/// <summary>What a change of definitions came to.</summary>
/// <param name="Definitions">The definitions after it.</param>
/// <param name="Impact">What it does to stored items.</param>
/// <param name="Words">The change in words; empty where nothing differs.</param>
public sealed record DefinitionChange(DefinitionSet Definitions, DefinitionImpact Impact, string Words);

/// <summary>
/// Changes one thing in the definitions. Needs EditContentTypes for the whole hub. Data is never deleted by it: what a definition no
/// longer names is kept in the items, and comes back when it is named again. A change that hides something that items hold is refused
/// until its name is typed.
/// </summary>
public sealed class ChangeDefinition(ContentEngine engine, ITypeContent content)
{
    /// <summary>The place of the reason that asks for the name.</summary>
    public const string ConfirmPlace = nameof(DefinitionRequest.Confirmed);

    /// <summary>The kinds of parts and fields that definitions can name.</summary>
    public ContentKinds Kinds => engine.Kinds;

    /// <summary>What the change would do. Nothing is written; a name is not asked for.</summary>
    public async Task<Outcome<DefinitionChange>> PlanAsync(Actor actor, DefinitionRequest request, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginReadingAsync(cancellationToken);
        return await PlanAsync(actor, unit, request, cancellationToken);
    }

    /// <summary>Makes the change.</summary>
    public async Task<Outcome<DefinitionChange>> ExecuteAsync(Actor actor, DefinitionRequest request, CancellationToken cancellationToken)
    {
        // Items are counted before the transaction: nobody waits for that. One that is saved in between loses nothing either way.
        var planned = await PlanAsync(actor, request, cancellationToken);
        if (!planned.Succeeded)
        {
            return planned;
        }

        if (planned.Value.Impact.NeedsName && request.Confirmed?.Trim() != request.Operation.Named)
        {
            return Outcome<DefinitionChange>.Refused(Reason.Invalid(
                ConfirmPlace,
                string.IsNullOrWhiteSpace(request.Confirmed)
                    ? $"This hides something that items hold: to go on, type its name, {request.Operation.Named}."
                    : $"That is not its name. To go on, type {request.Operation.Named}."));
        }

        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        await unit.HoldDefinitionsAsync(cancellationToken);
        var (before, after, reasons) = await ApplyAsync(actor, unit, request, cancellationToken);
        if (after is null)
        {
            return Outcome<DefinitionChange>.Refused(reasons);
        }

        if (DefinitionMerge.Changes(before, after).AreNone)
        {
            return new DefinitionChange(before, planned.Value.Impact, "");
        }

        var words = request.Operation.Words(before, after);
        unit.WriteDefinitions(after, AuditEntry.Of(actor, nameof(ChangeDefinition), engine.Now, words));
        await unit.CommitAsync(cancellationToken);
        return new DefinitionChange(after, planned.Value.Impact, words);
    }

    private async Task<Outcome<DefinitionChange>> PlanAsync(Actor actor, IUnitOfWork unit, DefinitionRequest request, CancellationToken cancellationToken)
    {
        var (before, after, reasons) = await ApplyAsync(actor, unit, request, cancellationToken);
        if (after is null)
        {
            return Outcome<DefinitionChange>.Refused(reasons);
        }

        var impact = IsWordsOnly(request.Operation, before, after) ? new DefinitionImpact() : await new ImpactCount(engine.Kinds, content, before, after).CountAsync(cancellationToken);
        return new DefinitionChange(after, impact, DefinitionMerge.Changes(before, after).AreNone ? "" : request.Operation.Words(before, after));
    }

    private async Task<(DefinitionSet Before, DefinitionSet? After, List<Reason> Reasons)> ApplyAsync(
        Actor actor, IUnitOfWork unit, DefinitionRequest request, CancellationToken cancellationToken)
    {
        var before = await unit.DefinitionsAsync(cancellationToken);
        if (!Rights.AllowsEverywhere(actor, Permission.EditContentTypes))
        {
            return (before, null, [new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not change the kinds of content: it needs the permission {Permission.EditContentTypes}.")]);
        }

        var reasons = new List<Reason>();
        if (request.Seen is { } seen && seen != DefinitionMark.Of(request.Operation, before))
        {
            reasons.Add(new Reason(ReasonKind.Stale, "", "Somebody else changed this definition since you opened the page. Open it again and look at what is there now."));
            return (before, null, reasons);
        }

        var after = request.Operation.Apply(before, engine.Kinds, reasons);
        return (before, reasons.Count > 0 || after is null ? null : FormerNames.Kept(before, after), reasons);
    }

    // What changes words or the order of a form alone can be done without looking at a single item.
    private bool IsWordsOnly(DefinitionOperation operation, DefinitionSet before, DefinitionSet after) => operation switch
    {
        MovePart or MoveField or ChangeType or AddType => true,
        ChangePart change => Differ(ChangePart.Known(before.FindType(change.Type)!.FindPart(change.Part)!.PartName, engine.Kinds), before.FindType(change.Type)!.FindPart(change.Part)!.Settings, after.FindType(change.Type)!.FindPart(change.Part)!.Settings),
        ChangeField change => Differ(ChangeField.Known(before.FindPart(change.Part)!.FindField(change.Field)!.FieldName, engine.Kinds), before.FindPart(change.Part)!.FindField(change.Field)!.Settings, after.FindPart(change.Part)!.FindField(change.Field)!.Settings),
        _ => false,
    };

    private static bool Differ(IEnumerable<KnownSetting> known, SettingsBag before, SettingsBag after) =>
        known.Where(setting => !setting.IsWordsOnly).All(setting => setting.Read(before) == setting.Read(after));
}

/// <summary>A mark of a definition as it stands: another one once anything in it has changed.</summary>
public static class DefinitionMark
{
    /// <summary>The mark of a type.</summary>
    public static string Of(ContentTypeDefinition? type) => type is null ? "" : Of(writer => DefinitionJson.WriteType(writer, type));

    /// <summary>The mark of a part.</summary>
    public static string Of(ContentPartDefinition? part) => part is null ? "" : Of(writer => DefinitionJson.WritePart(writer, part));

    internal static string Of(DefinitionOperation operation, DefinitionSet definitions) => operation switch
    {
        ChangeType change => Of(definitions.FindType(change.Type)),
        DeleteType change => Of(definitions.FindType(change.Type)),
        AddPart change => Of(definitions.FindType(change.Type)),
        RemovePart change => Of(definitions.FindType(change.Type)),
        MovePart change => Of(definitions.FindType(change.Type)),
        ChangePart change => Of(definitions.FindType(change.Type)),
        AddField change => Of(definitions.FindPart(change.Part)),
        RemoveField change => Of(definitions.FindPart(change.Part)),
        MoveField change => Of(definitions.FindPart(change.Part)),
        ChangeField change => Of(definitions.FindPart(change.Part)),
        _ => "",
    };

    private static string Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return Convert.ToHexString(SHA256.HashData(buffer.WrittenSpan))[..16];
    }
}
