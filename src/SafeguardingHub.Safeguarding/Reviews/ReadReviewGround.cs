using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>A number that a page shows, and when somebody last rang it.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Number">The number, as people read it.</param>
/// <param name="RungOn">The day of the last call that reached the right team; null where there was none.</param>
/// <param name="IsInDoubt">Whether it is being checked.</param>
public sealed record ReviewedNumber(string Service, string Number, LocalDate? RungOn, bool IsInDoubt);

/// <summary>An edition of guidance to which a page leads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Where it stands today.</param>
/// <param name="ReplacedBy">What has taken its place; null for nothing.</param>
public sealed record ReviewedEdition(string Name, EditionState State, string? ReplacedBy);

/// <summary>What is known of a page that somebody reviews.</summary>
/// <param name="State">Where its review stands.</param>
/// <param name="Settings">How often it is reviewed.</param>
/// <param name="Numbers">The numbers that it shows; 999 is not among them.</param>
/// <param name="Editions">The editions of guidance to which it leads.</param>
public sealed record ReviewGround(ReviewState State, ReviewPartSettings Settings, ImmutableArray<ReviewedNumber> Numbers, ImmutableArray<ReviewedEdition> Editions);

/// <summary>Gathers what is known of the live version of an item that somebody may see: from the shared ground, with a query for its links.</summary>
public sealed class ReadReviewGround(ContentEngine engine, ICheckGround ground)
{
    /// <summary>Gathers it; null where the item is not live, or is of a type that is not reviewed.</summary>
    public async Task<ReviewGround?> OfAsync(StoredItem seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var now = await ground.NowAsync(cancellationToken);
        if (seen.Live?.Item is not { } item || now.Snapshot.Definitions.FindType(item.ContentType) is not { } type || type.FindPart(nameof(ReviewPart)) is not { } attached)
        {
            return null;
        }

        var part = PartJson.FindReadable<ReviewPart>(item.Parts) ?? new ReviewPart();

        var subject = new CheckSubject(item, type, ContentReading.Of(item, now.Snapshot.Definitions, engine.Kinds), item);
        var links = subject.Texts.Links.Select(link => link.Address).Distinct(StringComparer.Ordinal).ToList();
        var context = new CheckContext(subject, now, links.Count == 0 ? LinkTargets.None : await ground.TargetsAsync(links, cancellationToken));
        var cited = Citations.Of(context).Select(citation => citation.Item).DistinctBy(found => found.Id).ToList();
        return new ReviewGround(
            ReviewState.Of(part, now.Today),
            attached.Settings.Get<ReviewPartSettings>(),
            [.. cited.SelectMany(found => Services(found, now)).DistinctBy(service => service.Id).SelectMany(Numbers)],
            [.. cited.SelectMany(found => Editions(found, now)).DistinctBy(edition => edition.Name)]);
    }

    private static IEnumerable<(string Id, string Name, ServicePart Part)> Services(PublishedItem item, CheckGround now)
    {
        if (PartJson.FindReadable<ServicePart>(item.Parts) is { } service)
        {
            return [(item.Id.Value, item.DisplayText ?? item.Id.Value, service)];
        }

        return PartJson.FindReadable<RoutePart>(item.Parts) is { } route
            ? PublishedRoutes.Entries(now.Snapshot, route).Select(entry => (entry.Id, now.Snapshot.Find(entry.Id)?.DisplayText ?? entry.Id, entry.Service))
            : [];
    }

    private static IEnumerable<ReviewedNumber> Numbers((string Id, string Name, ServicePart Part) service) =>
        from number in service.Part.IsEmergency == true ? [] : service.Part.Numbers
        let telephone = number.Telephone()
        where telephone is not null
        select new ReviewedNumber(
            service.Name, telephone.Value.Display,
            service.Part.Calls?.Good.Where(call => call?.Number == telephone.Value.Digits).Max(call => call.Day()) ?? service.Part.Confirmation?.Day(),
            service.Part.Calls?.Doubts.Any(doubt => doubt?.Number == telephone.Value.Digits) == true);

    // Guidance as a whole always leads to the edition in force.
    private static IEnumerable<ReviewedEdition> Editions(PublishedItem item, CheckGround now)
    {
        var id = item.Id.Value;
        return PublishedEditions.ChainWith(now.Snapshot, item.Id) is { } chain
            ? chain.On(now.Today).Where(standing => standing.Edition.Id == id)
                .Select(standing => new ReviewedEdition(standing.Edition.Name, standing.State, standing.ReplacedBy is [.., var last] ? last.Name : null))
            : PublishedEditions.ChainOf(now.Snapshot, id).CurrentOn(now.Today).Select(edition => new ReviewedEdition(edition.Name, EditionState.Current, null));
    }
}
