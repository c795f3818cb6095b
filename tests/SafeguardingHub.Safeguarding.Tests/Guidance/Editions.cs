using NodaTime;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Tests.Guidance;

/// <summary>Editions by the dates that the source pages give.</summary>
internal static class Editions
{
    public const string WorkingTogether = "working-together";

    /// <summary>Published in March 2013, in force on 15 April 2013.</summary>
    public static Edition Of2013 { get; } = Edition("2013", "2013-03", inForce: "2013-04-15");

    /// <summary>Published "in March"; no date in force.</summary>
    public static Edition Of2015 { get; } = Edition("2015", "2015-03", replaces: ["e2013"]);

    /// <summary>Published in 2018; no date in force.</summary>
    public static Edition Of2018 { get; } = Edition("2018", "2018", replaces: ["e2015"]);

    public static Edition Edition(string label, string published, string? inForce = null, string? withdrawn = null, params string[] replaces) =>
        new("e" + label, $"Working Together {label}", new EditionPart
        {
            Guidance = WorkingTogether, Label = label, Published = published, InForce = inForce, Withdrawn = withdrawn, Replaces = [.. replaces],
        });

    public static EditionChain Chain(params Edition[] held) => EditionChain.Of(WorkingTogether, held);

    public static LocalDate Day(string text) => UncertainDate.Of(text).Earliest ?? throw new ArgumentException(text, nameof(text));
}
