using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Api.Published;

/// <summary>What has changed, for those who keep a copy: first everything that is published, then each change in order.</summary>
internal static class ChangeEndpoints
{
    /// <summary>The fields of the address.</summary>
    public static readonly string[] Fields = ["since", "limit"];

    /// <summary>How many changes a page has unless another number is asked for.</summary>
    public const int UsualItems = 100;

    /// <summary>The most changes of a page.</summary>
    public const int MostItems = 500;

    /// <summary>A page of changes.</summary>
    public static async Task<IResult> Changes(
        HttpContext context, ApiHost host, IChangeLog log, IPublishedContent published, IPublishedQueries queries, CancellationToken cancellationToken)
    {
        // The last change that the public saw, and not the last of all: with that number the answer would change with each saved draft.
        var snapshot = host.Ground();
        var generation = snapshot.Generation;
        var asked = new AskedFields(context.Request, Fields);
        var limit = asked.Number("limit", 1, MostItems, UsualItems);
        var since = asked.One("since");
        var head = await log.HeadAsync(cancellationToken);
        var at = since is null ? new SyncPosition(Math.Min(generation, head.Number), null) : SyncPosition.Parse(since, head, out var isOfAnotherEpoch) is { } known ? known : isOfAnotherEpoch ? null : Unreadable(asked);
        if (asked.Problem is { } problem)
        {
            return problem;
        }

        if (at is null)
        {
            return new ApiProblem(StatusCodes.Status410Gone, "The hub was restored from a backup since then: drop your copy and begin anew, without 'since'.");
        }

        if (ReadersView.Types(snapshot, []) is not { } types)
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        // The number is that of before the copying began: what changes meanwhile is told again rather than missed.
        return since is null || at.Copied is not null
            ? await CopyAsync(at, head, limit, types, queries, cancellationToken)
            : await FollowAsync(at, head, limit, snapshot, published, queries, cancellationToken);
    }

    private static SyncPosition? Unreadable(AskedFields asked)
    {
        asked.Fault("since", "This is not a cursor of this address: give 'next' of an answer as it stands, or leave 'since' out to begin anew.");
        return null;
    }

    private static async Task<IResult> CopyAsync(SyncPosition at, ChangeHead head, int limit, ImmutableArray<string> types, IPublishedQueries queries, CancellationToken cancellationToken)
    {
        var after = at.Copied is { } last ? new QueryPosition(null, last) : null;
        var found = await queries.PageAsync(new PublishedQuery { Types = types, Order = QueryOrder.Id }, after, limit + 1, cancellationToken);
        var items = found.Take(limit).Select(one => Told.Of(one.Item)).ToList();
        var hasMore = found.Count > limit;
        var next = hasMore ? at with { Copied = found[limit - 1].Item.Id } : at with { Copied = null };
        return ApiAnswer.Of(new Answer(items, next.ToText(head), hasMore));
    }

    private static async Task<IResult> FollowAsync(
        SyncPosition at, ChangeHead head, int limit, PublicSnapshot snapshot, IPublishedContent published, IPublishedQueries queries, CancellationToken cancellationToken)
    {
        var rows = await queries.LiveChangesAsync(at.Number, limit + 1, cancellationToken);
        var page = rows.Take(limit).ToList();
        var ids = page.Select(row => row.Item).OfType<ContentItemId>().Distinct().ToList();
        var live = ids.Count == 0 ? [] : (await published.FindManyAsync(ids, cancellationToken)).ToDictionary(item => item.Id);

        // What may not be seen is not told of while it is there; of what is gone nobody knows the type.
        var items = ids.Where(id => !live.TryGetValue(id, out var item) || ReadersView.MaySee(snapshot, item)).Select(id => live.TryGetValue(id, out var item) ? Told.Of(item) : new Told(id.Value, Told.Withdrawn, null, null, null, null)).ToList();
        return ApiAnswer.Of(new Answer(items, (page.Count == 0 ? at : at with { Number = page[^1].Number }).ToText(head), rows.Count > limit));
    }

    /// <summary>The answer.</summary>
    /// <param name="Items">Each item once, as it is now.</param>
    /// <param name="Next">Where to go on: at once while there is more, later otherwise.</param>
    /// <param name="HasMore">Whether there is more already.</param>
    internal sealed record Answer(IReadOnlyList<Told> Items, string Next, bool HasMore);

    /// <summary>What is told of an item.</summary>
    internal sealed record Told(string Id, string What, string? Type, string? Version, string? Address, string? PublishedAt)
    {
        public const string Published = "published";
        public const string Withdrawn = "withdrawn";

        public static Told Of(PublishedItem item) =>
            new(item.Id.Value, Published, item.ContentType, item.VersionId.Value, item.Path?.Address, NodaTime.Text.InstantPattern.ExtendedIso.Format(item.PublishedAt));
    }
}

/// <summary>
/// How far a copy has come. As text its number is enciphered, and the key is the epoch, which nobody is told: numbers grow with
/// each saved draft, and how many drafts there are is nobody's business.
/// </summary>
/// <param name="Number">The change up to which the copy is.</param>
/// <param name="Copied">The last item that was copied, while the copy is not whole; null once it is.</param>
internal sealed record SyncPosition(long Number, ContentItemId? Copied)
{
    private const int BlockLength = 16;
    private const ulong Mark = 0x5EC0_4E1F_0C0F_FEE5;

    /// <summary>The position as text.</summary>
    public string ToText(ChangeHead head)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        BinaryPrimitives.WriteInt64BigEndian(block, Number);
        BinaryPrimitives.WriteUInt64BigEndian(block[8..], Mark);
        using var cipher = Cipher(head.Epoch);
        var hidden = Base64Url.EncodeToString(cipher.EncryptCbc(block, stackalloc byte[BlockLength], PaddingMode.None));
        return $"{Epoch(head.Epoch)}.{hidden}" + (Copied is { } id ? "." + Base64Url.EncodeToString(Encoding.ASCII.GetBytes(id.Value)) : "");
    }

    /// <summary>The position of a text; null where it is none, or of another epoch.</summary>
    public static SyncPosition? Parse(string text, ChangeHead head, out bool isOfAnotherEpoch)
    {
        var parts = text.Split('.');
        isOfAnotherEpoch = false;
        if (parts.Length is not (2 or 3) || !Array.TrueForAll(parts, part => part.Length > 0 && Base64Url.IsValid(part)) || parts[0].Length != Epoch(head.Epoch).Length)
        {
            return null;
        }

        var hidden = Base64Url.DecodeFromChars(parts[1]);
        if (hidden.Length != BlockLength)
        {
            return null;
        }

        isOfAnotherEpoch = parts[0] != Epoch(head.Epoch);
        using var cipher = Cipher(head.Epoch);
        var block = cipher.DecryptCbc(hidden, stackalloc byte[BlockLength], PaddingMode.None);
        var number = BinaryPrimitives.ReadInt64BigEndian(block);
        if (isOfAnotherEpoch || BinaryPrimitives.ReadUInt64BigEndian(block.AsSpan(8)) != Mark || number < 0 || number > head.Number)
        {
            return null;
        }

        return parts.Length == 2 ? new SyncPosition(number, null)
            : ContentItemId.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(parts[2])), out var id) ? new SyncPosition(number, id)
            : null;
    }

    private static string Epoch(Guid epoch) => Base64Url.EncodeToString(SHA256.HashData([.. "epoch"u8, .. epoch.ToByteArray()]).AsSpan(0, 6));

    // One block whose content is never the same for two positions: nothing is to be chained, and the same position is the same text.
    private static Aes Cipher(Guid epoch)
    {
        var cipher = Aes.Create();
        cipher.Key = SHA256.HashData([.. "key"u8, .. epoch.ToByteArray()]);
        return cipher;
    }
}
