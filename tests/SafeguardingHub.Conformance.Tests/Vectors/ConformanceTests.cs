using System.Text;

namespace SafeguardingHub.Conformance.Tests.Vectors;

public class ConformanceTests
{
    [Fact]
    public async Task Explore()
    {
        var log = new StringBuilder();
        foreach (var name in Vector.Names.Where(name => name[0] is 'A' or 'B'))
        {
            try
            {
            await using var hub = await TestHub.NewAsync();
            var vector = Vector.Read(name);
            var problems = new List<string>();
            var state = await HubState.AfterAsync(vector, hub, async index =>
            {
                var outcome = await hub.RunAsync(vector.Inputs[index]);
                problems.AddRange(outcome.Problems.Select(problem => $"{problem.Severity} {problem.Code} {problem.Place}:{problem.Line} {problem.Message}"));
                return outcome.Report is not null;
            });
            var differences = HubState.Differences(vector.OrchardState(), state, string.Concat(vector.Inputs.Select(Encoding.UTF8.GetString)));
            log.AppendLine($"{(differences.Count == 0 ? "same" : "DIFF")} {name}");
            if (differences.Count > 0)
            {
                foreach (var d in differences.Concat(problems)) log.AppendLine("     " + d[..Math.Min(d.Length, 1500)]);
            }
            }
            catch (Exception e) { log.AppendLine("CRASH " + name + " " + e); }
        }

        File.WriteAllText("/tmp/conform-explore.txt", log.ToString());
    }
}
