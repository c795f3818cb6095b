using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>The checks of texts that know the services, guidance, organisations and glossary of the hub.</summary>
public static class SafeguardingChecks
{
    /// <summary>All of them, in the order in which their findings are listed.</summary>
    public static ImmutableArray<Check> All { get; } =
    [
        new WorryCheck(),
        new NumberCheck(),
        new FileNumberCheck(),
        new HoursMentionCheck(),
        new FormerNameCheck(),
        new ShortFormCheck(),
        new PeriodCheck(),
        new SharedTextCheck(),
        new TypedReviewCheck(),
        new UndatedCheck(),
    ];
}
