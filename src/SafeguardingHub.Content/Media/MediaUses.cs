using System.Collections.Immutable;
using System.Globalization;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Media;

/// <summary>Where a file is used, as somebody may know it.</summary>
/// <param name="Seen">The items that they may see, in order of name.</param>
/// <param name="Others">How many others there are.</param>
public sealed record MediaUses(ImmutableArray<ItemUse> Seen, int Others)
{
    /// <summary>How many items use the file.</summary>
    public int Count => Seen.Length + Others;

    /// <summary>
    /// The uses as far as the actor may see drafts: an item's name here is that of its newest version, so one that is live elsewhere
    /// is only counted.
    /// </summary>
    public static MediaUses For(Actor actor, IReadOnlyList<ItemUse> uses)
    {
        ImmutableArray<ItemUse> seen = [.. uses.Where(use => Rights.Allows(actor, new Demand(Permission.PreviewContent, use.ContentType), use.Section, use.Owner))];
        return new MediaUses(seen, uses.Count - seen.Length);
    }

    /// <summary>At most that many names, and how many more there are.</summary>
    public string InWords(int limit)
    {
        var more = Count - Math.Min(limit, Seen.Length);
        var names = string.Join(", ", Seen.Take(limit).Select(use => $"'{use.Name}'"));
        var others = more == 1 ? "1 other item" : string.Create(CultureInfo.InvariantCulture, $"{more} other items");
        return names.Length == 0 ? others : more == 0 ? names : $"{names} and {others}";
    }
}
