using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition.Feedback;

/// <summary>
/// The closed questions to readers. What is stored is the value of a choice, so a value keeps its meaning for good: words may
/// change, a value never does.
/// </summary>
public static class FeedbackQuestions
{
    /// <summary>The form on a number that does not work, as counts know it; also the field of the service's alias is <c>service</c>.</summary>
    public const string NumberForm = "number";

    /// <summary>The form on a page, as counts know it.</summary>
    public const string HelpfulForm = IPageFeedback.Form;

    /// <summary>The second question of the form on a page, as counts know it.</summary>
    public const string WhyForm = IPageFeedback.WhyForm;

    /// <summary>What happened when somebody rang.</summary>
    public static QuestionView What { get; } = new(
        "what", "What happened?",
        [
            new("not-answered", "Not answered"),
            new("wrong-team", "Wrong team or person"),
            new("no-such-number", "Number does not exist"),
            new("wrong-hours", "Hours are wrong"),
        ]);

    /// <summary>Whether a page was helpful.</summary>
    public static QuestionView Helpful { get; } = new("helpful", "Was this page helpful?", [new("yes", "Yes"), new("no", "No")]);

    /// <summary>Why it was not.</summary>
    public static QuestionView Why { get; } = new(
        "why", "Why not?",
        [
            new("no-contact", "Could not find who to call"),
            new("not-found", "Could not find what I was looking for"),
            new("hard", "Hard to understand"),
            new("outdated", "Out of date"),
            new("broken", "Something is broken"),
        ]);

    /// <summary>The question with an answer: chosen where it is one of the choices, else with what is wrong.</summary>
    public static QuestionView Answered(this QuestionView question, string? value)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Choices.Any(choice => choice.Value == value)
            ? question with { Chosen = value, Fault = null }
            : question with { Chosen = null, Fault = "Choose one of the answers." };
    }
}
