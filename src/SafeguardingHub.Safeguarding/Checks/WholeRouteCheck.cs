using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Safeguarding.Services.Coverage;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>The settings section of a content type whose pages tell people what to do about a worry.</summary>
public sealed record WholeRouteSettings
{
    /// <summary>Whether each page must have the whole way to help: 999, somebody by day, somebody by night, and a next step for each audience that it names.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>
/// Whether a page about a worry has the whole way to help, for everybody whom it is for. What is missing because it does not apply
/// is accepted with that as the reason.
/// </summary>
public sealed class WholeRouteCheck : Check
{
    // Working hours as nearly every daytime service has them; a service that answers in some of them counts.
    private const int DayBegins = 9 * 60;
    private const int DayEnds = 17 * 60;

    private static readonly CheckCode Missing = new(
        "route-missing", "Page about a worry without whom to call", Severity.Error,
        "A page about a worry shows whom to call before anything else, with 999 first. Add the block 'Who to call' and choose a route.");

    private static readonly CheckCode Emergency = new(
        "route-without-999", "Whom to call without 999", Severity.Error,
        "Each route begins with 999: people in danger must not have to look for it.");

    private static readonly CheckCode Daytime = new(
        "route-without-day", "Nobody to call in working hours", Severity.Error,
        "A page about a worry names a service for working hours. One that has only a number for out of hours sends people away in the daytime.");

    private static readonly CheckCode Night = new(
        "route-without-night", "Nobody to call out of hours", Severity.Error,
        "A page about a worry names a service for evenings, nights and weekends.");

    private static readonly CheckCode Audience = new(
        "route-audience", "No next step for an audience", Severity.Error,
        "The page names an audience for whom the route has no next step: a form, a portal, or whom to talk to. Add it to the route, or say why it does not apply.");

    /// <inheritdoc />
    public override bool ProtectsReaders => true;

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes { get; } = [Missing, Emergency, Daytime, Night, Audience];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Subject.Type.Settings.Get<WholeRouteSettings>().IsRequired)
        {
            yield break;
        }

        var routes = Routes(context);
        if (routes.Count == 0)
        {
            yield return Missing.At("", "whom to call", "The page does not say whom to call. Add the block 'Who to call' and choose a route; it then stands first, with 999 at its head.");
            yield break;
        }

        var holidays = PublishedRoutes.Holidays(context.Ground.Snapshot);
        foreach (var (place, title, route) in routes)
        {
            var services = PublishedRoutes.Entries(context.Ground.Snapshot, route);
            if (services.All(service => service.Service.IsEmergency != true))
            {
                yield return Emergency.At(place, title, $"The route '{title}' does not have 999: add the police to it, first.");
            }

            var coverage = RouteCoverage.Of(services, context.Ground.Today, holidays);
            if (coverage.Services.IsEmpty || (coverage.UnknownServices.IsEmpty && !coverage.Week.Any(day => IsWorkday(day) && day.Cells.Any(cell => Answers(cell) && cell.From < DayEnds && cell.To > DayBegins))))
            {
                yield return Daytime.At(place, title, $"On the route '{title}' nobody is listed as open in working hours: add the service for the daytime.");
            }

            if (!coverage.Services.IsEmpty && coverage.UnknownServices.IsEmpty && !coverage.Week.Any(day => day.Cells.Any(cell => Answers(cell) && (!IsWorkday(day) || cell.From >= DayEnds || cell.To <= DayBegins))))
            {
                yield return Night.At(place, title, $"On the route '{title}' nobody is listed as open in the evening, at night or at weekends: add the service for out of hours.");
            }
        }

        var covered = routes.SelectMany(route => route.Route.Audiences).SelectMany(audience => audience.For).ToHashSet(StringComparer.Ordinal);
        foreach (var (place, term) in Audiences(context, routes).Where(audience => !covered.Contains(audience.Term)))
        {
            var name = context.Ground.Snapshot.TermName(term) ?? term;
            yield return Audience.At(place, name, $"The page is for '{name}', and its route has no next step for them: add one to the route, or take them out of the page's audiences.");
        }
    }

    private static bool IsWorkday(CoverageDay day) => day.Day is not (NodaTime.IsoDayOfWeek.Saturday or NodaTime.IsoDayOfWeek.Sunday);

    private static bool Answers(CoverageCell cell) => cell.State is CoverageState.Covered or CoverageState.Overlap;

    private static List<(string Place, string Title, RoutePart Route)> Routes(CheckContext context)
    {
        var snapshot = context.Ground.Snapshot;
        var blocks = context.Reading.Parts.Where(found => found.Part is WhoToCallPart)
            .SelectMany(found => ((WhoToCallPart)found.Part).Routes.Select(id => (found.Place, Item: snapshot.Find(id))));
        return
        [
            .. from block in blocks
               where block.Item is not null
               let route = PartJson.FindReadable<RoutePart>(block.Item.Parts)
               where route is not null
               select (block.Place, block.Item.DisplayText ?? block.Item.Id.Value, route),
        ];
    }

    // Audiences of the taxonomy that routes speak of: a page may be filed under others as well.
    private static IEnumerable<(string Place, string Term)> Audiences(CheckContext context, List<(string Place, string Title, RoutePart Route)> routes)
    {
        var taxonomies = context.Ground.Snapshot.Definitions.Types.SelectMany(type => type.Parts).Where(part => part.PartName == nameof(RoutePart))
            .Select(part => part.Settings.Get<RoutePartSettings>().AudienceTaxonomy).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return routes.Count == 0
            ? []
            : context.Reading.Fields.Where(found => found.Field is TaxonomyField field && taxonomies.Contains(field.TaxonomyContentItemId ?? ""))
                .SelectMany(found => (((TaxonomyField)found.Field!).TermContentItemIds ?? []).OfType<string>().Select(term => (found.Place, Term: term)));
    }
}
