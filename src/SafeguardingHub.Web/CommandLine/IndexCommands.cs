using System.CommandLine;
using System.Globalization;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Search;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Web.Searching;

namespace SafeguardingHub.Web.CommandLine;

/// <summary>The verbs <c>index rebuild</c>, <c>index verify</c> and <c>index judge</c>. They work beside a running server.</summary>
internal static class IndexCommands
{
    /// <summary>The command <c>index</c>.</summary>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var rebuild = new Command("rebuild", "Build the search index anew; a running server does it itself, and goes on searching the old one meanwhile.") { HubCommand.Data };
        rebuild.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => RebuildAsync(parsed.GetValue(HubCommand.Data), output, errors, token)));

        var verify = new Command("verify", "Compare the search index with what is published; change nothing.") { HubCommand.Data };
        verify.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => VerifyAsync(parsed.GetValue(HubCommand.Data), output, errors, token)));

        var file = new Argument<string>("file") { Description = "Judged queries, JSON: what readers type, and the pages that they would expect." };
        var judge = new Command("judge", "Measure how well searches are answered; change nothing.") { file, HubCommand.Data };
        judge.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => JudgeAsync(parsed.GetValue(file)!, parsed.GetValue(HubCommand.Data), output, token)));

        return new Command("index", "Build, check and measure the search index.") { rebuild, verify, judge };
    }

    private static async Task<int> RebuildAsync(string? data, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var outcome = await services.GetRequiredService<IndexUpkeep>().RebuildAsync(new TenthsOf("items indexed", errors), cancellationToken);
        output.WriteLine(outcome switch
        {
            RebuildOutcome.Built => "The search index is built.",
            RebuildOutcome.BuiltByServer => "The server has built the search index.",
            _ => "Given up here; the server had begun, and goes on building the search index.",
        });
        return outcome == RebuildOutcome.LeftToServer ? 130 : 0;
    }

    private static async Task<int> VerifyAsync(string? data, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var differences = await services.GetRequiredService<IndexUpkeep>().VerifyAsync(new TenthsOf("items read", errors), cancellationToken);
        foreach (var difference in differences)
        {
            output.WriteLine(difference);
        }

        if (services.GetRequiredService<IFileReading>().GivenUp is > 0 and var files)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Files whose text is not searched, for want of time or memory when they were read: {files}. The server tries them again when it starts."));
        }

        output.WriteLine(differences.Count == 0 ? "The search index holds what is published." : "The search index differs from what is published: run 'index rebuild'.");
        return differences.Count == 0 ? 0 : 1;
    }

    private static async Task<int> JudgeAsync(string file, string? data, TextWriter output, CancellationToken cancellationToken)
    {
        var judged = await SearchJudge.ReadAsync(file, cancellationToken);
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var ground = await services.GetRequiredService<SnapshotReader>().ReadAsync(cancellationToken);
        var published = services.GetRequiredService<IPublishedContent>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        var quality = await services.GetRequiredService<FreshIndex>().SearchAsync(
            search => new SearchJudge(new SearchComposer(search, published), ground, now).JudgeAsync(judged, cancellationToken), cancellationToken);
        output.Write(quality.Report());
        return 0;
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
