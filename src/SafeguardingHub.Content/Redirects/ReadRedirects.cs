using System.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Redirects;

/// <summary>Reads redirects for somebody: those of sections in which they may not publish do not exist for them.</summary>
public sealed class ReadRedirects(IRedirects redirects, IEditorsContent content)
{
    private const int AtATime = 500;

    /// <summary>The sections whose redirects somebody may see and change, by name. One query.</summary>
    public async Task<IReadOnlyList<SectionEntry>> SectionsAsync(Actor actor, CancellationToken cancellationToken) =>
        [.. (await content.SectionsAsync(cancellationToken)).Where(section => RedirectRules.MayOwn(actor, section.Id))];

    /// <summary>A page of the list. One query.</summary>
    public Task<RedirectsPage> ListAsync(Actor actor, RedirectsQuery query, CancellationToken cancellationToken) =>
        redirects.ListAsync(query with { Reach = Rights.SectionsOf(actor, new Demand(Permission.PublishContent)) }, cancellationToken);

    /// <summary>The redirect of that id, or null where there is none for the actor.</summary>
    public async Task<RedirectLine?> FindAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        (await ListAsync(actor, new RedirectsQuery { Id = id, Limit = 1 }, cancellationToken)).Lines.FirstOrDefault();

    /// <summary>A page of the addresses that lead nowhere, without those below sections that the actor has no part in. Two queries.</summary>
    public async Task<UnmatchedPage> UnmatchedAsync(Actor actor, string? after, CancellationToken cancellationToken)
    {
        if (!Rights.HoldsSomewhere(actor, new Demand(Permission.PublishContent)))
        {
            return new UnmatchedPage([], null);
        }

        var others = (await content.SectionsAsync(cancellationToken)).Where(section => !section.Prefix.IsHome && !RedirectRules.MayOwn(actor, section.Id));
        return await redirects.UnmatchedAsync(new UnmatchedQuery { Except = [.. others.Select(section => section.Prefix)], After = after }, cancellationToken);
    }

    /// <summary>All redirects that the actor may see, or those of one section, as a table that can be imported again.</summary>
    public async Task<string> ExportAsync(Actor actor, ContentItemId? section, CancellationToken cancellationToken)
    {
        var table = new StringBuilder("\ufeff").Append(CsvText.Row(RedirectTable.Columns));
        string? after = null;
        do
        {
            var page = await ListAsync(actor, new RedirectsQuery { Section = section, After = after, Limit = AtATime }, cancellationToken);
            foreach (var line in page.Lines)
            {
                table.Append(CsvText.Row([line.Redirect.Source.Address, line.LeadsTo ?? line.Redirect.Target.Item?.Value, line.Redirect.By.Note]));
            }

            after = page.Next;
        }
        while (after is not null);
        return table.ToString();
    }
}
