using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Ripple;

/// <summary>What becomes another in a service once its draft is live, as far as other pages repeat it: name, numbers, hours.</summary>
/// <param name="Words">A sentence for each change, for readers and colleagues alike; empty for none.</param>
/// <param name="Gone">The digits that the service gives up.</param>
public sealed record ContactChange(ImmutableArray<string> Words, ImmutableArray<string> Gone)
{
    /// <summary>No change.</summary>
    public static ContactChange None { get; } = new([], []);

    /// <summary>The longest note that readers can be told with a change, in characters.</summary>
    private const int LongestNote = 300;

    /// <summary>What readers may be told of it, as a proposal: as many of the sentences as such a note holds; null for none.</summary>
    public string? Note
    {
        get
        {
            var note = "";
            foreach (var words in Words.TakeWhile(words => note.Length + words.Length < LongestNote))
            {
                note = note.Length == 0 ? words : $"{note} {words}";
            }

            return note.Length == 0 ? null : note;
        }
    }

    /// <summary>Whether anything changes.</summary>
    public bool IsAny => !Words.IsEmpty;

    /// <summary>What the draft of an item changes; none for an item that is no live service, or without a draft.</summary>
    public static ContactChange Of(StoredItem stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored is { HasDraft: true, Live.Item: var live, Latest.Item: var draft } ? Between(live, draft) : None;
    }

    /// <summary>What is another in the second of two versions.</summary>
    public static ContactChange Between(ContentItem live, ContentItem draft)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(draft);
        if (PartJson.FindReadable<ServicePart>(live.Parts) is not { } before || PartJson.FindReadable<ServicePart>(draft.Parts) is not { } after)
        {
            return None;
        }

        var gone = Telephones(before).Where(number => Telephones(after).All(other => other.Number != number.Number)).ToList();
        var come = Telephones(after).Where(number => Telephones(before).All(other => other.Number != number.Number)).ToList();
        return new ContactChange([.. Name(live, draft), .. Numbers(gone, come), .. Hours(before, after)], [.. gone.Select(number => number.Number.Digits)]);
    }

    private static IEnumerable<(TelephoneNumber Number, string? Label)> Telephones(ServicePart part) =>
        part.Numbers.Where(number => number.Telephone() is not null).Select(number => (number.Telephone()!.Value, string.IsNullOrWhiteSpace(number.Label) ? null : number.Label));

    private static IEnumerable<string> Name(ContentItem live, ContentItem draft)
    {
        if (live.DisplayText is { Length: > 0 } old && draft.DisplayText is { Length: > 0 } now && old != now)
        {
            yield return $"{old} is now called {now}.";
        }
    }

    private static IEnumerable<string> Numbers(List<(TelephoneNumber Number, string? Label)> gone, List<(TelephoneNumber Number, string? Label)> come)
    {
        if (gone.Count == 1 && come.Count == 1)
        {
            yield return $"The number is now {Shown(come[0])}. It was {gone[0].Number.Display}.";
            yield break;
        }

        foreach (var number in come)
        {
            yield return $"There is a new number: {Shown(number)}.";
        }

        foreach (var number in gone)
        {
            yield return $"{Shown(number)} is no longer a number of the service.";
        }
    }

    private static string Shown((TelephoneNumber Number, string? Label) number) =>
        number.Label is { } label ? string.Create(CultureInfo.InvariantCulture, $"{number.Number.Display} ({label})") : number.Number.Display;

    private static IEnumerable<string> Hours(ServicePart before, ServicePart after)
    {
        if (HoursCheck.AsText(before.Hours) == HoursCheck.AsText(after.Hours))
        {
            yield break;
        }

        var (old, now) = (Lines(before), Lines(after));
        yield return old == now ? "Single days have other hours." : $"The hours are now: {now}.";
    }

    private static string Lines(ServicePart part) => string.Join("; ", HoursWords.Lines(OpeningHours.Of(part), LocalDate.MinIsoValue)).TrimEnd('.');
}
