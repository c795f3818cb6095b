using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads what checks have found.</summary>
internal static class FindingsReading
{
    private const char Between = '\n';

    public static async Task<IReadOnlyList<Acceptance>> AcceptancesAsync(HubDbContext context, ContentItemId item, CancellationToken cancellationToken)
    {
        var id = item.Value;
        return [.. (await context.Acceptances.Where(row => row.ItemId == id).OrderBy(row => row.Key).ToListAsync(cancellationToken)).Select(AcceptanceOf)];
    }

    public static AcceptanceRow RowOf(Acceptance acceptance) => new()
    {
        ItemId = acceptance.Item.Value, Key = acceptance.Key, Code = acceptance.Code, Subject = acceptance.Subject, ActorKind = acceptance.By.ActorKind,
        ActorId = acceptance.By.ActorId, ActorName = acceptance.By.ActorName, At = acceptance.By.At, Reason = acceptance.By.Note ?? "", ReviewOn = acceptance.ReviewOn,
    };

    public static string? TextOf(TextFix? fix) => fix is null ? null : JsonSerializer.Serialize(fix);

    public static async Task<ItemFindings> OfItemAsync(HubDbContext context, ContentItemId item, CancellationToken cancellationToken)
    {
        var id = item.Value;
        var when = await context.Checked.FirstOrDefaultAsync(row => row.ItemId == id, cancellationToken);
        var rows = await context.Findings.Where(row => row.ItemId == id)
            .OrderByDescending(row => row.IsNewest).ThenBy(row => row.Number).ToListAsync(cancellationToken);
        var accepted = await AcceptancesAsync(context, item, cancellationToken);
        var byKey = accepted.ToDictionary(acceptance => acceptance.Key, StringComparer.Ordinal);
        return new ItemFindings(
            when?.At, when?.Revision ?? 0,
            [.. rows.Select(row => new KeptFinding(FindingOf(row), row.IsNewest, row.IsLive, row.Since, byKey.GetValueOrDefault(row.Key)))],
            [.. accepted]);
    }

    public static async Task<FindingsPage> ListAsync(HubDbContext context, FindingsQuery query, CancellationToken cancellationToken)
    {
        var found = Matching(context, query);
        if (query.Code is { } code)
        {
            found = found.Where(line => line.Finding.Code == code);
        }

        if (Position(query.After) is var (severity, after, item, number))
        {
            found = found.Where(line => line.Finding.Severity < severity
                || (line.Finding.Severity == severity && (string.Compare(line.Finding.Code, after) > 0
                    || (line.Finding.Code == after && (string.Compare(line.Finding.ItemId, item) > 0
                        || (line.Finding.ItemId == item && line.Finding.Number > number))))));
        }

        var rows = await found.OrderByDescending(line => line.Finding.Severity).ThenBy(line => line.Finding.Code)
            .ThenBy(line => line.Finding.ItemId).ThenBy(line => line.Finding.Number)
            .Take(query.Limit + 1)
            .Select(line => new { line.Finding, line.Item.ContentType, line.Item.Name, line.Item.Section, line.Item.Owner })
            .ToListAsync(cancellationToken);
        var lines = rows.Take(query.Limit).Select(row => new FindingLine(
            ContentItemId.Parse(row.Finding.ItemId), row.ContentType, row.Name ?? row.Finding.ItemId, ItemRows.IdOf(row.Section), row.Owner,
            FindingOf(row.Finding), row.Finding.IsLive, row.Finding.Since, row.Finding.AcceptedUntil)).ToImmutableArray();
        return new FindingsPage(lines, rows.Count > query.Limit ? TextOf(rows[query.Limit - 1].Finding) : null);
    }

    public static async Task<IReadOnlyList<FindingCount>> CountAsync(HubDbContext context, FindingsQuery query, CancellationToken cancellationToken)
    {
        var counts = await Matching(context, query).GroupBy(line => new { line.Finding.Code, line.Finding.Severity })
            .Select(same => new { same.Key.Code, same.Key.Severity, Count = same.Count() }).ToListAsync(cancellationToken);
        return [.. counts.OrderByDescending(count => count.Severity).ThenBy(count => count.Code, StringComparer.Ordinal)
            .Select(count => new FindingCount(count.Code, count.Severity, count.Count))];
    }

    /// <summary>The findings of newest versions that are open on that day and weigh at least so much.</summary>
    public static IQueryable<FindingRow> Open(HubDbContext context, Severity atLeast, LocalDate today) =>
        context.Findings.Where(row => row.IsNewest && row.Severity >= atLeast && (row.AcceptedUntil == null || row.AcceptedUntil < today));

    private static IQueryable<Line> Matching(HubDbContext context, FindingsQuery query)
    {
        var (atLeast, today) = (query.AtLeast, query.Today);
        var findings = (query.IsLive ? context.Findings.Where(row => row.IsLive) : context.Findings.Where(row => row.IsNewest)).Where(row => row.Severity >= atLeast);
        findings = query.Filter switch
        {
            FindingFilter.Open => findings.Where(row => row.AcceptedUntil == null || row.AcceptedUntil < today),
            FindingFilter.Lapsed => findings.Where(row => row.AcceptedUntil != null && row.AcceptedUntil < today),
            FindingFilter.Accepted => findings.Where(row => row.AcceptedUntil >= today),
            _ => findings,
        };
        if (!query.Codes.IsDefaultOrEmpty)
        {
            var codes = query.Codes.ToArray();
            findings = findings.Where(row => codes.Contains(row.Code));
        }

        if (!query.Without.IsDefaultOrEmpty)
        {
            var without = query.Without.ToArray();
            findings = findings.Where(row => !without.Contains(row.Code));
        }

        // What several reaches hold is told once: the items are looked for, and the findings are theirs.
        var reached = EditorsLists.Reached(context, query.Reach, query.Section, query.Reader)
            .Select(rows => rows.Where(row => row.Standing != ItemStanding.Bin && row.Standing != ItemStanding.Gone)).ToList();
        var items = reached.Count == 0 ? context.Items.Where(row => false) : reached.Aggregate((one, other) => one.Union(other));
        return findings.Join(items, finding => finding.ItemId, item => item.Id, (finding, item) => new Line { Finding = finding, Item = item });
    }

    private static Acceptance AcceptanceOf(AcceptanceRow row) => new(
        ContentItemId.Parse(row.ItemId), row.Code, row.Key, row.Subject, new Mark(row.ActorKind, row.ActorId, row.ActorName, row.At, row.Reason), row.ReviewOn);

    private static Finding FindingOf(FindingRow row) => new(row.Code, row.Severity, row.Place, row.Subject, row.Message)
    {
        Fix = row.Fix is null ? null : JsonSerializer.Deserialize<TextFix>(row.Fix),
    };

    private static string TextOf(FindingRow row) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{(int)row.Severity}{Between}{row.Code}{Between}{row.ItemId}{Between}{row.Number}")));

    // Whatever an address may hold: what is no position leads to the beginning.
    private static (Severity Severity, string Code, string Item, int Number)? Position(string? text)
    {
        try
        {
            var all = text is null ? [] : Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text)).Split(Between);
            return all is [var severity, var code, var item, var number] && !all.Any(part => part.Contains('\0', StringComparison.Ordinal))
                && int.TryParse(severity, NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    ? ((Severity)weight, code, item, index)
                    : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class Line
    {
        public required FindingRow Finding { get; init; }

        public required ItemRow Item { get; init; }
    }
}
