using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Publications.Import;

/// <summary>Something that a cell may name.</summary>
/// <param name="Name">As cells write it, in any case.</param>
/// <param name="Id">A content item id.</param>
public sealed record NamedValue(string Name, string Id);

/// <summary>The terms that entries of a type are sorted by.</summary>
/// <param name="Taxonomy">The taxonomy's content item id.</param>
/// <param name="Terms">The terms.</param>
public sealed record TopicChoice(string Taxonomy, ImmutableArray<NamedValue> Terms);

/// <summary>What the cells of a table may say, for somebody: the sections in which they may import, topics, publishers.</summary>
/// <param name="Sections">The sections in which they may add files and write.</param>
/// <param name="OtherSections">The sections in which they may not.</param>
/// <param name="Topics">The topics, by content type.</param>
/// <param name="Publishers">The organisations by each of their names.</param>
public sealed record ImportValues(
    ImmutableArray<SectionEntry> Sections, ImmutableArray<SectionEntry> OtherSections, ImmutableDictionary<string, TopicChoice> Topics, ImmutableArray<NamedValue> Publishers)
{
    /// <summary>The columns of a table, in the order of the template.</summary>
    public static ImmutableArray<string> Columns { get; } = ["title", "kind", "publisher", "date", "topic", "file", "section"];

    /// <summary>The kinds that can be imported. Policies and notices are not: people work by them, so each is written and checked by itself.</summary>
    public static ImmutableArray<PublicationKind> Kinds { get; } = [.. PublicationKinds.All.Where(kind => TypeOf(kind) is not null)];

    /// <summary>All topics of all types, by name.</summary>
    public IEnumerable<string> TopicNames => Topics.Values.SelectMany(choice => choice.Terms).Select(term => term.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The content type of entries of a kind; null for one that is not imported.</summary>
    public static string? TypeOf(PublicationKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.List switch
        {
            PublicationKinds.Briefings => "Briefing",
            PublicationKinds.Newsletters => "Newsletter",
            PublicationKinds.Publications => "Publication",
            _ => null,
        };
    }
}

/// <summary>Reads what the cells of a table may say.</summary>
public sealed class ReadImportValues(IHubReader hub, IPublishedContent published, IAccounts accounts)
{
    /// <summary>What they may say for somebody. Four queries.</summary>
    public async Task<ImportValues> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var definitions = await hub.DefinitionsAsync(cancellationToken);
        var fields = ImportValues.Kinds.Select(kind => ImportValues.TypeOf(kind)!).Distinct()
            .Select(type => (Type: type, Taxonomy: TaxonomyOf(definitions, type))).Where(field => field.Taxonomy is not null).ToList();
        var ids = fields.Select(field => field.Taxonomy!.Value).Distinct().ToList();
        var taxonomies = (await published.FindManyAsync(ids, cancellationToken)).ToDictionary(item => item.Id);
        var sections = (await accounts.SectionsAsync(cancellationToken)).Where(section => !section.Prefix.IsHome).ToLookup(section => MayImport(actor, section.Id));
        return new ImportValues(
            [.. sections[true]], [.. sections[false]],
            fields.Where(field => taxonomies.ContainsKey(field.Taxonomy!.Value)).ToImmutableDictionary(field => field.Type, field => Choice(taxonomies[field.Taxonomy!.Value])),
            [.. (await published.OfTypesAsync(["Organisation"], cancellationToken)).SelectMany(Names).DistinctBy(name => name.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    private static bool MayImport(Actor actor, ContentItemId section) => MediaRights.MayManage(actor, section)
        && ImportValues.Kinds.Any(kind => Rights.Allows(actor, new Demand(Permission.EditContent, ImportValues.TypeOf(kind)), section, actor.Id));

    private static ContentItemId? TaxonomyOf(DefinitionSet definitions, string type) =>
        definitions.FindPart(type)?.Fields.FirstOrDefault(field => field.Name == "Topic" && field.FieldName == nameof(TaxonomyField)) is { } topic
        && ContentItemId.TryParse(topic.Settings.Get<TaxonomyFieldSettings>().TaxonomyContentItemId, out var id) ? id : null;

    private static TopicChoice Choice(PublishedItem taxonomy) => new(
        taxonomy.Id.Value,
        [.. (PartJson.FindReadable<TaxonomyPart>(taxonomy.Parts)?.Terms ?? []).Where(term => term.Id is not null && !string.IsNullOrWhiteSpace(term.DisplayText)).Select(term => new NamedValue(term.DisplayText!, term.Id!.Value.Value))]);

    private static IEnumerable<NamedValue> Names(PublishedItem organisation) =>
        (PartJson.FindReadable<OrganisationPart>(organisation.Parts)?.Names ?? []).SelectMany(name => new[] { name.Name, name.ShortName }).Append(organisation.DisplayText)
            .Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => new NamedValue(name!, organisation.Id.Value));
}
