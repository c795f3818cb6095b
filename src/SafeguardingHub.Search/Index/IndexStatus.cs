using System.Globalization;

namespace SafeguardingHub.Search.Index;

/// <summary>What the index is doing.</summary>
public enum IndexActivity
{
    /// <summary>It has not begun yet.</summary>
    Starting = 0,

    /// <summary>It follows what is published.</summary>
    Following = 1,

    /// <summary>It is being built; see <see cref="IndexStatus.Progress"/>.</summary>
    Building = 2,

    /// <summary>It cannot go on for now; see <see cref="IndexStatus.Fault"/>. It tries again by itself.</summary>
    Failing = 3,
}

/// <summary>How the search index stands.</summary>
/// <param name="Activity">What it is doing.</param>
/// <param name="Documents">How many items can be found.</param>
/// <param name="IsComplete">Whether all that is published can be found.</param>
/// <param name="Position">The number of the last row of the change log that is in it.</param>
/// <param name="Progress">How far the build is; null where none is running.</param>
/// <param name="Fault">Why it cannot go on; null where it can.</param>
public sealed record IndexStatus(IndexActivity Activity, int Documents, bool IsComplete, long Position, IndexProgress? Progress, string? Fault)
{
    /// <summary>The same in plain words, for whoever watches the hub.</summary>
    public override string ToString() => Activity switch
    {
        IndexActivity.Starting => "search index: starting",
        IndexActivity.Following => $"search index: following, {Number(Documents)} items",
        IndexActivity.Building => $"search index: building {Number(Progress?.Done ?? 0)} of {Number(Progress?.Total ?? 0)}{(IsComplete ? ", the old one serves meanwhile" : ", searches may miss something meanwhile")}",
        _ => $"search index: failed ({Fault}); it is tried again, and {(IsComplete ? "searches find what was published before" : "searches may miss something")}",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
