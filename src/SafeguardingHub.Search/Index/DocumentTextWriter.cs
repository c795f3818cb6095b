using System.Collections.Immutable;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>Writes the words of one item, with those of what it embeds, and notes what they depend on. For one item only.</summary>
internal sealed class DocumentTextWriter(ItemContent content, Surroundings surroundings, PageVariable variable)
{
    /// <summary>The most characters of running text that an item is found by: more is nobody's page, and could be made by a few shortcodes.</summary>
    public const int LongestBody = 1_000_000;

    /// <summary>How a dependency on the text of a file begins that has not been read yet; the hash follows.</summary>
    public const string Awaited = "wait:";

    /// <summary>How a dependency on a term begins of which the item does not say in which taxonomy it is; the term's id follows.</summary>
    public const string Term = "term:";

    private readonly HtmlWords words = new(LongestBody);
    private readonly List<string> names = [];
    private readonly List<string> formerNames = [];
    private readonly List<string> summary = [];
    private readonly List<SearchNumber> numbers = [];
    private readonly List<FileText> texts = [];
    private readonly SortedSet<string> dependsOn = new(StringComparer.Ordinal);
    private readonly HashSet<ContentItemId> embedded = [content.Item.Id];
    private bool isService;
    private string title = content.Item.DisplayText?.Trim() ?? "";

    public DocumentText Write()
    {
        foreach (var piece in content.Pieces)
        {
            if (piece.Content is { } found)
            {
                AddOwn(found, piece.IsNested);
            }
            else
            {
                AddBody(piece.Body!, depth: 0);
            }
        }

        var all = Names();
        return new DocumentText
        {
            Title = title,
            Names = all,
            FormerNames = [.. all.Intersect(formerNames)],
            IsService = isService,
            Headings = words.Headings,
            Summary = string.Join('\n', summary),
            Body = words.Body,
            Numbers = [.. numbers.Distinct()],
            Files = [.. texts],
            DependsOn = [.. dependsOn],
        };
    }

    private void AddOwn(SearchContent found, bool isNested)
    {
        switch (found)
        {
            case SearchText { Role: SearchRole.Title } text when !isNested:
                title = title.Length == 0 ? text.Text : title;
                break;
            case SearchText { Role: SearchRole.Name } text when !isNested:
                names.Add(text.Text);
                break;
            case SearchText { Role: SearchRole.FormerName } text when !isNested:
                names.Add(text.Text);
                formerNames.Add(text.Text);
                break;
            case SearchService when !isNested:
                isService = true;
                break;
            case SearchText { Role: SearchRole.Summary } text when !isNested:
                summary.Add(text.Text);
                break;
            case SearchText text:
                words.AddLines(text.Text, isHeading: text.Role is SearchRole.Heading or SearchRole.Title);
                break;
            case SearchNumber number:
                numbers.Add(number);
                break;
            case SearchEmbed embed:
                Embed(embed.Kind, embed.Target, depth: 1, isLine: false);
                break;
            case SearchFile file:
                AddFile(file.Media);
                break;
            case SearchTerm term:
                AddTerm(term);
                break;
        }
    }

    private void AddBody(CompiledBody body, int depth)
    {
        words.EndBody();
        foreach (var segment in body.Segments)
        {
            switch (segment)
            {
                case HtmlSegment html:
                    words.AddHtml(html.Html);
                    break;
                case VariableSegment named:
                    AddVariable(named.Path);
                    break;
                case ShortcodeSegment { Name: "link" } link:
                    AddLink(link);
                    break;
                case ShortcodeSegment code:
                    Embed(ReferenceKind.Alias, code.Target, depth + 1, isLine: !code.IsBlock);
                    break;
            }
        }

        words.EndBody();
    }

    private void AddVariable(string path)
    {
        words.AddText(variable(surroundings.Ground, content.Item, path) ?? "");
        if (content.Item.Section is not { } section)
        {
            return;
        }

        // The section says it, or an item that the section points to, such as the organisation that runs it.
        dependsOn.Add($"id:{section.Value}");
        dependsOn.UnionWith((surroundings.Find(ReferenceKind.Item, section.Value)?.References ?? []).Select(id => $"id:{id}"));
    }

    private void AddLink(ShortcodeSegment link)
    {
        var target = NoteAndFindLink(ReferenceKind.Alias, link.Target);
        words.AddText(link.Arguments.GetValueOrDefault("text") ?? target?.DisplayText ?? "");
    }

    private void Embed(ReferenceKind kind, string target, int depth, bool isLine)
    {
        NoteAndFindLink(kind, target);
        if (surroundings.Find(kind, target) is not { } found)
        {
            return;
        }

        if (isLine)
        {
            words.AddText(found.IsSharedText ? "" : found.Item.DisplayText ?? "");
        }
        else if (!found.IsSharedText)
        {
            words.AddLines(found.Item.DisplayText ?? "");
        }

        // A second time it would only say the same again, and a circle would never end. In a line only a name and a number stand.
        if (depth > DocumentTextBuilder.Deepest || (isLine && !found.IsSharedText) || !embedded.Add(found.Item.Id))
        {
            numbers.AddRange(isLine ? NumbersOf(found) : []);
            return;
        }

        AddEmbedded(found, depth);
    }

    private void AddEmbedded(ItemContent found, int depth)
    {
        foreach (var piece in found.Pieces)
        {
            switch (piece.Content)
            {
                case SearchText { Role: SearchRole.Title or SearchRole.Name or SearchRole.FormerName } when !piece.IsNested:
                    // What it is also called says nothing on this page, and results would show it as if it did.
                    break;
                case SearchText text:
                    words.AddLines(text.Text);
                    break;
                case SearchNumber { IsFormer: false } number:
                    numbers.Add(number);
                    break;
                case SearchEmbed embed:
                    Embed(embed.Kind, embed.Target, depth + 1, isLine: false);
                    break;
                case null:
                    AddBody(piece.Body!, depth);
                    break;
            }
        }
    }

    private static IEnumerable<SearchNumber> NumbersOf(ItemContent found) =>
        found.Pieces.Select(piece => piece.Content).OfType<SearchNumber>().Where(number => !number.IsFormer);

    private void AddTerm(SearchTerm term)
    {
        if (term.Taxonomy is { } taxonomy)
        {
            dependsOn.Add($"id:{taxonomy}");
        }
        else
        {
            // Any taxonomy may have the term, one that is not published yet among them.
            dependsOn.Add(Term + term.Term);
            dependsOn.UnionWith(surroundings.Ground.With<TaxonomyPart>().Select(found => $"id:{found.Item.Id.Value}"));
        }

        words.AddLines(surroundings.Ground.TermName(term.Term) ?? "");
    }

    private void AddFile(string path)
    {
        dependsOn.Add($"media:{path.ToLowerInvariant()}");
        if (surroundings.FindFile(path) is not { } found)
        {
            return;
        }

        dependsOn.Add($"sha:{found.File.Sha256}");
        if (found.Text is null)
        {
            dependsOn.Add($"{Awaited}{found.File.Sha256}");
        }
        else if (!found.Text.Pages.IsEmpty && texts.TrueForAll(text => text.Media != found.File.Path))
        {
            texts.Add(new FileText(found.File.Path, found.Text.Pages, found.Text.HasPages));
        }
    }

    // The id as well as the alias: whoever is renamed and renamed back between two looks has changed all the same.
    private PublishedLink? NoteAndFindLink(ReferenceKind kind, string target)
    {
        var link = surroundings.FindLink(kind, target);
        dependsOn.Add(kind == ReferenceKind.Alias ? $"alias:{target.ToLowerInvariant()}" : $"id:{target}");
        if (link is not null)
        {
            dependsOn.Add($"id:{link.Id.Value}");
        }

        return link;
    }

    // A name that says no more than the title would only make the title weigh more.
    private ImmutableArray<string> Names()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { Key(title) };
        return
        [
            .. names.Append(content.Item.Alias?.Replace('-', ' ')).OfType<string>()
                .Where(name => !string.IsNullOrWhiteSpace(name) && seen.Add(Key(name))),
        ];

        static string Key(string name) => Slug.From(name) is { Length: > 0 } slug ? slug : name;
    }
}
