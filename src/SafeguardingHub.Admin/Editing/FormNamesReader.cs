using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Editing;

/// <summary>
/// Reads the names that a form needs, for somebody: everything that is published, and drafts where the editor may see them.
/// What they may not see is nowhere among them, so that a form can neither show nor accept it.
/// </summary>
public sealed class FormNamesReader(ReadDrafts drafts, IPublishedContent published, ReadMedia media)
{
    private const int MostDrafts = 500;
    private const int MostFound = 12;

    /// <summary>The names for a form of a type, with what it points to and what its words look for.</summary>
    internal async Task<FormNames> ReadAsync(
        Actor actor, string contentType, ItemForm form, FormValues values, FormGround ground, CancellationToken cancellationToken)
    {
        ImmutableArray<Question> questions = [.. form.AllQuestions()];
        var byPart = questions.OfType<PickQuestion>().Select(pick => pick.Part).OfType<string>().Append(nameof(SectionProfilePart)).Distinct()
            .ToDictionary(part => part, part => TypesWith(ground.Definitions, part));
        var items = await OfTypesAsync(actor, [.. byPart.Values.SelectMany(types => types).Distinct()], cancellationToken);
        var names = items.ToImmutableDictionary(item => item.Id, StringComparer.Ordinal);
        var found = await FindAsync(actor, values, cancellationToken);
        names = names.SetItems(found.Values.SelectMany(list => list).Select(item => KeyValuePair.Create(item.Id, item)));
        names = names.SetItems(await ByIdAsync(actor, [.. form.Picks(values).Concat(form.StoredPicks()).Select(pick => pick.Id).Where(id => !names.ContainsKey(id)).Distinct()], cancellationToken));
        return new FormNames
        {
            Items = names,
            ByPart = byPart.ToImmutableDictionary(pair => pair.Key, pair => items.Where(item => pair.Value.Contains(item.ContentType)).ToImmutableArray()),
            Terms = await TermsAsync([.. questions.OfType<TicksQuestion>().Select(ticks => ticks.Taxonomy).OfType<string>().Distinct()], cancellationToken),
            Found = found,
            Sections =
            [
                .. items.Where(item => byPart[nameof(SectionProfilePart)].Contains(item.ContentType)
                    && ContentItemId.TryParse(item.Id, out var id) && Rights.Allows(actor, new Demand(Permission.EditContent, contentType), id, actor.Id)),
            ],
        };
    }

    /// <summary>Up to a dozen items with words in their names, as far as the editor may see them.</summary>
    internal async Task<ImmutableArray<NamedItem>> FindAsync(Actor actor, string words, CancellationToken cancellationToken)
    {
        var asked = words.Trim();
        if (asked.Length < 2)
        {
            return [];
        }

        var names = await drafts.NamesAsync(actor, [], asked, MostFound, cancellationToken);
        var live = (await published.FindLinksAsync([.. names.Where(name => name.IsLive).Select(name => name.Id)], [], [], cancellationToken)).Items.ToDictionary(link => link.Id);
        return
        [
            .. names.Select(name => new NamedItem(
                name.Id.Value, name.Name, name.ContentType, live.GetValueOrDefault(name.Id)?.Path?.Address, live.GetValueOrDefault(name.Id)?.Alias, name.IsLive, name.Section?.Value)),
        ];
    }

    /// <summary>
    /// The names of what ids stand for, as far as the editor may see it: items, and the terms of the taxonomies among them. A
    /// few queries, however many ids there are.
    /// </summary>
    internal async Task<IReadOnlyDictionary<string, string>> NamesAsync(Actor actor, List<string> ids, CancellationToken cancellationToken)
    {
        var items = (await ByIdAsync(actor, ids, cancellationToken)).Select(pair => pair.Value).ToList();
        var terms = await TermsAsync([.. items.Where(item => item.ContentType == "Taxonomy").Select(item => item.Id)], cancellationToken);
        return terms.Values.SelectMany(list => list).Select(choice => KeyValuePair.Create(choice.Value, choice.Text.TrimStart('–', ' ')))
            .Concat(items.Select(item => KeyValuePair.Create(item.Id, item.Words)))
            .DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);
    }

    private static List<string> TypesWith(DefinitionSet definitions, string part) =>
        [.. definitions.Types.Where(type => type.Parts.Any(attached => attached.PartName == part)).Select(type => type.Name)];

    private static NamedItem Of(PublishedLink link) =>
        new(link.Id.Value, link.DisplayText ?? link.Id.Value, link.ContentType, link.Path?.Address, link.Alias, IsLive: true, link.Section?.Value);

    private static NamedItem Of(EditorsLine line) => new(line.Id.Value, line.Name, line.ContentType, null, null, line.IsLive, line.Section?.Value);

    // What is published is named as the public knows it; drafts come besides.
    private async Task<ImmutableArray<NamedItem>> OfTypesAsync(Actor actor, List<string> types, CancellationToken cancellationToken)
    {
        var live = await published.LinksOfTypesAsync(types, cancellationToken);
        var lines = (await drafts.ListAsync(actor, new EditorsQuery { Types = [.. types], Limit = MostDrafts }, cancellationToken)).Lines;
        return [.. live.Select(Of).Concat(lines.Where(line => !line.IsLive).Select(Of)).DistinctBy(item => item.Id).OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<ImmutableDictionary<string, ImmutableArray<NamedItem>>> FindAsync(Actor actor, FormValues values, CancellationToken cancellationToken)
    {
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableArray<NamedItem>>(StringComparer.Ordinal);
        foreach (var (name, words) in values.All.Where(pair => pair.Key.EndsWith(PickQuestion.WordsMark, StringComparison.Ordinal) && pair.Value.ToString().Trim().Length >= 2))
        {
            found[name[..^PickQuestion.WordsMark.Length]] = await FindAsync(actor, words.ToString(), cancellationToken);
            if (found.Count >= MostFound)
            {
                break;
            }
        }

        foreach (var (name, words) in values.All.Where(pair => pair.Key.EndsWith(FileQuestion.WordsMark, StringComparison.Ordinal) && pair.Value.ToString().Trim().Length >= 2).Take(MostFound))
        {
            var files = await media.ListAsync(actor, new MediaQuery { Words = words.ToString(), Limit = MostFound }, cancellationToken);
            found[name[..^FileQuestion.WordsMark.Length]] =
            [
                .. files.Lines.Select(line => new NamedItem(
                    line.File.Path, MediaWords.NameOf(line.File), line.File.ContentType, $"{line.File.Path}, {MediaWords.TypeOf(line.File.ContentType)}, {MediaWords.Size(line.File.Length)}",
                    Alias: null, IsLive: true, line.File.Section?.Value)),
            ];
        }

        return found.ToImmutable();
    }

    private async Task<IEnumerable<KeyValuePair<string, NamedItem>>> ByIdAsync(Actor actor, List<string> ids, CancellationToken cancellationToken)
    {
        var parsed = ids.Select(id => ContentItemId.TryParse(id, out var item) ? item : default).Where(id => id != default).ToList();
        if (parsed.Count == 0)
        {
            return [];
        }

        var items = (await published.FindLinksAsync(parsed, [], [], cancellationToken)).Items.Select(Of).ToDictionary(item => item.Id);
        var others = parsed.Where(id => !items.ContainsKey(id.Value)).ToList();
        foreach (var stored in others.Count == 0 ? [] : (await drafts.FindManyAsync(actor, others, cancellationToken)).Values)
        {
            var draft = stored.Latest!.Item;
            items[stored.Id.Value] = new NamedItem(stored.Id.Value, draft.DisplayText ?? stored.Id.Value, draft.ContentType, null, null, IsLive: false, stored.Section?.Value);
        }

        return items;
    }

    private async Task<ImmutableDictionary<string, ImmutableArray<Choice>>> TermsAsync(List<string> taxonomies, CancellationToken cancellationToken)
    {
        var ids = taxonomies.Select(id => ContentItemId.TryParse(id, out var item) ? item : default).Where(id => id != default).ToList();
        return ids.Count == 0
            ? ImmutableDictionary<string, ImmutableArray<Choice>>.Empty
            : (await published.FindManyAsync(ids, cancellationToken)).ToImmutableDictionary(
                item => item.Id.Value, item => Terms(PartJson.FindReadable<TaxonomyPart>(item.Parts)?.Terms ?? [], depth: 0).ToImmutableArray());
    }

    // A tree as one list: what is below a term stands after it, a step further in.
    private static IEnumerable<Choice> Terms(IEnumerable<NestedItem> terms, int depth)
    {
        foreach (var term in terms)
        {
            if (term.Id is { } id)
            {
                var name = PartJson.FindReadable<TitlePart>(term.Parts)?.Title ?? term.DisplayText ?? id.Value;
                yield return new Choice(id.Value, depth == 0 ? name : string.Concat(Enumerable.Repeat("– ", depth)) + name);
            }

            if (term.Parts.Find("Terms") is { ValueKind: System.Text.Json.JsonValueKind.Array } below)
            {
                foreach (var choice in Terms(below.EnumerateArray().Where(json => json.ValueKind == System.Text.Json.JsonValueKind.Object).Select(NestedItem.From), depth + 1))
                {
                    yield return choice;
                }
            }
        }
    }
}
