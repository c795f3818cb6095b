namespace SafeguardingHub.Web.Feedback;

/// <summary>
/// How many answers this node stores in a minute. Not by address: whole practices share one, and the hub keeps none.
/// </summary>
internal sealed class FeedbackLimit(TimeProvider time)
{
    /// <summary>Far more than readers send, far less than a database minds.</summary>
    public const int InAMinute = 300;

    private readonly Lock sync = new();
    private long minute;
    private int taken;

    /// <summary>Takes one place of this minute's, or says that there is none left.</summary>
    public bool TryTake()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (sync)
        {
            if (now != minute)
            {
                (minute, taken) = (now, 0);
            }

            return taken++ < InAMinute;
        }
    }
}
