using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Admin.Reviewing;

/// <summary>A question of the checklist as the form shows it, with what is known beside it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">Yes or no.</param>
/// <param name="Words">What is wrong.</param>
/// <param name="Known">What the hub knows of it, in lines.</param>
/// <param name="Findings">What the checks have found about it.</param>
public sealed record AskedQuestion(
    ReviewQuestion Question, ChoicesControl Answer, LongTextControl Words, ImmutableArray<string> Known, ImmutableArray<Finding> Findings);

/// <summary>The checklist as a form.</summary>
internal static class ReviewForm
{
    private const string Yes = "yes";
    private const string No = "no";

    private static readonly ImmutableArray<Choice> Choices = [new(Yes, "Yes"), new(No, "No, something is wrong")];

    // How the codes of checks begin that are about a question; what else there is belongs to plain words.
    private static readonly FrozenDictionary<string, string[]> Begins = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [ReviewChecklist.Numbers] = ["number-", "hours-", "service-", "coverage-", "opens-gap", "route-", "worry-"],
        [ReviewChecklist.Links] = ["link-", "outside-", "file-link-", "address-in-text", "leads-nowhere", "document-"],
        [ReviewChecklist.Guidance] = ["guidance-", "edition-", "period-"],
        [ReviewChecklist.Names] = ["former-name"],
        [ReviewChecklist.Accessible] = ["heading-", "picture-", "table-", "list-typed", "pdf-", "title-picture-"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The questions with what was answered so far.</summary>
    public static ImmutableArray<AskedQuestion> Questions(ReviewGround ground, IEnumerable<Finding> findings, IFormCollection? form, ModelStateDictionary state)
    {
        var byQuestion = findings.ToLookup(finding => QuestionOf(finding.Code), StringComparer.Ordinal);
        return
        [
            .. from question in ReviewChecklist.Questions
               let code = question.Code
               select new AskedQuestion(
                   question,
                   new ChoicesControl(code, question.Text)
                   {
                       Hint = question.Hint, Choices = Choices, Values = Value(form, code) is { } value ? [value] : [], Fault = Fault(state, FieldOf(code)),
                   },
                   new LongTextControl(ReviewChecklist.WordsOf(code), "What is wrong")
                   {
                       Rows = 2, Hint = "Only for no. Colleagues read it; readers do not.", Value = Value(form, ReviewChecklist.WordsOf(code)), Fault = Fault(state, ReviewChecklist.WordsOf(code)),
                   },
                   Known(question, ground),
                   [.. byQuestion[code]]),
        ];
    }

    /// <summary>The answers that a form brings.</summary>
    public static ImmutableArray<ReviewAnswer> Answers(IFormCollection form) =>
    [
        .. from question in ReviewChecklist.Questions
           let answer = Value(form, question.Code)
           select new ReviewAnswer(question.Code, answer == Yes ? true : answer == No ? false : null, Value(form, ReviewChecklist.WordsOf(question.Code))),
    ];

    /// <summary>The field that a reason is about: the first button of a question, or the text beside it.</summary>
    public static string FieldOf(string place) => ReviewChecklist.Find(place) is null ? place : place + "-1";

    private static ImmutableArray<string> Known(ReviewQuestion question, ReviewGround ground) => question.Code switch
    {
        ReviewChecklist.Numbers => [.. ground.Numbers.Select(ReviewWords.Of)],
        ReviewChecklist.Guidance => [.. ground.Editions.Select(ReviewWords.Of)],
        _ => [],
    };

    private static string QuestionOf(string code) =>
        Begins.FirstOrDefault(pair => pair.Value.Any(begin => code.StartsWith(begin, StringComparison.Ordinal))).Key ?? ReviewChecklist.Plain;

    private static string? Value(IFormCollection? form, string name) => form?[name].ToString() is { Length: > 0 } value ? value : null;

    private static string? Fault(ModelStateDictionary state, string key) => state.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
