using System.Collections.Immutable;
using System.Globalization;
using SafeguardingHub.Content.Recipes;
using Xunit.Abstractions;

namespace SafeguardingHub.Conformance.Tests.Vectors;

/// <summary>
/// Each measured case is run into an empty hub. It passes where the hub does as Orchard Core did, or exactly as
/// <see cref="Deviations"/> says; a case that is listed there and agrees after all fails, so that the list stays true.
/// </summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cases() => [.. Vector.Names.Where(name => name[0] is 'A' or 'B')];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Recipe_Imported_DoesAsOrchardCoreOrExactlyAsListed(string name)
    {
        var vector = Vector.Read(name);
        await using var hub = await TestHub.NewAsync();
        var imports = ImmutableArray.CreateBuilder<bool>();
        var problems = new List<RecipeProblem>();
        foreach (var input in vector.Inputs)
        {
            var outcome = await hub.RunAsync(input);
            imports.Add(outcome.Report is not null);
            problems.AddRange(outcome.Problems);
        }

        var orchard = HubState.OfOrchard(vector.Expected);
        var state = await HubState.OfAsync(hub, imports.ToImmutable(), orchard.Versions.Select(version => version.Item));
        var differences = Difference.Between(orchard, state, vector.InputText);

        if (Deviations.Find(name) is not { } deviation)
        {
            Assert.True(differences.Count == 0, string.Join('\n', differences.Concat(problems.Select(problem => problem.ToString()))));
            return;
        }

        output.WriteLine($"{deviation.Kind}: {deviation.Reason}");
        Assert.True(differences.Count > 0, "The hub does as Orchard Core: take the case off the list.");
        Assert.Equal(string.Join('\n', deviation.Instead), string.Join('\n', Refusals(problems).Concat(differences)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Recipe_Refused_LeavesTheHubAsItWasAndSaysWhere(string name)
    {
        var vector = Vector.Read(name);
        await using var hub = await TestHub.NewAsync();
        var before = await hub.ExportAsync();

        foreach (var input in vector.Inputs)
        {
            var outcome = await hub.RunAsync(input);
            var after = await hub.ExportAsync();
            if (outcome.Report is null)
            {
                Assert.Equal(before, after);
                Assert.Contains(outcome.Problems, problem => problem.Severity == RecipeProblemSeverity.Error);
                Assert.All(outcome.Problems, problem => Assert.True(problem.Line is not null && problem.Message.Length > 20, problem.ToString()));
            }

            before = after;
        }
    }

    [Fact]
    public void Deviations_AreOfCasesThatExistOnceEach()
    {
        var names = Deviations.All.Select(deviation => deviation.Case).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.Empty(names.Except(Vector.Names, StringComparer.Ordinal));
    }

    [Fact]
    public void Figure_OfAllCases_IsPrinted()
    {
        var better = Deviations.All.Count(deviation => deviation.Kind == DeviationKind.Better);
        var notSupported = Deviations.All.Length - better;

        var figure = string.Create(
            CultureInfo.InvariantCulture,
            $"{Vector.Names.Count - better - notSupported} of {Vector.Names.Count} as Orchard Core, {better} better, {notSupported} not supported");
        output.WriteLine(figure);

        // The test runner keeps its tests' output to itself: ./test.sh prints what stands in this file.
        var artifacts = Directory.CreateDirectory(Path.Combine(Testing.Repository.Root, "artifacts"));
        File.WriteAllText(Path.Combine(artifacts.FullName, "orchard-conformance.txt"), figure + Environment.NewLine);

        Assert.True(Vector.Names.Count >= 110, "Cases are missing from tests/vectors.");
    }

    private static IEnumerable<string> Refusals(IEnumerable<RecipeProblem> problems)
    {
        var codes = problems.Where(problem => problem.Severity == RecipeProblemSeverity.Error).Select(problem => problem.Code).Distinct(StringComparer.Ordinal).ToList();
        return codes.Count == 0 ? [] : [$"refused: {string.Join(' ', codes)}"];
    }
}
