using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Feedback;

/// <summary>How the screens speak of readers' answers.</summary>
public static class FeedbackWords
{
    /// <summary>The list.</summary>
    public const string List = "/admin/feedback";

    /// <summary>The periods that can be shown, in months.</summary>
    public static ImmutableArray<Choice> Periods { get; } = [new("1", "The last month"), new("3", "The last 3 months"), new("12", "The last 12 months")];

    /// <summary>The states that can be shown.</summary>
    public static ImmutableArray<Choice> States { get; } = [new("", "All"), .. Enum.GetValues<FeedbackState>().Select(state => new Choice(state.ToString(), Of(state)))];

    /// <summary>A state in words.</summary>
    public static string Of(FeedbackState state) => state switch
    {
        FeedbackState.New => "New",
        FeedbackState.Looking => "Being looked at",
        _ => "Done",
    };

    /// <summary>The colour of the tag that says a state.</summary>
    public static string TagClass(FeedbackState state) => "nhsuk-tag " + state switch
    {
        FeedbackState.New => "nhsuk-tag--red",
        FeedbackState.Looking => "nhsuk-tag--yellow",
        _ => "nhsuk-tag--green",
    };

    /// <summary>The months of a choice; three where it is none.</summary>
    public static int Months(string? period) => period switch { "1" => 1, "12" => 12, _ => 3 };

    /// <summary>A reason that readers chose, in words.</summary>
    public static string Reason(string choice) => choice switch
    {
        "no-contact" => "Could not find who to call",
        "not-found" => "Could not find what they were looking for",
        "hard" => "Hard to understand",
        "outdated" => "Out of date",
        "broken" => "Something is broken",
        _ => choice,
    };

    /// <summary>The screen of a page's answers.</summary>
    public static string Screen(ContentItemId page, int months) => $"{List}/{Uri.EscapeDataString(page.Value)}?period={months}";
}
