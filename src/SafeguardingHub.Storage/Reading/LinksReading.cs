using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads what is known of addresses on other sites.</summary>
internal static class LinksReading
{
    // A page of the list has 50 addresses, nearly all of which stand on one page or two.
    private const int HoldersAtOnce = 1000;

    private static readonly OutsideState[] Faulty = [OutsideState.Broken, OutsideState.NoAnswer, OutsideState.Moved];

    public static async Task<LinksPage> ListAsync(HubDbContext context, LinksQuery query, CancellationToken cancellationToken)
    {
        var held = Held(context, query);
        var links = Matching(context.OutsideLinks, query).Where(link => held.Any(holder => holder.Key == link.Key));
        if (Position(query.After) is { } after)
        {
            links = links.Where(link => string.Compare(link.Address, after) > 0);
        }

        var found = await links.OrderBy(link => link.Address).Take(query.Limit + 1).ToListAsync(cancellationToken);
        var shown = found.Take(query.Limit).ToList();
        var keys = shown.Select(link => link.Key).ToArray();
        var holders = keys.Length == 0 ? [] : await held.Where(holder => keys.Contains(holder.Key))
            .OrderBy(holder => holder.NameKey).ThenBy(holder => holder.ItemId).ThenBy(holder => holder.Key).Take(HoldersAtOnce).ToListAsync(cancellationToken);
        var byKey = holders.ToLookup(holder => holder.Key, HolderOf, StringComparer.Ordinal);
        return new LinksPage(
            [.. shown.Select(link => new LinkLine(LinkOf(link), [.. byKey[link.Key]]))],
            found.Count > query.Limit ? System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(shown[^1].Address)) : null);
    }

    public static KnownLink LinkOf(OutsideLinkRow row) => new(row.Key, row.Address, row.State, row.NextAt)
    {
        CheckedAt = row.CheckedAt, LeadsTo = row.LeadsTo, Detail = row.Detail, Failures = row.Failures, FirstFailedAt = row.FirstFailedAt,
        Word = row is { Word: { } word, WordUntil: { } until, ActorKind: { } kind, ActorId: { } id, ActorName: { } name, SaidAt: { } at }
            ? new LinkWord(word, until, new Mark(kind, id, name, at, row.Reason))
            : null,
    };

    private static IQueryable<OutsideLinkRow> Matching(IQueryable<OutsideLinkRow> links, LinksQuery query)
    {
        if (query.Key is { } key)
        {
            links = links.Where(link => link.Key == key);
        }

        var today = query.Today;
        OutsideState[] wanted = query.Filter switch
        {
            LinkFilter.All => [],
            LinkFilter.ToLookAt => Faulty,
            LinkFilter.Broken => [OutsideState.Broken],
            LinkFilter.NoAnswer => [OutsideState.NoAnswer],
            LinkFilter.Moved => [OutsideState.Moved],
            LinkFilter.NeedsSignIn => [OutsideState.NeedsSignIn],
            LinkFilter.NotAllowed => [OutsideState.NotAllowed],
            LinkFilter.Works => [OutsideState.Works],
            _ => [OutsideState.Unknown],
        };
        return wanted.Length == 0 ? links : links.Where(link => wanted.Contains(link.Word != null && link.WordUntil >= today ? link.Word.Value : link.State));
    }

    private static IQueryable<Holder> Held(HubDbContext context, LinksQuery query)
    {
        var reached = EditorsLists.Reached(context, query.Reach, wanted: null, query.Reader)
            .Select(rows => rows.Where(row => row.Standing != ItemStanding.Bin && row.Standing != ItemStanding.Gone)).ToList();
        var items = reached.Count == 0 ? context.Items.Where(row => false) : reached.Aggregate((one, other) => one.Union(other));
        return context.ItemLinks.Join(items, link => link.ItemId, item => item.Id, (link, item) => new Holder
        {
            Key = link.Key, ItemId = item.Id, ContentType = item.ContentType, Name = item.Name, NameKey = item.NameKey, Section = item.Section, Owner = item.Owner,
        });
    }

    private static LinkHolder HolderOf(Holder row) => new(
        ContentItemId.Parse(row.ItemId), row.ContentType, string.IsNullOrWhiteSpace(row.Name) ? row.ItemId : row.Name, ItemRows.IdOf(row.Section), row.Owner);

    // Whatever an address may hold: what is no position leads to the beginning.
    private static string? Position(string? text)
    {
        try
        {
            var address = text is null ? null : Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text));
            return address?.Contains('\0', StringComparison.Ordinal) == true ? null : address;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class Holder
    {
        public required string Key { get; init; }

        public required string ItemId { get; init; }

        public required string ContentType { get; init; }

        public string? Name { get; init; }

        public required string NameKey { get; init; }

        public string? Section { get; init; }

        public string? Owner { get; init; }
    }
}
