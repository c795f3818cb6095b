using SafeguardingHub.Testing;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// What the hub answers at an address, against a bare endpoint that answers the very same bytes: asked by wrk for the same time, one
/// after the other and again, so that whatever else the machine does weighs on both.
/// </summary>
/// <param name="Answer">What both answer.</param>
/// <param name="Hub">The hub's rates, round by round.</param>
/// <param name="Bare">The bare endpoint's.</param>
internal sealed record InTurn(Answer Answer, IReadOnlyList<Rate> Hub, IReadOnlyList<Rate> Bare)
{
    /// <summary>The headings of <see cref="Cells"/>.</summary>
    public static string[] Headings { get; } =
        ["encoding", "bytes", "hub, requests/s", "bare, requests/s", "ratio", "worst to best", "goal", "hub, \u00b5s a request", "bare endpoint, \u00b5s"];

    /// <summary>Measures so many rounds, after one that warms both up.</summary>
    public static async Task<InTurn> MeasureAsync(Effort effort, HubProcess hub, string path, string encoding, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var client = Asking.Client();
        var answer = await client.AskAsync(hub.Address + path, encoding, cancellationToken);
        var file = folder.File("body");
        await File.WriteAllBytesAsync(file, answer.Body, cancellationToken);
        await using var floor = await HubProcess.ServeFloorAsync(file, answer.Type, answer.Encoding, cancellationToken);

        string[] headers = [$"Accept-Encoding: {encoding}"];
        List<Rate> hubs = [], floors = [];
        for (var round = -1; round < effort.Rounds; round++)
        {
            var ofHub = await Wrk.RunAsync(hub, path, effort.Seconds, headers, cancellationToken);
            var ofFloor = await Wrk.RunAsync(floor, "/", effort.Seconds, headers, cancellationToken);
            if (round >= 0)
            {
                hubs.Add(ofHub);
                floors.Add(ofFloor);
            }
        }

        return new InTurn(answer, hubs, floors);
    }

    /// <summary>A row of a table under <see cref="Headings"/>.</summary>
    public string[] Cells(string goal)
    {
        var (ofHub, ofBare) = (PerSecond(Hub), PerSecond(Bare));
        double[] ratios = [.. Hub.Zip(Bare, (one, other) => one.PerSecond / other.PerSecond)];
        return
        [
            Answer.Encoding, $"{Answer.Body.Length:N0}", $"{ofHub:N0}", $"{ofBare:N0}", $"{ofHub / ofBare:0.00}", $"{ratios.Min():0.00} to {ratios.Max():0.00}", goal,
            Processor(Hub), Processor(Bare),
        ];
    }

    /// <summary>What a request cost in processor time, in microseconds: the median.</summary>
    public static string Processor(IEnumerable<Rate> rates) => $"{rates.Select(rate => rate.Processor.TotalMicroseconds).Median():0}";

    private static double PerSecond(IEnumerable<Rate> rates) => rates.Select(rate => rate.PerSecond).Median();
}
