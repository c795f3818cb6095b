using System.Collections.Immutable;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>The checks of texts that know nothing of any subject: how a page is built, what its links say, whether its words will hold.</summary>
public static class TextChecks
{
    /// <summary>All of them, in the order in which their findings are listed.</summary>
    public static ImmutableArray<Check> All { get; } =
    [
        new TitleCheck(),
        new HeadingCheck(),
        new StructureCheck(),
        new LinkWordsCheck(),
        new LinkTargetCheck(),
        new FileCheck(),
        new LeadInCheck(),
        new RelativeTimeCheck(),
        new TimeStyleCheck(),
        new FirstPersonCheck(),
        new SlipCheck(),
    ];
}

/// <summary>What the checks of texts have in common.</summary>
internal static class Finds
{
    /// <summary>Of findings that are the same, such as those of a sentence that stands twice on a page, the first.</summary>
    /// <remarks>A key is a hash: a page of thousands of equal lines would wait for it.</remarks>
    public static IEnumerable<Finding> Once(this IEnumerable<Finding> findings) => findings.DistinctBy(finding => (finding.Code, finding.Subject)).DistinctBy(finding => finding.Key);

    /// <summary>Words as they stand in a message, in quotation marks, shortened where they are long.</summary>
    public static string Quoted(string words) => words.Length <= 80 ? $"“{words}”" : $"“{words[..(char.IsHighSurrogate(words[76]) ? 76 : 77)]}…”";

    /// <summary>The places of a version's texts that are HTML: their links are written out, those of other places make their own words.</summary>
    public static HashSet<string> BodyPlaces(CheckContext context) =>
        context.Reading.Parts.SelectMany(found => found.Kind.Bodies(found.Part).Select(body => $"{found.Place}.{body.Place}"))
            .Concat(context.Reading.Fields.Where(found => found.Field is not null).SelectMany(found => found.Kind.Bodies(found.Field!).Select(body => $"{found.Place}.{body.Place}")))
            .ToHashSet(StringComparer.Ordinal);
}
