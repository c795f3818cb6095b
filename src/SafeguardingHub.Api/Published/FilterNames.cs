using System.Collections.Immutable;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Api.Published;

/// <summary>
/// The names that clients give filters, as the values that they stand for. A name that nothing has is a fault that says which
/// names there are: an empty list would be taken for an answer.
/// </summary>
/// <param name="asked">The fields of the address.</param>
/// <param name="snapshot">The shared ground, where the names are.</param>
internal sealed class FilterNames(AskedFields asked, PublicSnapshot snapshot)
{
    private const int MostListed = 40;

    /// <summary>Whether a value of a field is spelt as messages list it, or is an id: other spellings are understood and not kept in memory.</summary>
    public static bool IsListed(PublicSnapshot snapshot, string field, string value) => field.ToLowerInvariant() switch
    {
        "type" => snapshot.Definitions.FindType(value)?.Name == value,
        "section" => snapshot.With<SectionProfilePart>().Any(pair => NameOf(pair.Item) == value || pair.Item.Id.Value == value),
        "topic" or "audience" => TermsOf(snapshot, field.ToLowerInvariant()).Any(term => term.Slug == value || term.Id == value),
        "sort" => ListQuestion.Orders.Any(order => order.Word == value),
        "depth" => value.Length == 1 && value[0] >= '0' && value[0] <= (char)('0' + ItemAnswers.Deepest),
        _ => false,
    };

    /// <summary>Content types.</summary>
    public ImmutableArray<string> Types(string field) => Known(
        field, name => snapshot.Definitions.Types.Select(type => type.Name).FirstOrDefault(type => type.Equals(name, StringComparison.OrdinalIgnoreCase)),
        "content type", snapshot.Definitions.Types.Select(type => type.Name));

    /// <summary>Sections by id, alias or the name in their path.</summary>
    public ImmutableArray<ContentItemId> Sections(string field)
    {
        var sections = snapshot.With<SectionProfilePart>().Select(pair => pair.Item).ToList();
        return [.. Known(
            field,
            name => sections.Find(section => section.Id.Value == name || Same(section.Alias, name) || (section.Path is { IsHome: false } path && Same(path.Text, name)))?.Id.Value,
            "section",
            sections.Select(NameOf)).Select(ContentItemId.Parse)];
    }

    /// <summary>Terms by id or by their name as addresses spell it; the field's name is the key of the values.</summary>
    public ImmutableArray<ListFilter> Terms(string field)
    {
        var terms = TermsOf(snapshot, field);
        return [.. Known(field, name => terms.Find(term => term.Id == name || Same(term.Slug, name)).Id, field, terms.Select(term => term.Slug)).Select(value => new ListFilter(field, value))];
    }

    /// <summary>Years, four digits, or the word for an unknown one.</summary>
    public ImmutableArray<ListFilter> Years(string field) =>
        [.. Known(field, name => name is { Length: 4 } && name.All(char.IsAsciiDigit) ? name : Same(PublicationPartKind.UnknownYear, name) ? PublicationPartKind.UnknownYear : null,
            field, ["2018", PublicationPartKind.UnknownYear]).Select(value => new ListFilter(field, value))];

    /// <summary>Publishers: an organisation by id, alias or name as addresses spell it; any other name as it stands on what it published.</summary>
    public ImmutableArray<ListFilter> Publishers(string field) =>
        [.. asked.Many(field, hasCommas: true).Select(name => new ListFilter(field, Publisher(name)))];

    private static string NameOf(PublishedItem section) => section.Path is { IsHome: false } path ? path.Text : section.Alias ?? section.Id.Value;

    // The taxonomies are those of the fields whose values are listed under this key: a topic is no audience.
    private static List<(string Id, string Slug)> TermsOf(PublicSnapshot snapshot, string key)
    {
        var taxonomies = snapshot.Definitions.Parts.SelectMany(part => part.Fields)
            .Where(field => field.FieldName == nameof(TaxonomyField) && field.Settings.Get<ProjectionSettings>().Key == key)
            .Select(field => field.Settings.Get<TaxonomyFieldSettings>().TaxonomyContentItemId).ToHashSet(StringComparer.Ordinal);
        return [.. snapshot.With<TaxonomyPart>().Where(pair => taxonomies.Contains(pair.Item.Id.Value)).SelectMany(pair => pair.Part.Terms).Select(term => term.Id?.Value).OfType<string>()
            .Select(id => (id, Slug.From(snapshot.TermName(id) ?? "")))];
    }

    private string Publisher(string name)
    {
        if (name.StartsWith(PublicationPartKind.NamePrefix, StringComparison.Ordinal))
        {
            return name;
        }

        var organisation = snapshot.With<OrganisationPart>().Select(pair => pair.Item)
            .FirstOrDefault(item => item.Id.Value == name || Same(item.Alias, name) || (item.DisplayText is { } text && Same(Slug.From(text), name)));
        return organisation?.Id.Value ?? PublicationPartKind.NamePrefix + name;
    }

    private ImmutableArray<string> Known(string field, Func<string, string?> find, string what, IEnumerable<string> names)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var name in asked.Many(field))
        {
            if (find(name) is { } value)
            {
                found.Add(value);
            }
            else
            {
                asked.Fault(field, $"There is no {what} {AskedFields.Quoted(name)}: use one of {string.Join(", ", names.Distinct(StringComparer.Ordinal).Take(MostListed))}.");
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static bool Same(string? text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
}
