using System.Collections.Immutable;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Safeguarding.Services.Coverage;

namespace SafeguardingHub.Admin.Checking;

/// <summary>A cell of the table: who answers, and whether that is as it should be.</summary>
/// <param name="Words">The services' names, or that nobody answers.</param>
/// <param name="State">Whether anybody does.</param>
public sealed record CoverageTableCell(string Words, CoverageState State)
{
    /// <summary>The look; the words say the same.</summary>
    public string Class => "hub-coverage__cell hub-coverage__cell--" + State.ToString().ToLowerInvariant();
}

/// <summary>A row of the table.</summary>
/// <param name="Name">The day.</param>
/// <param name="Cells">A cell for each column.</param>
public sealed record CoverageTableRow(string Name, ImmutableArray<CoverageTableCell> Cells);

/// <summary>Days laid over all the times at which anything changes on any of them: a table, for eyes and ears alike.</summary>
/// <param name="Columns">The times of the columns: <c>4:30pm to 5pm</c>.</param>
/// <param name="Rows">The days.</param>
public sealed record CoverageTable(ImmutableArray<string> Columns, ImmutableArray<CoverageTableRow> Rows)
{
    /// <summary>The table of these days.</summary>
    public static CoverageTable Of(IReadOnlyCollection<(string Name, ImmutableArray<CoverageCell> Cells)> days, Func<string, string> nameOf)
    {
        var edges = days.SelectMany(day => day.Cells.SelectMany(cell => new[] { cell.From, cell.To })).Append(0).Append(LondonTime.MinutesOfDay).Distinct().Order().ToList();
        var times = edges.Zip(edges.Skip(1)).ToList();
        return new CoverageTable(
            [.. times.Select(time => time == (0, LondonTime.MinutesOfDay) ? "All day" : $"{MomentWords.TimeOfDay(time.First)} to {MomentWords.TimeOfDay(time.Second)}")],
            [.. days.Select(day => new CoverageTableRow(day.Name, [.. times.Select(time => Of(day.Cells.FirstOrDefault(cell => cell.From <= time.First && time.Second <= cell.To), nameOf))]))]);
    }

    // An hour that the clocks skip has nobody in it, and no caller either.
    private static CoverageTableCell Of(CoverageCell? cell, Func<string, string> nameOf) => cell switch
    {
        null => new CoverageTableCell("No such hour", CoverageState.Covered),
        { State: CoverageState.Gap } => new CoverageTableCell("Nobody", CoverageState.Gap),
        { State: CoverageState.Unknown } => new CoverageTableCell("Not known", CoverageState.Unknown),
        _ => new CoverageTableCell(string.Join(" and ", cell.Services.Select(nameOf)), cell.State),
    };
}
