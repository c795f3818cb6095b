using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Checks;

namespace SafeguardingHub.Content.Tests.Checks;

/// <summary>A text that a check cannot look through in time is not taken for one in which there is nothing to find.</summary>
public sealed class GivenUpTests
{
    [Theory]
    [InlineData(false, "check-gave-up", Severity.Warning)]
    [InlineData(true, "safety-check-gave-up", Severity.Error)]
    public async Task Check_ThatGivesUp_SaysSo_AndTheOthersLookOn(bool isOfSafety, string code, Severity severity)
    {
        var context = Given.Sentence("Anything");
        var checks = new ContentChecks([new Endless(isOfSafety), new Prompt()], new Ground(context.Ground));

        var found = await checks.LookAsync(context.Subject, CancellationToken.None);

        Assert.Equal([code, "prompt"], found.OrderBy(finding => finding.Code == "prompt").Select(finding => finding.Code));
        var given = found.Single(finding => finding.Code == code);
        Assert.Equal(severity, given.Severity);
        Assert.Contains("'Takes for ever'", given.Message, StringComparison.Ordinal);
        Assert.Equal(isOfSafety, checks.IsAlwaysShown(code));
    }

    private sealed class Endless(bool isOfSafety) : Check
    {
        public override bool ProtectsReaders => isOfSafety;

        public override ImmutableArray<CheckCode> Codes { get; } = [new CheckCode("endless", "Takes for ever", Severity.Warning, "")];

        public override IEnumerable<Finding> Look(CheckContext context) => throw new RegexMatchTimeoutException();
    }

    private sealed class Prompt : Check
    {
        public override ImmutableArray<CheckCode> Codes { get; } = [new CheckCode("prompt", "Prompt", Severity.Warning, "")];

        public override IEnumerable<Finding> Look(CheckContext context) => [Codes[0].At("", "Anything", "Something is wrong.")];
    }

    private sealed class Ground(CheckGround now) : ICheckGround
    {
        public ValueTask<CheckGround> NowAsync(CancellationToken cancellationToken) => ValueTask.FromResult(now);

        public Task<LinkTargets> TargetsAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken) => Task.FromResult(LinkTargets.None);
    }
}
