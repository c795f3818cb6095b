using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads redirects, and the addresses that were asked for in vain.</summary>
internal static class RedirectReading
{
    public static async Task<SentOn?> FindAsync(HubDbContext context, string host, string path, CancellationToken cancellationToken)
    {
        var above = RedirectSource.Candidates(path).ToArray();
        var found = await context.Redirects.Where(row => above.Contains(row.Path) && (row.Host == "" || row.Host == host) && (row.IsTree || row.Path == path))
            .LeftJoin(context.Published, row => row.TargetItem, target => target.ItemId, (row, target) => new { row.Host, row.Path, row.IsTree, row.TargetItem, row.TargetAddress, Place = target!.Path })
            .ToListAsync(cancellationToken);
        return RedirectSource.Best(found, row => new RedirectSource(row.Host, row.Path, row.IsTree), host, path) switch
        {
            { TargetItem: not null, Place: { } place } => new SentOn("/" + place, IsOutside: false),
            { TargetItem: null, TargetAddress: { } address } => new SentOn(address, !address.StartsWith('/')),
            _ => null,
        };
    }

    public static async Task<RedirectsPage> ListAsync(HubDbContext context, RedirectsQuery query, CancellationToken cancellationToken)
    {
        var rows = Within(context.Redirects, query);
        if (Text(query.After) is { } after)
        {
            rows = rows.Where(row => string.Compare(row.Key, after) > 0);
        }

        var lines = rows.LeftJoin(context.Published, row => row.TargetItem, target => target.ItemId, (row, target) => new { Row = row, Place = target!.Path, Name = target.DisplayText, Names = target.NameKey });
        if (query.LeadsNowhere)
        {
            lines = lines.Where(line => line.Row.TargetItem != null && line.Place == null);
        }

        foreach (var word in NameWords.Of(query.Words))
        {
            var begins = "-" + word;
            lines = lines.Where(line => ("-" + line.Row.Words).Contains(begins) || (line.Names != null && ("-" + line.Names).Contains(begins)));
        }

        var found = await lines.OrderBy(line => line.Row.Key).Take(query.Limit + 1).Select(line => new { line.Row, line.Place, line.Name }).ToListAsync(cancellationToken);
        var shown = found.Take(query.Limit).ToList();
        return new RedirectsPage(
            [.. shown.Select(line => new RedirectLine(
                line.Row.Redirect(), line.Row.TargetItem is null ? line.Row.TargetAddress : line.Place is { } place ? "/" + place : null, line.Place is null ? null : line.Name))],
            found.Count > query.Limit ? Position(shown[^1].Row.Key) : null);
    }

    public static async Task<UnmatchedPage> UnmatchedAsync(HubDbContext context, UnmatchedQuery query, CancellationToken cancellationToken)
    {
        var rows = context.Unmatched.Where(row => !row.IsIgnored);
        foreach (var prefix in query.Except)
        {
            var (at, below) = (prefix.Key, prefix.Key + "/");
            rows = rows.Where(row => row.Path != at && !row.Path.StartsWith(below));
        }

        if (Text(query.After)?.Split('\t') is [var number, var key] && int.TryParse(number, CultureInfo.InvariantCulture, out var count))
        {
            rows = rows.Where(row => row.Count < count || (row.Count == count && string.Compare(row.Key, key) > 0));
        }

        var found = await rows.OrderByDescending(row => row.Count).ThenBy(row => row.Key).Take(query.Limit + 1).ToListAsync(cancellationToken);
        var shown = found.Take(query.Limit).ToList();
        return new UnmatchedPage(
            [.. shown.Select(row => new UnmatchedLine(new UnmatchedAddress(row.Host, row.Path), row.Count, row.FirstOn, row.LastOn))],
            found.Count > query.Limit ? Position($"{shown[^1].Count.ToString(CultureInfo.InvariantCulture)}\t{shown[^1].Key}") : null);
    }

    private static IQueryable<RedirectRow> Within(IQueryable<RedirectRow> rows, RedirectsQuery query)
    {
        if (query.Reach is { } reach)
        {
            var sections = reach.Select(section => section.Value).ToArray();
            rows = rows.Where(row => sections.Contains(row.Section));
        }

        if (query.Section?.Value is { } only)
        {
            rows = rows.Where(row => row.Section == only);
        }

        if (query.Id is { } id)
        {
            rows = rows.Where(row => row.Id == id);
        }

        return rows;
    }

    private static string Position(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    // Whatever an address may hold: what is no position leads to the beginning.
    private static string? Text(string? position)
    {
        try
        {
            var text = position is null ? null : Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(position));
            return text?.Contains('\0', StringComparison.Ordinal) == true ? null : text;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
