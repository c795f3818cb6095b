using System.Globalization;
using Microsoft.AspNetCore.Http;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Api.Published;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Safeguarding.Services.Coverage;

namespace SafeguardingHub.Api.Domain;

/// <summary>What checks have found, for those who may see the drafts; and how far routes are covered, for everybody.</summary>
internal static class CheckEndpoints
{
    private const int Most = 200;
    private static readonly string[] Fields = ["section", "code", "severity", "state", "cursor", "size"];

    /// <summary>Findings, as far as whoever asks may see the drafts.</summary>
    public static async Task<IResult> Findings(HttpContext context, ApiHost host, ReadFindings read, CancellationToken cancellationToken)
    {
        var asker = host.Asker(context);
        if (asker.Kind == ActorKind.Anonymous)
        {
            return ApiProblem.OfStatus(StatusCodes.Status401Unauthorized);
        }

        if (!Rights.HoldsSomewhere(asker, new Demand(Permission.PreviewContent)))
        {
            return ApiProblem.NotPermitted(Permission.PreviewContent);
        }

        var snapshot = host.Ground();
        var asked = new AskedFields(context.Request, Fields);
        var query = new FindingsQuery
        {
            Today = read.Today,
            Section = Section(asked, snapshot),
            Code = asked.One("code"),
            AtLeast = asked.Choice("severity", ("warning", Severity.Warning), ("error", Severity.Error), ("note", Severity.Note)),
            Filter = asked.Choice("state", ("open", FindingFilter.Open), ("lapsed", FindingFilter.Lapsed), ("accepted", FindingFilter.Accepted), ("any", FindingFilter.Any)),
            After = asked.One("cursor"),
            Limit = asked.Number("size", 1, Most, 50),
        };
        if (query.Code is { } code && read.Find(code) is null)
        {
            asked.Fault("code", $"There is no finding of the code {AskedFields.Quoted(code)}: use {string.Join(", ", read.Codes.Select(known => known.Code))}.");
        }

        if (asked.Problem is { } problem)
        {
            return problem;
        }

        var page = await read.ListAsync(asker, query, cancellationToken);
        return ApiAnswer.Of(new FindingListShape([.. page.Lines.Select(line => Of(line, read))], page.Next)).KeptByNobody();
    }

    /// <summary>How far a route is covered.</summary>
    public static IResult Coverage(HttpContext context, string name, ApiHost host, TimeProvider time)
    {
        var (snapshot, now) = (host.Ground(), time.Now());
        if (new AskedFields(context.Request, []).Problem is { } problem)
        {
            return problem;
        }

        if ((snapshot.FindByAlias(name) ?? snapshot.Find(name)) is not { } item || PartJson.FindReadable<RoutePart>(item.Parts) is not { } route)
        {
            return ApiProblem.NotFound("There is no route of this name: /api/routes lists them.");
        }

        if (!ServiceEndpoints.MaySee(snapshot, item, route))
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        var coverage = RouteCoverage.Of(PublishedRoutes.Entries(snapshot, route), LondonTime.Day(now), PublishedRoutes.Holidays(snapshot));
        return ApiAnswer.Of(
            new CoverageShape(
                item.Id.Value,
                [.. coverage.Week.Select(day => new CoverageDayShape(day.Day.ToString(), null, null, [.. day.Cells.Select(Of)]))],
                [.. coverage.Special.Select(day => new CoverageDayShape(day.Date.DayOfWeek.ToString(), day.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), day.Why, [.. day.Cells.Select(Of)]))],
                [.. coverage.Gaps.Select(gap => gap.Subject)]),
            LondonTime.NextMidnight(now));
    }

    private static ContentItemId? Section(AskedFields asked, PublicSnapshot snapshot)
    {
        if (asked.One("section") is not { } text)
        {
            return null;
        }

        var found = snapshot.With<SectionProfilePart>().Select(pair => pair.Item)
            .FirstOrDefault(item => item.Id.Value == text || string.Equals(item.Alias, text, StringComparison.OrdinalIgnoreCase) || string.Equals(item.Path?.Text, text, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            asked.Fault("section", $"There is no section {AskedFields.Quoted(text)}: use its id, its alias or its address.");
        }

        return found?.Id;
    }

    private static FindingShape Of(FindingLine line, ReadFindings read) => new(
        line.Item.Value, line.ContentType, line.Name, line.Section?.Value, line.Finding.Code, read.Find(line.Finding.Code)?.Name, line.Finding.Severity.ToString().ToLowerInvariant(),
        line.Finding.Place, line.Finding.Subject, line.Finding.Message, line.IsLive, line.Since.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        line.AcceptedUntil?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));

    private static CoverageCellShape Of(CoverageCell cell) => new(Clock(cell.From), Clock(cell.To), cell.State.ToString().ToLowerInvariant(), cell.Services);

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

/// <summary>A page of findings.</summary>
internal sealed record FindingListShape(IReadOnlyList<FindingShape> Items, string? Next);

/// <summary>Something that a check has found.</summary>
internal sealed record FindingShape(
    string Id, string ContentType, string Title, string? Section, string Code, string? Name, string Severity, string Place, string Subject, string Message, bool IsLive, string Since, string? AcceptedUntil);

/// <summary>How far a route is covered: an ordinary week, and dates of the next 400 days that are not ordinary.</summary>
internal sealed record CoverageShape(string Id, IReadOnlyList<CoverageDayShape> Week, IReadOnlyList<CoverageDayShape> Special, IReadOnlyList<string> Gaps);

internal sealed record CoverageDayShape(string Day, string? Date, string? Why, IReadOnlyList<CoverageCellShape> Cells);

internal sealed record CoverageCellShape(string From, string To, string State, IReadOnlyList<string> Services);
