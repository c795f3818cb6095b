using System.Collections.Immutable;
using System.Globalization;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Checking;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Safeguarding.Services.Coverage;

namespace SafeguardingHub.Admin.Pages.Checks;

/// <summary>A route with the times at which somebody answers.</summary>
/// <param name="Route">The route as the public sees it.</param>
/// <param name="Coverage">Its coverage.</param>
/// <param name="Week">An ordinary week.</param>
/// <param name="Year">The dates of the next 400 days that are not ordinary.</param>
public sealed record CoveredRoute(PublishedItem Route, RouteCoverage Coverage, CoverageTable Week, CoverageTable Year);

/// <summary>Who answers when, on every route that is live: what everybody may read, laid out for those who keep the hours. At most one query.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class CoverageModel(ICheckGround ground) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Who answers when";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Findings", "/admin/findings")];

    /// <summary>The routes, in order of name.</summary>
    public ImmutableArray<CoveredRoute> Routes { get; private set; } = [];

    /// <summary>Reads everything.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = await ground.NowAsync(cancellationToken);
        var holidays = PublishedRoutes.Holidays(now.Snapshot);
        Routes =
        [
            .. now.Snapshot.With<RoutePart>().OrderBy(pair => pair.Item.DisplayText, StringComparer.OrdinalIgnoreCase)
                .Select(pair => Of(pair.Item, RouteCoverage.Of(PublishedRoutes.Entries(now.Snapshot, pair.Part), now.Today, holidays), now.Snapshot)),
        ];
    }

    private static CoveredRoute Of(PublishedItem route, RouteCoverage coverage, PublicSnapshot snapshot)
    {
        string NameOf(string id) => snapshot.Find(id)?.DisplayText ?? id;
        return new CoveredRoute(
            route, coverage,
            CoverageTable.Of([.. coverage.Week.Select(day => (day.Day.ToString(), day.Cells))], NameOf),
            CoverageTable.Of([.. coverage.Special.Select(day => (string.Create(CultureInfo.InvariantCulture, $"{day.Date.DayOfWeek} {MomentWords.Date(day.Date)}: {day.Why}"), day.Cells))], NameOf));
    }
}
