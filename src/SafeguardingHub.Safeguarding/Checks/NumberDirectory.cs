using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>A service as checks of texts know it.</summary>
/// <param name="Id">The item.</param>
/// <param name="Name">Its name.</param>
/// <param name="Alias">What a shortcode names it by; null where it has no alias.</param>
/// <param name="Names">The names by which a text may speak of it, today's first.</param>
/// <param name="IsEmergency">Whether it is the emergency service.</param>
/// <param name="Hours">When it answers.</param>
internal sealed record KnownService(ContentItemId Id, string Name, string? Alias, ImmutableArray<string> Names, bool IsEmergency, OpeningHours Hours);

/// <summary>A number that the directory has, or had.</summary>
/// <param name="Digits">The number.</param>
/// <param name="Service">Whose it is, or was.</param>
/// <param name="IsFormer">Whether the service no longer has it.</param>
/// <param name="IsFirst">Whether it is the number that stands beside the service's name in text.</param>
/// <param name="Label">What the directory says of it; null for nothing.</param>
internal sealed record KnownNumber(string Digits, KnownService Service, bool IsFormer, bool IsFirst, string? Label);

/// <summary>The numbers and names of all services of the shared ground, made once for each snapshot.</summary>
internal sealed class NumberDirectory
{
    private static readonly ConditionalWeakTable<PublicSnapshot, NumberDirectory> BySnapshot = [];
    private readonly ILookup<string, KnownNumber> byDigits;

    private NumberDirectory(PublicSnapshot snapshot)
    {
        var numbers = ImmutableArray.CreateBuilder<KnownNumber>();
        var services = ImmutableArray.CreateBuilder<KnownService>();
        foreach (var (item, part) in snapshot.With<ServicePart>().Where(pair => !string.IsNullOrWhiteSpace(pair.Item.DisplayText)))
        {
            var service = new KnownService(
                item.Id, item.DisplayText!, item.Alias, [item.DisplayText!, .. part.FormerNames.Where(name => name.Length > 3)], part.IsEmergency == true, OpeningHours.Of(part));
            services.Add(service);
            numbers.AddRange(Numbers(part.Numbers, service, isFormer: false));
            numbers.AddRange(Numbers(part.FormerNumbers, service, isFormer: true));
        }

        Services = services.ToImmutable();
        Current = [.. numbers.Where(number => !number.IsFormer && number.Digits.Length > 6)];
        byDigits = numbers.ToLookup(number => number.Digits, StringComparer.Ordinal);
    }

    /// <summary>The services, in the order of the snapshot.</summary>
    public ImmutableArray<KnownService> Services { get; }

    /// <summary>The numbers of today that are long enough to be mistyped: not 999.</summary>
    public ImmutableArray<KnownNumber> Current { get; }

    /// <summary>The directory of a snapshot.</summary>
    public static NumberDirectory Of(PublicSnapshot snapshot) => BySnapshot.GetValue(snapshot, made => new NumberDirectory(made));

    /// <summary>What the directory knows of a number; today's before those of earlier days.</summary>
    public IEnumerable<KnownNumber> Find(string digits) => byDigits[digits].OrderBy(number => number.IsFormer);

    /// <summary>A number of today that differs by one digit changed, missing, added, or by two that changed places; null for none.</summary>
    public KnownNumber? Nearly(string digits) => Current.FirstOrDefault(known => DiffersByOne(digits, known.Digits));

    /// <summary>Whether one digit is changed, missing or added, or two neighbours have changed places.</summary>
    internal static bool DiffersByOne(string typed, string known)
    {
        if (Math.Abs(typed.Length - known.Length) > 1 || typed == known)
        {
            return false;
        }

        var same = 0;
        while (same < typed.Length && same < known.Length && typed[same] == known[same])
        {
            same++;
        }

        return typed.Length == known.Length
            ? typed.AsSpan(same + 1).SequenceEqual(known.AsSpan(same + 1))
              || (same + 1 < typed.Length && typed[same] == known[same + 1] && typed[same + 1] == known[same] && typed.AsSpan(same + 2).SequenceEqual(known.AsSpan(same + 2)))
            : typed.Length < known.Length
                ? typed.AsSpan(same).SequenceEqual(known.AsSpan(same + 1))
                : typed.AsSpan(same + 1).SequenceEqual(known.AsSpan(same));
    }

    private static IEnumerable<KnownNumber> Numbers(ImmutableArray<ServiceNumber> numbers, KnownService service, bool isFormer) => numbers
        .Select((number, index) => (Telephone: number.Telephone(), number.Label, index)).Where(number => number.Telephone is not null)
        .Select(number => new KnownNumber(number.Telephone!.Value.Digits, service, isFormer, number.index == 0, string.IsNullOrWhiteSpace(number.Label) ? null : number.Label));
}
