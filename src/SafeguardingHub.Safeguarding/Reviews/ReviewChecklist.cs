using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Safeguarding.Reviews;

/// <summary>A question of the checklist.</summary>
/// <param name="Code">What it is stored by; never changed.</param>
/// <param name="Text">The question.</param>
/// <param name="Hint">What to look at.</param>
public sealed record ReviewQuestion(string Code, string Text, string Hint);

/// <summary>An answer to a question.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="IsRight">Whether all is well; null where nobody has answered.</param>
/// <param name="Words">What is wrong; null where all is well.</param>
public sealed record ReviewAnswer(string Question, bool? IsRight, string? Words);

/// <summary>What somebody looks at who reviews a page. It is answered whole: a page is not reviewed in part.</summary>
public static class ReviewChecklist
{
    /// <summary>The question about telephone numbers.</summary>
    public const string Numbers = "numbers";

    /// <summary>The question about links.</summary>
    public const string Links = "links";

    /// <summary>The question about the editions of guidance that the page cites.</summary>
    public const string Guidance = "guidance";

    /// <summary>The question about names of teams and roles.</summary>
    public const string Names = "names";

    /// <summary>The question about forms.</summary>
    public const string Forms = "forms";

    /// <summary>The question about plain words.</summary>
    public const string Plain = "plain";

    /// <summary>The question about accessibility.</summary>
    public const string Accessible = "accessible";

    /// <summary>The longest words about what is wrong, in characters.</summary>
    public const int LongestWords = 500;

    /// <summary>The questions, in order.</summary>
    public static ImmutableArray<ReviewQuestion> Questions { get; } =
    [
        new(Numbers, "Are all telephone numbers and hours right?", "Every number has been rung, or somebody who knows the service has said so."),
        new(Links, "Do all links lead where they say?", "Open each of them, those to other sites too."),
        new(Guidance, "Does the page cite the guidance that is in force?", "Look at names with a year in them, and at quotations."),
        new(Names, "Are the names of teams, roles and organisations right?", "Teams are renamed, and people leave."),
        new(Forms, "Do all forms open?", "Referral forms and portals, also for somebody who has not signed in."),
        new(Plain, "Is it in plain words?", "Short sentences, short forms explained, nothing left out that a worried reader needs."),
        new(Accessible, "Can everybody use it?", "Headings in order, words for pictures, headings of tables; by keyboard and on a phone."),
    ];

    /// <summary>The question of that code, or null for one of an earlier program.</summary>
    public static ReviewQuestion? Find(string? code) => Questions.FirstOrDefault(question => question.Code == code);

    /// <summary>What keeps these answers from being a review; the places are the codes of the questions, with <c>-words</c> for what is wrong.</summary>
    public static IEnumerable<Reason> Faults(IEnumerable<ReviewAnswer> answers)
    {
        var byCode = answers.GroupBy(answer => answer.Question, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            var answer = byCode.GetValueOrDefault(question.Code);
            if (answer?.IsRight is not { } isRight)
            {
                yield return Reason.Invalid(question.Code, $"Answer yes or no: {question.Text}");
            }
            else if (!isRight && string.IsNullOrWhiteSpace(answer.Words))
            {
                yield return Reason.Invalid(WordsOf(question.Code), $"Say what is wrong: {question.Text}");
            }
            else if (!isRight && answer.Words!.Length > LongestWords)
            {
                yield return Reason.Invalid(WordsOf(question.Code), $"This has {answer.Words.Length} characters; it may have {LongestWords}. Shorten it.");
            }
        }
    }

    /// <summary>The place of what is wrong with a question.</summary>
    public static string WordsOf(string code) => code + "-words";

    /// <summary>The answers in the form in which they are stored, in the order of the questions.</summary>
    internal static ImmutableArray<ReviewAnswer> Settled(IEnumerable<ReviewAnswer> answers)
    {
        var all = answers.ToList();
        return
        [
            .. from question in Questions
               let answer = all.First(answer => answer.Question == question.Code)
               select answer.IsRight == true ? answer with { Words = null } : answer with { Words = PlainText.Normalise(answer.Words)?.Trim() },
        ];
    }

    /// <summary>The answers as JSON, for the log.</summary>
    internal static string AsText(ImmutableArray<ReviewAnswer> answers) => JsonSerializer.Serialize(answers);

    /// <summary>The answers of a review in the log; empty where it has none that can be read.</summary>
    public static ImmutableArray<ReviewAnswer> Read(string? text)
    {
        try
        {
            return text is null ? [] : [.. JsonSerializer.Deserialize<ReviewAnswer?[]>(text)?.OfType<ReviewAnswer>() ?? []];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
