using System.Globalization;
using NodaTime;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Items;

/// <summary>How the screens say where an item stands and when something happened.</summary>
public static class ItemWords
{
    /// <summary>The standing in a word or two, for a tag.</summary>
    public static string Tag(ItemStanding standing) => standing switch
    {
        ItemStanding.Live => "Live",
        ItemStanding.Changed => "Live, with changes",
        ItemStanding.Submitted => "Waiting for approval",
        ItemStanding.SentBack => "Sent back",
        ItemStanding.Approved => "Approved",
        ItemStanding.Scheduled => "Scheduled",
        ItemStanding.Bin => "In the bin",
        _ => "Draft",
    };

    /// <summary>The colour of the tag; the words say the same.</summary>
    public static string TagClass(ItemStanding standing) => "nhsuk-tag nhsuk-tag--" + standing switch
    {
        ItemStanding.Live => "green",
        ItemStanding.Changed => "aqua-green",
        ItemStanding.Submitted => "yellow",
        ItemStanding.SentBack => "orange",
        ItemStanding.Approved => "blue",
        ItemStanding.Scheduled => "purple",
        ItemStanding.Bin => "red",
        _ => "grey",
    };

    /// <summary>What the public sees, and how far the newest version is.</summary>
    public static string State(StoredItem item, BinLimits bin)
    {
        var seen = item.Live is null ? "The public does not see it." : item.HasDraft ? "The public sees an older version." : "The public sees this version.";
        return item.Standing switch
        {
            ItemStanding.Submitted => $"{Who(item.Status.StageBy)} submitted it {When(item.Status.StageBy)}. {seen}",
            ItemStanding.SentBack => $"{Who(item.Status.StageBy)} sent it back {When(item.Status.StageBy)}. {seen}",
            ItemStanding.Approved => $"{Who(item.Status.Approval)} approved it {When(item.Status.Approval)}. {seen}",
            ItemStanding.Scheduled => $"It will be published on {Moment(item.Status.PublishPlan!.At)}. {seen}",
            ItemStanding.Bin => $"{Who(item.Status.Binned)} put it into the bin {When(item.Status.Binned)}. It is deleted for good {bin.Words} after that.",
            ItemStanding.Live => "The public sees it as it is here.",
            ItemStanding.Changed => "There is a draft. " + seen,
            _ => "It is a draft. " + seen,
        };
    }

    /// <summary>Who is to act next, and how; null where nobody has to.</summary>
    public static string? Next(StoredItem item, bool asksForSecondPerson) => item.Standing switch
    {
        ItemStanding.Submitted when asksForSecondPerson => "Somebody who may publish here and wrote none of it approves it or sends it back.",
        ItemStanding.Submitted => "Somebody who may publish here publishes it or sends it back.",
        ItemStanding.SentBack => "Its author changes it and submits it again.",
        ItemStanding.Approved => "Somebody who may publish here publishes it. A change to the text needs a new approval.",
        ItemStanding.Scheduled => "Nobody: it happens by itself. Whoever saves a change before then cancels it.",
        ItemStanding.Draft or ItemStanding.Changed when asksForSecondPerson => "Its author submits it. A second person approves it before it is published.",
        ItemStanding.Draft or ItemStanding.Changed => "Its author publishes it, or submits it to somebody who may.",
        _ => null,
    };

    /// <summary>A moment in London: "22 November 2026, 10:42am".</summary>
    public static string Moment(Instant at)
    {
        var local = at.InZone(LondonTime.Zone).LocalDateTime;
        return $"{MomentWords.Date(local.Date)}, {Clock(local.TimeOfDay)}";
    }

    /// <summary>A moment that was, for a narrow column: "today, 10:42am", "21 November 2026".</summary>
    public static string Lately(Instant at, Instant now) =>
        LondonTime.Day(at) == LondonTime.Day(now) ? "today, " + Clock(at.InZone(LondonTime.Zone).TimeOfDay) : Day(at);

    /// <summary>A day in London: "22 November 2026".</summary>
    public static string Day(Instant at) => MomentWords.Date(LondonTime.Day(at));

    /// <summary>A time of day: "10:42am", "midday".</summary>
    public static string Clock(LocalTime time) => MomentWords.TimeOfDay((time.Hour * 60) + time.Minute);

    /// <summary>What an audit entry's action is called.</summary>
    public static string Action(string action) => action switch
    {
        "CreateContent" => "Created",
        "SaveDraft" => "Saved as a draft",
        "PublishContent" => "Published",
        "UnpublishContent" => "Withdrawn",
        "MoveContent" => "Moved",
        "DiscardDraft" => "Draft thrown away",
        "SubmitContent" => "Submitted",
        "WithdrawSubmission" => "Submission taken back",
        "ApproveContent" => "Approved",
        "SendBack" => "Sent back",
        "MarkLookedAt" => "Looked at after urgent publishing",
        "SchedulePublish" => "Publishing planned",
        "ScheduleWithdraw" => "Withdrawing planned",
        "CancelSchedule" => "Plan cancelled",
        "CarryOutPlan" => "Plan could not be carried out",
        "RestoreVersion" => "Older version restored",
        "CloneContent" => "Made as a copy",
        "BinContent" => "Put into the bin",
        "RestoreFromBin" => "Taken out of the bin",
        "RecordCall" => "Rung, and the call recorded",
        "MarkDoubtful" => "Put in doubt",
        "MarkReportsLookedAt" => "Readers' reports looked at",
        _ => string.Create(CultureInfo.InvariantCulture, $"Changed ({action})"),
    };

    private static string Who(Mark? mark) => mark?.ActorName ?? "Somebody";

    private static string When(Mark? mark) => mark is null ? "" : "on " + Moment(mark.At);
}
