using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks.Links;

/// <summary>Reads addresses on other sites, for somebody: those of content whose drafts they may not see do not exist for them.</summary>
public sealed class ReadLinks(IOutsideLinks links, ContentEngine engine)
{
    /// <summary>The day in London.</summary>
    public LocalDate Today => engine.Today;

    /// <summary>A page of the list, as far as the actor may see drafts.</summary>
    public Task<LinksPage> ListAsync(Actor actor, LinksQuery query, CancellationToken cancellationToken) => links.ListAsync(
        query with { Today = Today, Reach = Rights.ReachOf(actor, Permission.PreviewContent), Reader = actor.Id }, cancellationToken);

    /// <summary>An address and the pages that have it, or null where the actor may see none of them.</summary>
    public async Task<LinkLine?> FindAsync(Actor actor, string key, CancellationToken cancellationToken) =>
        (await ListAsync(actor, new LinksQuery { Filter = LinkFilter.All, Key = key, Limit = 1 }, cancellationToken)).Lines.FirstOrDefault();

    /// <summary>Whether the actor may answer for the address: they publish one of the pages that have it.</summary>
    public static bool MayChange(Actor actor, LinkLine line) =>
        line.Holders.Any(holder => Rights.Allows(actor, new Demand(Permission.PublishContent, holder.ContentType), holder.Section, holder.Owner));
}
