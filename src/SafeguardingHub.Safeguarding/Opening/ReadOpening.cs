using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Opening;

/// <summary>Something without which a section is not opened.</summary>
/// <param name="Item">The item that it is about.</param>
/// <param name="Name">The item's name.</param>
/// <param name="Words">What is missing and what to do, in a sentence.</param>
public sealed record OpeningObstacle(ContentItemId Item, string Name, string Words);

/// <summary>
/// What stands in the way of opening a section: a number or an address that its pages and routes rely on and that nobody has
/// confirmed, and a place that only the owner can fill in. It follows from what the public sees, and from what checks have found.
/// </summary>
public sealed class ReadOpening(ICheckGround ground, IEditorsContent content, IFindings findings, ReadFindings read)
{
    private const int UsesRead = 500;
    private const int Most = 500;

    /// <summary>Everything that stands in the way, in order of name; nothing where the section can be opened. It checks nobody's rights.</summary>
    public async Task<ImmutableArray<OpeningObstacle>> ObstaclesAsync(ContentItemId section, CancellationToken cancellationToken)
    {
        var snapshot = (await ground.NowAsync(cancellationToken)).Snapshot;
        var obstacles = new List<OpeningObstacle>();
        foreach (var (service, part) in await ServicesAsync(section, snapshot, cancellationToken))
        {
            if (part.IsEmergency != true && part.Confirmation?.Day() is null)
            {
                obstacles.Add(new OpeningObstacle(service.Id, NameOf(service), "Nobody has rung its number. Ring it, and record the call."));
            }
        }

        foreach (var (item, part) in snapshot.With<OnlineServicePart>().Where(pair => pair.Part is { Address.Length: > 0, Confirmation: null }))
        {
            if (await IsUsedAsync(section, item, cancellationToken))
            {
                obstacles.Add(new OpeningObstacle(item.Id, NameOf(item), $"Nobody has opened its address, {part.Address}. Open it, and say that it is right."));
            }
        }

        obstacles.AddRange(await BlanksAsync(section, snapshot, cancellationToken));
        return [.. obstacles.OrderBy(obstacle => obstacle.Name, StringComparer.OrdinalIgnoreCase)];
    }

    // The services of every route that stands on a page of the section, or belongs to the section itself.
    private async Task<IEnumerable<(PublishedItem Item, ServicePart Part)>> ServicesAsync(ContentItemId section, PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var services = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, route) in snapshot.With<RoutePart>())
        {
            if (await IsUsedAsync(section, item, cancellationToken))
            {
                services.UnionWith(route.Services.Select(entry => entry.Service).OfType<string>());
            }
        }

        var used = new List<(PublishedItem, ServicePart)>();
        foreach (var (item, part) in snapshot.With<ServicePart>())
        {
            if (services.Contains(item.Id.Value) || await IsUsedAsync(section, item, cancellationToken))
            {
                used.Add((item, part));
            }
        }

        return used;
    }

    private async Task<bool> IsUsedAsync(ContentItemId section, PublishedItem item, CancellationToken cancellationToken) =>
        item.Section == section
        || (await content.UsesAsync(item.Id, item.Alias is { } alias ? [alias] : [], UsesRead, cancellationToken)).Any(use => use.IsLive && use.Section == section);

    // Who runs the site, and whom to complain to, stands on shared ground and is asked of every section.
    private async Task<IEnumerable<OpeningObstacle>> BlanksAsync(ContentItemId section, PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var shared = snapshot.With<SectionProfilePart>().Where(pair => pair.Item.Path is { IsHome: true }).Select(pair => (ContentItemId?)pair.Item.Id).FirstOrDefault();
        var lines = new List<FindingLine>();
        foreach (var asked in new[] { section, shared }.OfType<ContentItemId>().Distinct())
        {
            var query = new FindingsQuery { Reach = [new Reach(null)], Section = asked, Today = read.Today, Codes = [OpeningCheck.Blank], Filter = FindingFilter.Any, IsLive = true, Limit = Most };
            lines.AddRange((await findings.ListAsync(query, cancellationToken)).Lines);
        }

        return lines.GroupBy(line => (line.Item, line.Name))
            .Select(same => new OpeningObstacle(same.Key.Item, same.Key.Name, $"Fill in what stands in brackets: {string.Join(" ", same.Select(line => line.Finding.Subject).Distinct(StringComparer.Ordinal))}"));
    }

    private static string NameOf(PublishedItem item) => item.DisplayText ?? item.Id.Value;
}
