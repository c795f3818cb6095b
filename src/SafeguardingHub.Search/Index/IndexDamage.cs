namespace SafeguardingHub.Search.Index;

/// <summary>What is known of damage to the file that searches read: what they met with, and what looking through it tells.</summary>
internal sealed class IndexDamage(IndexPlace place)
{
    private volatile bool isTold;
    private volatile bool isPossible;
    private Task<string?>? check;

    /// <summary>Says that the file is damaged, or that something could not be read of it. From any thread.</summary>
    public void Report(bool isCertain)
    {
        isTold |= isCertain;
        isPossible |= !isCertain;
    }

    /// <summary>Looks through the file beside whatever else is done.</summary>
    public void LookThrough() => check ??= Task.Run(() => IndexOpening.FindDamage(place), CancellationToken.None);

    /// <summary>Whether the file is known to be damaged since this was last asked.</summary>
    /// <param name="isTrusted">Whether the file is there and is not to be built anew: only then is it looked through where that may be so.</param>
    public bool IsFound(bool isTrusted)
    {
        var isFound = isTold || check is { IsCompletedSuccessfully: true, Result: not null };
        check = check is { IsCompleted: true } ? null : check;
        if (isPossible && isTrusted && !isFound)
        {
            LookThrough();
        }

        (isTold, isPossible) = (false, false);
        return isFound;
    }
}
