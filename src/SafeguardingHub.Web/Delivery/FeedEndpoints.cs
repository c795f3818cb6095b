using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Feeds;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>Feeds of pages and lists, below their addresses.</summary>
internal static class FeedEndpoints
{
    /// <summary>Maps the feeds.</summary>
    public static void MapFeeds(this WebApplication app) => app.MapReading("/{**path:feed}", Feed).Cached().WithMetadata(new NamesItsOrigin());

    private static async Task<IResult> Feed(
        HttpContext context, PublicGround ground, FeedComposer composer, TimeProvider time, CancellationToken cancellationToken)
    {
        // The time is read before what it is said of, so that it is never too late.
        var changedAt = ground.ChangedAt;
        var snapshot = ground.Current;
        var now = time.Now();
        var asked = context.Request.Path.Value ?? "";
        var slash = asked.LastIndexOf('/');
        var name = asked[(slash + 1)..];
        if (!ContentPath.TryParse(asked[..slash], out var path, out _)
            || asked[..slash].EndsWith('/')
            || await composer.FindAsync(path, snapshot, now, cancellationToken) is not { } found)
        {
            return Answers.Page(new SiteComposer(snapshot, now).NotFound(isGone: false), Answers.KeptByNobody);
        }

        if (found.Feed is not { } feed)
        {
            return Answers.Moved($"{found.MovedTo!.TrimEnd('/')}/{name}", QueryString.Empty);
        }

        // An edition may be superseded by the day alone, and its title then says so.
        PublicCachePolicy.Holds(context, LondonTime.NextMidnight(now));
        var isAtom = name == FeedAddress.Atom;
        var origin = Origins.Of(context.Request, snapshot);
        var bytes = isAtom ? FeedWriter.Atom(feed, origin, asked) : FeedWriter.Rss(feed, origin, asked);
        context.Response.Headers.CacheControl = Answers.AskedAgain;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"", isWeak: true);

        // The newest entry's date would not do: what a feed says changes too when an entry leaves it, when a section is opened,
        // and with the day. Any of these is a change that this node has followed, or a new day in London.
        var modified = Instant.Max(changedAt, LondonTime.Midnight(LondonTime.Day(now)));
        return Results.Bytes(
            bytes, (isAtom ? "application/atom+xml" : "application/rss+xml") + "; charset=utf-8", fileDownloadName: null, enableRangeProcessing: false,
            modified.ToDateTimeOffset(), tag);
    }
}
