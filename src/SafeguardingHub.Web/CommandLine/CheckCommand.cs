using System.CommandLine;
using System.Globalization;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.CommandLine;

/// <summary>The verb <c>check</c>: all checks over a section or everything. It works beside a running server.</summary>
internal static class CheckCommand
{
    private const int AtATime = 500;

    /// <summary>The command <c>check</c>.</summary>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var section = new Option<string?>("--section") { Description = "Only this section, by the beginning of its path (default: everything)." };
        var notes = new Option<bool>("--notes") { Description = "List notes too, not errors and warnings alone." };
        var command = new Command("check", "Look over all content and list what should be looked at: errors, warnings, and what was accepted and is due again. Ends with 1 where there are errors.")
        {
            section, notes, HubCommand.Data,
        };
        command.SetAction((parsed, token) => HubCommand.GuardAsync(
            errors, () => RunAsync(parsed.GetValue(HubCommand.Data), parsed.GetValue(section), parsed.GetValue(notes), output, errors, token)));
        return command;
    }

    private static async Task<int> RunAsync(string? data, string? section, bool notes, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        ContentItemId? only = null;
        if (section is not null)
        {
            var prefix = section.Trim('/');
            if ((await services.GetRequiredService<IEditorsContent>().SectionsAsync(cancellationToken)).FirstOrDefault(found => found.Prefix.Text == prefix) is not { } found)
            {
                errors.WriteLine($"There is no section at '/{prefix}'.");
                return 1;
            }

            only = found.Id;
        }

        var costs = new List<CheckedCost>();
        var progress = await services.GetRequiredService<RunChecks>().AllAsync(
            only,
            everything: true,
            done =>
            {
                costs.AddRange(done.Last);
                errors.WriteLine($"{done.Done} items checked");
            },
            cancellationToken);
        var read = services.GetRequiredService<ReadFindings>();
        var query = new FindingsQuery { Today = read.Today, Section = only, AtLeast = notes ? Severity.Note : Severity.Warning, Limit = AtATime };
        do
        {
            var page = await read.ListAsync(Actor.System("the command line"), query, cancellationToken);
            foreach (var line in page.Lines)
            {
                output.WriteLine($"{line.Finding.Severity.ToString().ToLowerInvariant()} {line.Finding.Code}: {line.Name} ({line.Item}), {line.Finding.Place}: {line.Finding.Message} [{line.Finding.Subject}]");
            }

            query = query with { After = page.Next };
        }
        while (query.After is not null);

        var open = await read.CountAsync(Actor.System("the command line"), query with { After = null, AtLeast = Severity.Note }, cancellationToken);
        var faults = open.Where(count => count.Severity == Severity.Error).Sum(count => count.Count);
        SayCosts(costs, output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Done} items checked. Open: {faults} errors, {open.Where(count => count.Severity == Severity.Warning).Sum(count => count.Count)} warnings, {open.Where(count => count.Severity == Severity.Note).Sum(count => count.Count)} notes."));
        return faults == 0 ? 0 : 1;
    }

    // What an editor waits for at each save beside the saving itself, and the page that makes them wait longest.
    private static void SayCosts(List<CheckedCost> costs, TextWriter output)
    {
        if (costs.Count > 0)
        {
            costs.Sort((one, other) => one.Took.CompareTo(other.Took));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"An item took {costs[costs.Count / 2].Took.TotalMilliseconds:0.0} ms at the median; the slowest, {costs[^1].Item}, {costs[^1].Took.TotalMilliseconds:0.0} ms."));
        }
    }
}
