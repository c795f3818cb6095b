using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Tests;

/// <summary>A part handed to its kind, as the engine does.</summary>
internal static class Parts
{
    public const string OwnId = "4own";

    public static PartContext Context(string place) => new(Item(), place, SettingsBag.Empty);

    public static List<Reason> Faults<T>(this PartKind<T> kind, T part) where T : ContentPart =>
        [.. ((PartKind)kind).Validate(((PartKind)kind).Normalise(part), Context(kind.Name))];

    public static List<string> FaultyPlaces<T>(this PartKind<T> kind, T part) where T : ContentPart =>
        [.. kind.Faults(part).Select(reason => reason.Place)];

    public static List<ProjectedValue> ValuesOf<T>(this PartKind<T> kind, T part) where T : ContentPart =>
        [.. ((PartKind)kind).Values(((PartKind)kind).Normalise(part), Context(kind.Name))];

    private static ContentItem Item() => new()
    {
        Id = ContentItemId.Parse(OwnId), VersionId = ContentItemVersionId.Parse("4version"), ContentType = "Thing", CreatedAt = default, ModifiedAt = default,
    };
}
