using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>
/// What calls have found out about a service's numbers, as far as it holds for the numbers and hours that it has now. Only
/// <see cref="RecordCall"/> and <see cref="MarkDoubtful"/> write it: nobody can type, import or restore that a number was rung.
/// </summary>
public sealed record ServiceCalls
{
    /// <summary>The last call to each number, in each of its hours, that reached the right team.</summary>
    public ImmutableArray<GoodCall> Good { get; init; } = [];

    /// <summary>The numbers that are being checked, each with why.</summary>
    public ImmutableArray<NumberDoubt> Doubts { get; init; } = [];

    /// <summary>The day, <c>yyyy-MM-dd</c>, on which the next call falls due; null where one is due already.</summary>
    public string? DueOn { get; init; }

    /// <summary>What readers may know: which numbers are being checked since when, and nothing of who rang.</summary>
    public ServiceCalls? ForReaders() =>
        Doubts.IsEmpty ? null : new ServiceCalls { Doubts = [.. Doubts.Select(doubt => doubt with { Why = null, By = null })] };
}

/// <summary>A call that reached the right team.</summary>
public sealed record GoodCall
{
    /// <summary>The digits that were rung.</summary>
    public string? Number { get; init; }

    /// <summary>In which of the service's hours; see <see cref="CallWords"/>.</summary>
    public string? Slot { get; init; }

    /// <summary>The day, <c>yyyy-MM-dd</c>, Europe/London.</summary>
    public string? On { get; init; }

    /// <summary>Who rang.</summary>
    public string? By { get; init; }

    /// <summary>What stood for the hours that the service had then; see <see cref="CallMarks.HoursMark"/>.</summary>
    public string? Hours { get; init; }

    /// <summary>The day, or null where the text is none.</summary>
    public LocalDate? Day() => LocalDatePattern.Iso.Parse(On ?? "") is { Success: true } parsed ? parsed.Value : null;
}

/// <summary>That a number may be wrong.</summary>
public sealed record NumberDoubt
{
    /// <summary>The digits.</summary>
    public string? Number { get; init; }

    /// <summary>Since when: an instant as <c>uuuu-MM-ddTHH:mm:ssZ</c>.</summary>
    public string? Since { get; init; }

    /// <summary>Why; see <see cref="CallWords"/>. Not for readers.</summary>
    public string? Why { get; init; }

    /// <summary>Who found out. Not for readers.</summary>
    public string? By { get; init; }

    /// <summary>The moment, or null where the text is none.</summary>
    public Instant? Moment() => InstantPattern.General.Parse(Since ?? "") is { Success: true } parsed ? parsed.Value : null;
}
