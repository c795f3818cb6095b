using System.CommandLine;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Web.CommandLine;

/// <summary>The verbs <c>index rebuild</c> and <c>index verify</c>. They work beside a running server.</summary>
internal static class IndexCommands
{
    /// <summary>The command <c>index</c>.</summary>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var rebuild = new Command("rebuild", "Build the search index anew; a running server does it itself, and goes on searching the old one meanwhile.") { HubCommand.Data };
        rebuild.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => RebuildAsync(parsed.GetValue(HubCommand.Data), output, errors, token)));

        var verify = new Command("verify", "Compare the search index with what is published; change nothing.") { HubCommand.Data };
        verify.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => VerifyAsync(parsed.GetValue(HubCommand.Data), output, errors, token)));

        return new Command("index", "Build and check the search index.") { rebuild, verify };
    }

    private static async Task<int> RebuildAsync(string? data, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var outcome = await services.GetRequiredService<IndexUpkeep>().RebuildAsync(new TenthsOf("items indexed", errors), cancellationToken);
        output.WriteLine(outcome == RebuildOutcome.Built ? "The search index is built." : "The server has built the search index.");
        return 0;
    }

    private static async Task<int> VerifyAsync(string? data, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var differences = await services.GetRequiredService<IndexUpkeep>().VerifyAsync(new TenthsOf("items read", errors), cancellationToken);
        foreach (var difference in differences)
        {
            output.WriteLine(difference);
        }

        output.WriteLine(differences.Count == 0 ? "The search index holds what is published." : "The search index differs from what is published: run 'index rebuild'.");
        return differences.Count == 0 ? 0 : 1;
    }

    // One line for each tenth: readable on a terminal and in a log.
    private sealed class TenthsOf(string what, TextWriter output) : IProgress<IndexProgress>
    {
        private string said = "";

        public void Report(IndexProgress value)
        {
            var tenths = value.Total == 0 ? 10 : (int)(10L * Math.Min(value.Done, value.Total) / value.Total);
            var text = $"{what}: {tenths * 10}% of {value.Total}";
            if (text != said)
            {
                output.WriteLine(text);
                said = text;
            }
        }
    }
}
