using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Items;

/// <summary>Where an item is to go, as typed.</summary>
/// <param name="Section">The section's id; null to keep it.</param>
/// <param name="Below">The address of the page above it; empty for none.</param>
/// <param name="Last">The last part of its address.</param>
public sealed record NewPlace(string? Section, string? Below, string? Last)
{
    /// <summary>Where it is now.</summary>
    public static NewPlace Of(ContentPath? path, ContentItemId? section)
    {
        var text = path?.Text ?? "";
        var slash = text.LastIndexOf('/');
        return new NewPlace(section?.Value, slash < 0 ? "" : text[..slash], text[(slash + 1)..]);
    }

    /// <summary>The field that a reason is about.</summary>
    public static string FieldOf(string place) => place.StartsWith("AutoroutePart", StringComparison.Ordinal) ? "To.Last"
        : place.StartsWith("SectionPart", StringComparison.Ordinal) ? "To.Section" : "";

    /// <summary>The move that is meant; null, with the faults in <paramref name="faults"/>, where there is none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="path">Where it stands; null for nowhere.</param>
    /// <param name="revision">The revision that was seen.</param>
    /// <param name="sections">The sections to choose from.</param>
    /// <param name="words">Why.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public Move? Read(StoredItem item, ContentPath? path, long revision, ImmutableArray<SectionEntry> sections, string? words, ModelStateDictionary faults)
    {
        var chosen = string.IsNullOrEmpty(Section) || Section == item.Section?.Value ? null : sections.FirstOrDefault(section => section.Id.Value == Section);
        if (chosen is null && !string.IsNullOrEmpty(Section) && Section != item.Section?.Value)
        {
            faults.AddModelError("To.Section", "Choose one of the sections.");
            return null;
        }

        if (path is not { } old)
        {
            return chosen is null ? Nothing(faults, "To.Section") : new Move(item.Id, revision, null, chosen.Id, words);
        }

        if (!ContentPath.TryParse(Wanted(old, item.Section, chosen, sections), out var to, out var fault))
        {
            faults.AddModelError("To.Last", fault);
            return null;
        }

        if (to.IsHome && !old.IsHome)
        {
            faults.AddModelError("To.Last", "Enter the last part of the address, such as domestic-abuse.");
            return null;
        }

        var isSame = string.Equals(to.Text, old.Text, StringComparison.Ordinal);
        return isSame && chosen is null ? Nothing(faults, "To.Last") : new Move(item.Id, revision, isSame ? null : to, chosen?.Id, words);
    }

    // Who chooses another section and leaves the address alone means the same address below that section.
    private string Wanted(ContentPath old, ContentItemId? from, SectionEntry? to, ImmutableArray<SectionEntry> sections)
    {
        var below = (Below ?? "").Trim().Trim('/');
        var last = (Last ?? "").Trim().Trim('/');
        if (to is not null && below == Of(old, null).Below && last == Of(old, null).Last)
        {
            var prefix = sections.FirstOrDefault(section => section.Id == from)?.Prefix;
            var rest = prefix is { IsHome: false } known && old.IsBelow(known) ? old.Text[(known.Text.Length + 1)..] : old.Text;
            return to.Prefix.Child(rest).Text;
        }

        return below.Length == 0 ? last : $"{below}/{last}";
    }

    private static Move? Nothing(ModelStateDictionary faults, string field)
    {
        faults.AddModelError(field, "It stands there already. Change the address or the section, or cancel.");
        return null;
    }
}
