using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Safeguarding.Services.Coverage;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>
/// Whether somebody answers on a route at every hour. A gap belongs to the route, where it stays until it is closed; a service
/// is told only of gaps that its own new hours would open, before they are published.
/// </summary>
public sealed class CoverageCheck : Check
{
    /// <summary>For how many days a gap may be accepted as known.</summary>
    public const int KnownForDays = 90;

    private static readonly CheckCode Gap = new(
        "coverage-gap", "Nobody answers", Severity.Error,
        "At this time no service of the route is listed as open. Change the hours of a service, or accept it as a known gap with a reason and a day on which somebody looks again.")
    {
        AcceptedForDays = KnownForDays,
    };

    private static readonly CheckCode Opens = new(
        "opens-gap", "These hours leave a time without a service", Severity.Error,
        "Once these hours are published, nobody on a route is listed as open at this time.")
    {
        AcceptedForDays = KnownForDays,
    };

    private static readonly CheckCode Unknown = new(
        "coverage-unknown", "Nobody can say whether anybody answers", Severity.Warning,
        "No service of the route is listed as open at this time, and the hours of at least one are not known. Find out its hours and enter them.");

    private static readonly CheckCode Overlap = new(
        "coverage-overlap", "Two services at once", Severity.Note,
        "Several services of the route are listed as open at the same time. That may be meant; where it is not, one of them has wrong hours.");

    /// <inheritdoc />
    public override bool ProtectsReaders => true;

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes { get; } = [Gap, Opens, Unknown, Overlap];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var found in context.Reading.Parts)
        {
            switch (found.Part)
            {
                case RoutePart route:
                    foreach (var finding in OfRoute(route, found.Place + ".Services", context))
                    {
                        yield return finding;
                    }

                    break;
                case ServicePart service when found.Place == nameof(ServicePart):
                    foreach (var finding in OfService(service, found.Place + ".Hours", context))
                    {
                        yield return finding;
                    }

                    break;
            }
        }
    }

    private static IEnumerable<Finding> OfRoute(RoutePart route, string place, CheckContext context)
    {
        var coverage = Coverage(PublishedRoutes.Entries(context.Ground.Snapshot, route), context);
        if (coverage.Services.IsEmpty)
        {
            yield break;
        }

        foreach (var gap in coverage.Gaps)
        {
            yield return Gap.At(place, gap.Subject, $"Nobody on this route is listed as open: {gap.Subject}. Readers are told to call 999 in an emergency and who opens next. Change the hours of a service.");
        }

        if (coverage.Unknown.Any())
        {
            var names = string.Join(", ", coverage.UnknownServices.Select(service => Name(context.Ground.Snapshot, service.Id)));
            yield return Unknown.At(place, names, $"Whether anybody answers is not known at {coverage.Unknown.Count()} times of the week, because the hours of {names} are not known. Enter them.");
        }

        foreach (var overlap in coverage.Overlaps)
        {
            yield return Overlap.At(place, overlap.Subject, $"{string.Join(" and ", overlap.Cell.Services.Select(id => Name(context.Ground.Snapshot, id)))} are listed as open at the same time: {overlap.Subject}.");
        }
    }

    private static IEnumerable<Finding> OfService(ServicePart service, string place, CheckContext context)
    {
        var id = context.Item.Id.Value;
        var snapshot = context.Ground.Snapshot;
        if (snapshot.Find(context.Item.Id) is not { } published || published.VersionId == context.Item.VersionId)
        {
            yield break;
        }

        foreach (var (item, route) in snapshot.With<RoutePart>().Where(pair => pair.Part.Services.Any(entry => entry.Service == id)))
        {
            var before = PublishedRoutes.Entries(snapshot, route);
            var known = Coverage(before, context).Gaps.Select(gap => gap.Subject).ToHashSet(StringComparer.Ordinal);
            var after = Coverage(before.Select(entry => entry.Id == id ? new ServiceOnRoute(id, service, entry.When) : entry), context);
            foreach (var gap in after.Gaps.Where(gap => !known.Contains(gap.Subject)))
            {
                yield return Opens.At(place, $"{item.DisplayText}: {gap.Subject}", $"With these hours nobody on the route '{item.DisplayText}' is listed as open: {gap.Subject}. Mend the hours, or those of another service first.");
            }
        }
    }

    private static RouteCoverage Coverage(IEnumerable<ServiceOnRoute> services, CheckContext context) =>
        RouteCoverage.Of(services, context.Ground.Today, PublishedRoutes.Holidays(context.Ground.Snapshot));

    private static string Name(PublicSnapshot snapshot, string id) => snapshot.Find(id)?.DisplayText ?? id;
}
