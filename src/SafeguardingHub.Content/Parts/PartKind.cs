using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Parts;

/// <summary>Where a part stands, handed to its kind.</summary>
/// <param name="Item">The item whose version is being changed, nested or not: the outermost one.</param>
/// <param name="Place">The part's JSON path from the item's root, for example <c>FlowPart.Widgets[0].HtmlBodyPart</c>.</param>
/// <param name="Settings">The settings of the part as attached to its type; empty where the type does not list it.</param>
public sealed record PartContext(ContentItem Item, string Place, SettingsBag Settings);

/// <summary>Turns the HTML at a place inside a part into other HTML; the place is relative to the part: <c>Steps[1]</c>.</summary>
public delegate string HtmlMap(string place, string html);

/// <summary>Turns the nested item at a place inside a part into another; the place is relative to the part.</summary>
public delegate NestedItem NestedMap(string place, NestedItem item);

/// <summary>A text of a part that a page shows and that may hold shortcodes.</summary>
/// <param name="Place">Relative to the part: <c>Html</c>, <c>Steps[1]</c>.</param>
/// <param name="Html">Sanitised HTML.</param>
public sealed record PartBody(string Place, string Html)
{
    /// <summary>Whether the HTML was made from what is stored, as from Markdown: then nothing can be replaced in it.</summary>
    public bool IsMade { get; init; }
}

/// <summary>
/// What the engine knows of one kind of part. Everything that the engine does with parts it does through this; nothing
/// switches on type names. A part without a kind is data: kept, exported, never shown.
/// </summary>
public abstract class PartKind
{
    private protected PartKind()
    {
    }

    /// <summary>The part's technical name, for example <c>TitlePart</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The record that the part is read as.</summary>
    public abstract Type PartType { get; }

    /// <summary>Reads the part's JSON.</summary>
    /// <exception cref="ContentFormatException">The JSON has another shape.</exception>
    public abstract ContentPart Read(JsonElement json, string place);

    /// <summary>The settings that the hub honours where the part is attached to a type, apart from those that all parts have.</summary>
    public virtual ImmutableArray<KnownSetting> Settings => [];

    /// <inheritdoc cref="PartKind{T}.Normalise(T)"/>
    public abstract ContentPart Normalise(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.MapHtml(T, HtmlMap)"/>
    public abstract ContentPart MapHtml(ContentPart part, HtmlMap map);

    /// <inheritdoc cref="PartKind{T}.MapNested(T, NestedMap)"/>
    public abstract ContentPart MapNested(ContentPart part, NestedMap map);

    /// <inheritdoc cref="PartKind{T}.Bodies(T)"/>
    public abstract IEnumerable<PartBody> Bodies(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.Texts(T)"/>
    public abstract IEnumerable<PartText> Texts(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.Links(T)"/>
    public abstract IEnumerable<PartLink> Links(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.Validate(T, PartContext)"/>
    public abstract IEnumerable<Reason> Validate(ContentPart part, PartContext context);

    /// <inheritdoc cref="PartKind{T}.References(T)"/>
    public abstract IEnumerable<ContentReference> References(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.Values(T, PartContext)"/>
    public abstract IEnumerable<ProjectedValue> Values(ContentPart part, PartContext context);

    /// <inheritdoc cref="PartKind{T}.DueMoments(T)"/>
    public abstract IEnumerable<DueMoment> DueMoments(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.Searchable(T)"/>
    public abstract IEnumerable<SearchContent> Searchable(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.ForReaders(T)"/>
    public abstract ContentPart? ForReaders(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.KeepsMarks"/>
    public abstract bool HasMarks { get; }

    /// <inheritdoc cref="PartKind{T}.Marked(T, T)"/>
    public abstract ContentPart Marked(ContentPart part, ContentPart? before);

    /// <inheritdoc cref="PartKind{T}.Succeeding(T, T, NodaTime.LocalDate?)"/>
    public abstract ContentPart Succeeding(ContentPart part, ContentPart live, NodaTime.LocalDate? publishedOn);

    /// <inheritdoc cref="PartKind{T}.Copied(T)"/>
    public abstract ContentPart Copied(ContentPart part);

    /// <inheritdoc cref="PartKind{T}.AsksForSecondPerson(T, T)"/>
    public abstract bool AsksForSecondPerson(ContentPart? live, ContentPart? draft);
}

/// <summary>A kind of part; each member has a default that suits a part without that side.</summary>
/// <typeparam name="T">The part's record; its name is the part's name.</typeparam>
public abstract class PartKind<T> : PartKind where T : ContentPart
{
    /// <inheritdoc />
    public sealed override string Name => PartJson.NameOf<T>();

    /// <inheritdoc />
    public sealed override Type PartType => typeof(T);

    /// <summary>The part in the one form in which it is stored: numbers as digits, text without invisible characters.</summary>
    protected virtual T Normalise(T part) => part;

    /// <summary>The part with every HTML that it holds mapped: how the one sanitiser reaches all of them.</summary>
    protected virtual T MapHtml(T part, HtmlMap map) => part;

    /// <summary>The part with every nested item mapped.</summary>
    protected virtual T MapNested(T part, NestedMap map) => part;

    /// <summary>What a page shows of the part as HTML; by default all that <see cref="MapHtml(T, HtmlMap)"/> visits.</summary>
    protected virtual IEnumerable<PartBody> Bodies(T part)
    {
        var bodies = new List<PartBody>();
        MapHtml(part, (place, html) =>
        {
            bodies.Add(new PartBody(place, html));
            return html;
        });
        return bodies;
    }

    /// <summary>The words that readers see of the part apart from its bodies, for checks to look at.</summary>
    protected virtual IEnumerable<PartText> Texts(T part) => [];

    /// <summary>The links that the part holds apart from its bodies, for checks to look at.</summary>
    protected virtual IEnumerable<PartLink> Links(T part) => [];

    /// <summary>What is wrong with the part by itself; rules that need the store belong to the pipeline.</summary>
    protected virtual IEnumerable<Reason> Validate(T part, PartContext context) => [];

    /// <summary>The items that the part points to, apart from shortcodes in its bodies.</summary>
    protected virtual IEnumerable<ContentReference> References(T part) => [];

    /// <summary>What lists filter and sort the published item by.</summary>
    protected virtual IEnumerable<ProjectedValue> Values(T part, PartContext context) => [];

    /// <summary>The moments at which the passing of time alone changes the item.</summary>
    protected virtual IEnumerable<DueMoment> DueMoments(T part) => [];

    /// <summary>What the search finds the item by, apart from the part's bodies.</summary>
    protected virtual IEnumerable<SearchContent> Searchable(T part) => [];

    /// <summary>
    /// The part as anybody may read it through the API: without what is for editors alone and without the names of people who
    /// work for the hub. Null where all of it is for editors.
    /// </summary>
    protected virtual T? ForReaders(T part) => part;

    /// <summary>Whether the part holds marks: what only a change class of its own may write, such as who rang a number.</summary>
    protected virtual bool KeepsMarks => false;

    /// <summary>
    /// The part with the marks that it may have, whatever was typed, imported or restored: those of <paramref name="before"/>
    /// as far as they hold for what the part says now.
    /// </summary>
    /// <param name="part">The part on its way into the store.</param>
    /// <param name="before">The part of the live version; of the newest where nothing is live; null for a new item.</param>
    protected virtual T Marked(T part, T? before) => part;

    /// <summary>
    /// The part as it follows the one that the public sees: with what that one had and readers may still hold, for example a number
    /// that a service gives up. Asked of kinds that keep marks, after them.
    /// </summary>
    /// <param name="part">The part on its way into the store.</param>
    /// <param name="live">The part of the live version.</param>
    /// <param name="publishedOn">The day in London on which the part becomes live; null while it is a draft.</param>
    protected virtual T Succeeding(T part, T live, NodaTime.LocalDate? publishedOn) => part;

    /// <summary>The part in a copy of its item: without what was found out about the original alone.</summary>
    protected virtual T Copied(T part) => part;

    /// <summary>
    /// Whether the difference between what is live and a draft needs a second person's agreement wherever the item stands,
    /// also where its section does not ask for one.
    /// </summary>
    /// <param name="live">The part as the public sees it; null where it sees none.</param>
    /// <param name="draft">The part of the draft; null where it was taken out.</param>
    protected virtual bool AsksForSecondPerson(T? live, T? draft) => false;

    /// <inheritdoc />
    public sealed override ContentPart Read(JsonElement json, string place) => PartJson.Read<T>(json, place);

    /// <inheritdoc />
    public sealed override ContentPart Normalise(ContentPart part) => Normalise((T)part);

    /// <inheritdoc />
    public sealed override ContentPart MapHtml(ContentPart part, HtmlMap map) => MapHtml((T)part, map);

    /// <inheritdoc />
    public sealed override ContentPart MapNested(ContentPart part, NestedMap map) => MapNested((T)part, map);

    /// <inheritdoc />
    public sealed override IEnumerable<PartBody> Bodies(ContentPart part) => Bodies((T)part);

    /// <inheritdoc />
    public sealed override IEnumerable<PartText> Texts(ContentPart part) => Texts((T)part);

    /// <inheritdoc />
    public sealed override IEnumerable<PartLink> Links(ContentPart part) => Links((T)part);

    /// <inheritdoc />
    public sealed override IEnumerable<Reason> Validate(ContentPart part, PartContext context) => Validate((T)part, context);

    /// <inheritdoc />
    public sealed override IEnumerable<ContentReference> References(ContentPart part) => References((T)part);

    /// <inheritdoc />
    public sealed override IEnumerable<ProjectedValue> Values(ContentPart part, PartContext context) => Values((T)part, context);

    /// <inheritdoc />
    public sealed override IEnumerable<DueMoment> DueMoments(ContentPart part) => DueMoments((T)part);

    /// <inheritdoc />
    public sealed override IEnumerable<SearchContent> Searchable(ContentPart part) => Searchable((T)part);

    /// <inheritdoc />
    public sealed override ContentPart? ForReaders(ContentPart part) => ForReaders((T)part);

    /// <inheritdoc />
    public sealed override bool HasMarks => KeepsMarks;

    /// <inheritdoc />
    public sealed override ContentPart Marked(ContentPart part, ContentPart? before) => Marked((T)part, (T?)before);

    /// <inheritdoc />
    public sealed override ContentPart Succeeding(ContentPart part, ContentPart live, NodaTime.LocalDate? publishedOn) => Succeeding((T)part, (T)live, publishedOn);

    /// <inheritdoc />
    public sealed override ContentPart Copied(ContentPart part) => Copied((T)part);

    /// <inheritdoc />
    public sealed override bool AsksForSecondPerson(ContentPart? live, ContentPart? draft) => AsksForSecondPerson((T?)live, (T?)draft);
}

/// <summary>A part kind for parts that are data alone.</summary>
/// <param name="settings">The settings that the hub honours.</param>
public sealed class PlainPartKind<T>(params ImmutableArray<KnownSetting> settings) : PartKind<T> where T : ContentPart
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings => settings;
}

/// <summary>The kinds that a hub knows, by name; written out once, in the composition root.</summary>
public sealed class ContentKinds
{
    private readonly ImmutableDictionary<string, PartKind> parts;
    private readonly ImmutableDictionary<string, Fields.FieldKind> fields;

    /// <summary>The kinds of parts and fields of a hub.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public ContentKinds(IEnumerable<PartKind> parts, IEnumerable<Fields.FieldKind> fields)
    {
        this.parts = parts.ToImmutableDictionary(kind => kind.Name, StringComparer.Ordinal);
        this.fields = fields.ToImmutableDictionary(kind => kind.Name, StringComparer.Ordinal);
    }

    /// <summary>All part kinds.</summary>
    public IEnumerable<PartKind> Parts => parts.Values;

    /// <summary>All field kinds.</summary>
    public IEnumerable<Fields.FieldKind> Fields => fields.Values;

    /// <summary>The kind of that part, or null: the part is data.</summary>
    public PartKind? FindPart(string partName) => parts.GetValueOrDefault(partName);

    /// <summary>The kind of that field, or null: the field is data.</summary>
    public Fields.FieldKind? FindField(string fieldName) => fields.GetValueOrDefault(fieldName);
}
