using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Editing;

/// <summary>A form that somebody has open.</summary>
/// <param name="Type">The item's type.</param>
/// <param name="Basis">What it was opened with.</param>
/// <param name="Stored">The item as it is stored now; null for a new one.</param>
/// <param name="Ground">What the form knows.</param>
/// <param name="Form">The form.</param>
/// <param name="Values">What it holds.</param>
internal sealed record OpenForm(ContentTypeDefinition Type, FormBasis Basis, StoredItem? Stored, FormGround Ground, ItemForm Form, FormValues Values)
{
    /// <summary>The key under which the unsaved form is kept.</summary>
    public string Key => Basis.Item ?? "new/" + Type.Name;
}

/// <summary>Opens forms, takes them up again as browsers send them, and saves them.</summary>
public sealed class FormDesk(
    IHubReader hub, ReadDrafts drafts, FormNamesReader names, EditorSet editors, CreateContent create, SaveDraft save, IDataProtectionProvider protection)
{
    /// <summary>The name of the hidden field that holds what the form was opened with.</summary>
    public const string TokenField = "Basis";

    private readonly FormToken tokens = new(protection);

    /// <summary>The form of an item; null where the actor may not edit it.</summary>
    internal async Task<OpenForm?> OpenAsync(Actor actor, ContentItemId id, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(actor, id, Permission.EditContent, cancellationToken) is not { Latest.Item: var item } stored)
        {
            return null;
        }

        var basis = new FormBasis(item.ContentType, id.Value, stored.Revision, ContentItemJson.PartsText(item.Parts));
        return await OpenAsync(actor, basis, stored, (form, _) => form.Opened(), cancellationToken);
    }

    /// <summary>The form of a new item; null where the actor may make none of that type there.</summary>
    internal async Task<OpenForm?> BeginAsync(Actor actor, string contentType, string? section, CancellationToken cancellationToken)
    {
        if (!Rights.HoldsSomewhere(actor, new Demand(Permission.EditContent, contentType)))
        {
            return null;
        }

        var open = await OpenAsync(
            actor, new FormBasis(contentType, null, 0, "{}"), stored: null,
            (form, _) => section is null ? form.Opened() : form.Opened().With([KeyValuePair.Create($"{nameof(SectionPart)}.{nameof(SectionPart.Section)}", new StringValues(section))]), cancellationToken);

        // Whoever writes in one section alone is not asked which.
        if (open is { Ground.Names.Sections: [var only] } && section is null)
        {
            return open with { Values = open.Values.With([KeyValuePair.Create($"{nameof(SectionPart)}.{nameof(SectionPart.Section)}", new StringValues(only.Id))]) };
        }

        return open is null || (section is not null && open.Ground.Names.Sections.All(one => one.Id != section)) ? null : open;
    }

    /// <summary>The form as a browser sent it; null where it is none of the hub's, or the actor may not edit the item.</summary>
    internal async Task<OpenForm?> ResumeAsync(Actor actor, ContentItemId? id, IEnumerable<KeyValuePair<string, StringValues>> sent, CancellationToken cancellationToken)
    {
        var values = FormValues.Of(sent.Where(pair => !pair.Key.StartsWith("__", StringComparison.Ordinal)));
        if (tokens.Read(values.First(TokenField)) is not { } basis || basis.Item != id?.Value)
        {
            return null;
        }

        var stored = id is { } item ? await drafts.FindAsync(actor, item, Permission.EditContent, cancellationToken) : null;
        return id is not null && stored is null || !Rights.HoldsSomewhere(actor, new Demand(Permission.EditContent, basis.ContentType))
            ? null
            : await OpenAsync(actor, basis, stored, (_, _) => values.Without(TokenField), cancellationToken);
    }

    /// <summary>The form with other parts in it, on the newest revision.</summary>
    internal async Task<OpenForm?> RebaseAsync(Actor actor, StoredItem stored, PartMap parts, CancellationToken cancellationToken) =>
        await OpenAsync(
            actor, new FormBasis(stored.ContentType, stored.Id.Value, stored.Revision, ContentItemJson.PartsText(stored.Latest!.Item.Parts)), stored,
            (form, _) => form.Filled(parts), cancellationToken);

    /// <summary>The token of what the form was opened with.</summary>
    internal string Token(OpenForm open) => tokens.Write(open.Basis);

    /// <summary>What a token says; null where it is none of the hub's.</summary>
    internal FormBasis? ReadToken(string? token) => tokens.Read(token);

    /// <summary>A token of any parts, such as those that somebody else's save has overtaken.</summary>
    internal string Token(FormBasis basis) => tokens.Write(basis);

    /// <summary>The parts as the form answers them, and every reason why they cannot be saved that the form itself knows.</summary>
    internal static (PartMap Parts, ImmutableArray<Reason> Reasons) Read(OpenForm open)
    {
        var parts = open.Form.Read(open.Values);
        var stored = open.Form.StoredPicks().Select(pick => pick.Id).ToHashSet(StringComparer.Ordinal);
        var unseen = open.Form.Picks(open.Values).Where(pick => !stored.Contains(pick.Id) && open.Ground.Names.Find(pick.Id) is null)
            .Select(pick => Reason.Invalid(pick.Place, "There is no such page that you may see: choose another."));
        return (parts, [.. open.Ground.Found, .. unseen]);
    }

    /// <summary>Saves the form as a draft.</summary>
    internal async Task<Outcome<SavedContent>> SaveAsync(Actor actor, OpenForm open, string? note, CancellationToken cancellationToken)
    {
        var (parts, reasons) = Read(open);
        if (!reasons.IsEmpty)
        {
            return Outcome<SavedContent>.Refused(reasons);
        }

        return open.Stored is { } stored
            ? await save.ExecuteAsync(actor, new DraftToSave(stored.Id, open.Basis.Revision, parts, note), cancellationToken)
            : await create.ExecuteAsync(actor, new NewContent(open.Type.Name, parts, note), cancellationToken);
    }

    /// <summary>Saves parts over the newest revision, once somebody has decided between two texts.</summary>
    internal Task<Outcome<SavedContent>> SaveAsync(Actor actor, StoredItem stored, PartMap parts, string? note, CancellationToken cancellationToken) =>
        save.ExecuteAsync(actor, new DraftToSave(stored.Id, stored.Revision, parts, note), cancellationToken);

    /// <summary>The types that the actor may make items of, in order of name.</summary>
    internal async Task<ImmutableArray<ContentTypeDefinition>> TypesAsync(Actor actor, CancellationToken cancellationToken) =>
    [
        .. (await hub.DefinitionsAsync(cancellationToken)).Types
            .Where(type => IsCreatable(type) && Rights.HoldsSomewhere(actor, new Demand(Permission.EditContent, type.Name)))
            .OrderBy(type => type.DisplayName, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Items with words in their names.</summary>
    internal Task<ImmutableArray<NamedItem>> FindAsync(Actor actor, string words, CancellationToken cancellationToken) => names.FindAsync(actor, words, cancellationToken);

    /// <summary>What a browser sent, as text to keep.</summary>
    internal static string Pack(IEnumerable<KeyValuePair<string, StringValues>> sent) =>
        JsonSerializer.Serialize(sent.Where(pair => !pair.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));

    /// <summary>What a browser sent, from the text that was kept.</summary>
    internal static IEnumerable<KeyValuePair<string, StringValues>> Unpack(string kept) =>
        (JsonSerializer.Deserialize<Dictionary<string, string?[]>>(kept) ?? []).Select(pair => KeyValuePair.Create(pair.Key, new StringValues(pair.Value)));

    private static bool IsCreatable(ContentTypeDefinition type) => type.Settings.Get<Questions.ContentTypeSettings>().Creatable;

    private async Task<OpenForm?> OpenAsync(
        Actor actor, FormBasis basis, StoredItem? stored, Func<ItemForm, FormGround, FormValues> fill, CancellationToken cancellationToken)
    {
        var definitions = await hub.DefinitionsAsync(cancellationToken);
        if (definitions.FindType(basis.ContentType) is not { } type || (stored is null && !IsCreatable(type)))
        {
            return null;
        }

        var ground = new FormGround { Definitions = definitions, Editors = editors, ContentType = type.Name, Item = stored?.Id };
        var parts = basis.PartMap();

        // What the form asks may depend on names, and which names it needs on what it asks.
        var values = fill(new ItemForm(type.Name, parts, ground), ground);
        ground.Names = await names.ReadAsync(actor, type.Name, new ItemForm(type.Name, parts, ground), values, ground, cancellationToken);
        return new OpenForm(type, basis, stored, ground, new ItemForm(type.Name, parts, ground), values);
    }
}
