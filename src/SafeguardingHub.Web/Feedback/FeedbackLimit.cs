namespace SafeguardingHub.Web.Feedback;

/// <summary>
/// How many answers of each form this node stores in a minute. Not by address: whole practices share one, and the hub keeps
/// none. Each form has its own count, so that no flood of opinions keeps out the report of a wrong number.
/// </summary>
internal sealed class FeedbackLimit(TimeProvider time)
{
    /// <summary>Far more than readers send, far less than a database minds.</summary>
    public const int InAMinute = 300;

    private readonly Lock sync = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private long minute;

    /// <summary>Takes one place of this minute's, or says that there is none left.</summary>
    /// <param name="form">The form: one of the few that the hub has.</param>
    public bool TryTake(string form)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (sync)
        {
            if (now != minute)
            {
                minute = now;
                taken.Clear();
            }

            return (taken[form] = taken.GetValueOrDefault(form) + 1) <= InAMinute;
        }
    }
}
