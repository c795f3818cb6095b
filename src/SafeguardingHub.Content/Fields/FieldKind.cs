using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Fields;

/// <summary>
/// A typed field: the twin of <see cref="ContentPart"/>, one level down, at <c>Item.&lt;Part&gt;.&lt;Field&gt;</c>.
/// </summary>
public abstract record ContentField;

/// <summary>Where a field stands, handed to its kind.</summary>
/// <param name="Place">The field's JSON path from the item's root.</param>
/// <param name="DisplayName">The name that editors read.</param>
/// <param name="Definition">The field's definition with its settings.</param>
public sealed record FieldContext(string Place, string DisplayName, PartFieldDefinition Definition);

/// <summary>What the engine knows of one kind of field.</summary>
public abstract class FieldKind
{
    private protected FieldKind()
    {
    }

    /// <summary>The field kind's technical name, for example <c>TextField</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The record that the field is read as.</summary>
    public abstract Type FieldType { get; }

    /// <summary>Reads the field's JSON.</summary>
    /// <exception cref="ContentFormatException">The JSON has another shape.</exception>
    public abstract ContentField Read(JsonElement json, string place);

    /// <summary>The settings that the hub honours, apart from those that all fields have.</summary>
    public virtual ImmutableArray<KnownSetting> Settings => [];

    /// <inheritdoc cref="FieldKind{T}.Normalise(T)"/>
    public abstract ContentField Normalise(ContentField field);

    /// <inheritdoc cref="FieldKind{T}.MapHtml(T, HtmlMap)"/>
    public abstract ContentField MapHtml(ContentField field, HtmlMap map);

    /// <inheritdoc cref="FieldKind{T}.Bodies(T)"/>
    public abstract IEnumerable<PartBody> Bodies(ContentField field);

    /// <inheritdoc cref="FieldKind{T}.Texts(T)"/>
    public abstract IEnumerable<PartText> Texts(ContentField field);

    /// <inheritdoc cref="FieldKind{T}.Links(T)"/>
    public abstract IEnumerable<PartLink> Links(ContentField field);

    /// <inheritdoc cref="FieldKind{T}.Validate(T, FieldContext)"/>
    public abstract IEnumerable<Reason> Validate(ContentField? field, FieldContext context);

    /// <inheritdoc cref="FieldKind{T}.References(T)"/>
    public abstract IEnumerable<ContentReference> References(ContentField field);

    /// <inheritdoc cref="FieldKind{T}.Values(T)"/>
    public abstract IEnumerable<string> Values(ContentField field);

    /// <inheritdoc cref="FieldKind{T}.Searchable(T)"/>
    public abstract IEnumerable<SearchContent> Searchable(ContentField field);
}

/// <summary>A kind of field; each member has a default that suits a field without that side.</summary>
/// <typeparam name="T">The field's record; its name is the field kind's name.</typeparam>
public abstract class FieldKind<T> : FieldKind where T : ContentField
{
    /// <inheritdoc />
    public sealed override string Name => typeof(T).Name;

    /// <inheritdoc />
    public sealed override Type FieldType => typeof(T);

    /// <summary>The field in the one form in which it is stored.</summary>
    protected virtual T Normalise(T field) => field;

    /// <summary>The field with its HTML mapped, if it is HTML.</summary>
    protected virtual T MapHtml(T field, HtmlMap map) => field;

    /// <summary>What a page shows of the field as HTML; by default all that <see cref="MapHtml(T, HtmlMap)"/> visits.</summary>
    protected virtual IEnumerable<PartBody> Bodies(T field)
    {
        var bodies = new List<PartBody>();
        MapHtml(field, (place, html) =>
        {
            bodies.Add(new PartBody(place, html));
            return html;
        });
        return bodies;
    }

    /// <summary>The words that readers see of the field apart from its bodies, for checks to look at.</summary>
    protected virtual IEnumerable<PartText> Texts(T field) => [];

    /// <summary>The links that the field holds apart from its bodies, for checks to look at.</summary>
    protected virtual IEnumerable<PartLink> Links(T field) => [];

    /// <summary>What is wrong with the field; <paramref name="field"/> is null where the item does not have it.</summary>
    protected virtual IEnumerable<Reason> Validate(T? field, FieldContext context) => [];

    /// <summary>The items that the field points to.</summary>
    protected virtual IEnumerable<ContentReference> References(T field) => [];

    /// <summary>The values to project where the field's settings mark it as indexed (<see cref="ProjectionSettings"/>).</summary>
    protected virtual IEnumerable<string> Values(T field) => [];

    /// <summary>What the search finds the item by, apart from the field's bodies.</summary>
    protected virtual IEnumerable<SearchContent> Searchable(T field) => [];

    /// <inheritdoc />
    public override ContentField Read(JsonElement json, string place) => PartJson.Read<T>(json, place);

    /// <inheritdoc />
    public sealed override ContentField Normalise(ContentField field) => Normalise((T)field);

    /// <inheritdoc />
    public sealed override ContentField MapHtml(ContentField field, HtmlMap map) => MapHtml((T)field, map);

    /// <inheritdoc />
    public sealed override IEnumerable<PartBody> Bodies(ContentField field) => Bodies((T)field);

    /// <inheritdoc />
    public sealed override IEnumerable<PartText> Texts(ContentField field) => Texts((T)field);

    /// <inheritdoc />
    public sealed override IEnumerable<PartLink> Links(ContentField field) => Links((T)field);

    /// <inheritdoc />
    public sealed override IEnumerable<Reason> Validate(ContentField? field, FieldContext context) => Validate((T?)field, context);

    /// <inheritdoc />
    public sealed override IEnumerable<ContentReference> References(ContentField field) => References((T)field);

    /// <inheritdoc />
    public sealed override IEnumerable<string> Values(ContentField field) => Values((T)field);

    /// <inheritdoc />
    public sealed override IEnumerable<SearchContent> Searchable(ContentField field) => Searchable((T)field);
}

/// <summary>The settings section that marks a field as indexed: its values are projected under <see cref="Key"/> when the item is published.</summary>
public sealed record ProjectionSettings
{
    /// <summary>The key of the projected values, for example <c>publisher</c>; empty for a field that is not projected.</summary>
    public string? Key { get; init; }
}
