using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks;

/// <summary>
/// All checks of the hub, in written order, and the ground that they stand on. The same findings come of them wherever they are
/// run: beside the text, at publishing, over a section, at the command line.
/// </summary>
public sealed class ContentChecks
{
    private static readonly CheckCode GaveUp = new(
        "check-gave-up", "A check gave up", Severity.Warning,
        "A text of the page takes this check too long: it may be very long, or say the same again and again. Cut it into shorter pieces.");

    private static readonly CheckCode SafetyGaveUp = new(
        "safety-check-gave-up", "A check of safety gave up", Severity.Error,
        "A text of the page takes this check too long, so nobody can say that readers come to no harm by it. Cut it into shorter pieces.");

    private readonly ImmutableArray<Check> all;
    private readonly ICheckGround ground;
    private readonly ImmutableDictionary<string, CheckCode> byCode;
    private readonly ImmutableHashSet<string> always;

    /// <summary>These checks.</summary>
    /// <exception cref="ArgumentException">Two checks find the same code.</exception>
    public ContentChecks(ImmutableArray<Check> all, ICheckGround ground)
    {
        this.all = all;
        this.ground = ground;
        Codes = [.. all.SelectMany(check => check.Codes), GaveUp, SafetyGaveUp];
        var twice = Codes.GroupBy(code => code.Code, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        if (twice.Count > 0)
        {
            throw new ArgumentException($"Several checks find {string.Join(", ", twice)}: a code belongs to one check.", nameof(all));
        }

        always = [.. all.Where(check => check.ProtectsReaders).SelectMany(check => check.Codes).Where(code => code.Severity == Severity.Error).Select(code => code.Code), SafetyGaveUp.Code];
        byCode = Codes.ToImmutableDictionary(code => code.Code, StringComparer.Ordinal);
    }

    /// <summary>No checks: for hubs of tests that look at something else.</summary>
    public static ContentChecks None { get; } = new([], new NoGround());

    /// <summary>What looks for numbers and names that are typed; null for nothing.</summary>
    public IMentionReader? Mentions { get; init; }

    /// <summary>Everything that can be found, in the order of the checks.</summary>
    public ImmutableArray<CheckCode> Codes { get; }

    /// <summary>Whether there is anything to check by.</summary>
    public bool IsEmpty => all.IsEmpty;

    /// <summary>The code of that name, or null for one of an earlier program.</summary>
    public CheckCode? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Whether findings of that code are shown whatever the settings say: they may harm readers.</summary>
    public bool IsAlwaysShown(string code) => always.Contains(code);

    /// <summary>The ground as it is now.</summary>
    public ValueTask<CheckGround> GroundAsync(CancellationToken cancellationToken) => ground.NowAsync(cancellationToken);

    /// <summary>What is found in each of these versions, in their order.</summary>
    public async Task<ImmutableArray<LookedAt>> LookAsync(IReadOnlyList<CheckSubject> subjects, CheckGround now, CancellationToken cancellationToken)
    {
        if (all.IsEmpty || subjects.Count == 0)
        {
            return [.. subjects.Select(_ => new LookedAt([], IsWhole: true))];
        }

        var addresses = new HashSet<string>(StringComparer.Ordinal);
        var reading = subjects.Select(subject => Timed(() => addresses.UnionWith(
            subject.Texts.Links.Select(link => link.Address).Concat(ShownItemCheck.Addresses(subject.Reading))))).ToList();
        var targets = addresses.Count == 0 ? LinkTargets.None : await ground.TargetsAsync(addresses, cancellationToken);
        return [.. subjects.Zip(reading, (subject, read) => Look(new CheckContext(subject, now, targets), read))];
    }

    /// <summary>What is found in one version.</summary>
    public async Task<ImmutableArray<Finding>> LookAsync(CheckSubject subject, CancellationToken cancellationToken) => IsEmpty
        ? []
        : (await LookAsync([subject], await GroundAsync(cancellationToken), cancellationToken))[0].Findings;

    private LookedAt Look(CheckContext context, TimeSpan read)
    {
        ImmutableArray<Finding> findings = [];
        ImmutableArray<Mention> mentions = [];
        var looked = Timed(() => (findings, mentions) = (Look(context), MentionsOf(context)));
        return new LookedAt(findings, IsWhole: !context.Targets.IsWaiting(context.Texts.Links.Select(link => link.Address))) { Mentions = mentions, Took = read + looked };
    }

    private static TimeSpan Timed(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began);
    }

    // A place counts as far as it can: places of one item are few, and a list that jumps about is hard to work through.
    private ImmutableArray<Finding> Look(CheckContext context)
    {
        var places = context.Texts.Blocks.Select(block => block.Place).Distinct(StringComparer.Ordinal).Select((place, index) => (place, index))
            .ToDictionary(pair => pair.place, pair => pair.index, StringComparer.Ordinal);
        var never = context.Ground.Settings.Never;
        return [.. all.SelectMany(check => Look(check, context)).Where(finding => !never.Contains(finding.Code) || always.Contains(finding.Code))
            .OrderByDescending(finding => finding.Severity == Severity.Error)
            .ThenBy(finding => places.GetValueOrDefault(finding.Place, finding.Place.Length == 0 ? -1 : int.MaxValue))];
    }

    // A text on which a pattern takes too long keeps nobody from saving it, and no other check from looking. That nothing was looked
    // at is said, and where readers could come to harm it is a fault like what the check would have found.
    private static IReadOnlyList<Finding> Look(Check check, CheckContext context)
    {
        try
        {
            return [.. check.Look(context)];
        }
        catch (RegexMatchTimeoutException)
        {
            var (code, name) = (check.ProtectsReaders ? SafetyGaveUp : GaveUp, check.Codes[0].Name);
            return [code.At("", name, $"The check '{name}' could not be carried out: a text of the page takes it too long.")];
        }
    }

    private ImmutableArray<Mention> MentionsOf(CheckContext context)
    {
        try
        {
            return [.. Mentions?.Read(context).Distinct() ?? []];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private sealed class NoGround : ICheckGround
    {
        public ValueTask<CheckGround> NowAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("There is nothing to check by.");

        public Task<LinkTargets> TargetsAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken) => Task.FromResult(LinkTargets.None);
    }
}

/// <summary>What was found in a version.</summary>
/// <param name="Findings">The findings, in the order in which to show them.</param>
/// <param name="IsWhole">Whether all that the version refers to could be looked at; otherwise it is to be looked at again.</param>
public sealed record LookedAt(ImmutableArray<Finding> Findings, bool IsWhole)
{
    /// <summary>What the version types in place of referring to it.</summary>
    public ImmutableArray<Mention> Mentions { get; init; } = [];

    /// <summary>How long it took to read the version's texts and to look at them, without any query.</summary>
    public TimeSpan Took { get; init; }
}
