using System.Collections.Immutable;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Ripple;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Calls;

/// <summary>Where a service stands, as the screens show it before somebody changes it.</summary>
/// <param name="Item">The service.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="Change">What its draft changes.</param>
/// <param name="Reach">Where it stands.</param>
public sealed record ReachView(ContentItemId Item, ContentItemId? Section, ContactChange Change, ContactReach Reach)
{
    /// <summary>The screen with all of it.</summary>
    public string Address => ItemAddresses.Of(Item, "reach");

    /// <summary>How many of each, in a sentence.</summary>
    public string Words => string.Join(", ", Counts()) is { Length: > 0 } counts ? counts + "." : "No page shows this contact or types its number.";

    /// <summary>What stands beside the name of a reached item: what it holds, and whose it is where that is another section's.</summary>
    public string Beside(ReachedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        ImmutableArray<string> words =
        [
            .. item.What, .. item.Section is { } section && section != Section && Reach.Sections.GetValueOrDefault(section) is { } name ? new[] { name } : [], .. item.IsLive ? Array.Empty<string>() : ["draft only"],
        ];
        return words.IsEmpty ? "" : $" ({string.Join("; ", words)})";
    }

    private IEnumerable<string> Counts()
    {
        foreach (var (count, one, many) in new[]
        {
            (Reach.Shows.Length, "1 page follows by itself", "{0} pages follow by themselves"), (Reach.Types.Length, "1 page must be edited", "{0} pages must be edited"),
            (Reach.Files.Length, "1 file must be replaced", "{0} files must be replaced"), (Reach.Kept.Length, "1 item of the archive gets a line at its head", "{0} items of the archive get a line at their head"),
        })
        {
            if (count > 0)
            {
                yield return count == 1 ? one : many.Replace("{0}", count.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            }
        }
    }
}

/// <summary>Brings to a screen where a service stands.</summary>
public sealed class ContactReachDesk(ReadContactReach read)
{
    /// <summary>Whether an item is a live service, other than the emergency service, whose number nobody changes.</summary>
    public static bool IsContact(StoredItem seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return seen.Live is { } live && PartJson.FindReadable<ServicePart>(live.Item.Parts) is { IsEmergency: not true };
    }

    /// <summary>Where it stands; null for an item that is no such contact.</summary>
    public async Task<ReachView?> OfAsync(Actor actor, StoredItem? seen, CancellationToken cancellationToken) =>
        seen is not null && IsContact(seen)
            ? new ReachView(seen.Id, seen.Section, ContactChange.Of(seen), await read.ReadAsync(actor, seen, cancellationToken))
            : null;
}
