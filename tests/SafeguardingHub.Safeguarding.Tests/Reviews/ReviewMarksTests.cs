using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Safeguarding.Tests.Reviews;

public class ReviewMarksTests
{
    private static readonly PartKind Kind = new ReviewPartKind();
    private static readonly ReviewPart Reviewed = new()
    {
        LastReviewed = "2026-01-02T10:00", NextDue = "2027-01-02", Owner = "The named nurse",
        PutOff = new ReviewPutOff { Due = "2027-01-02", Until = "2027-01-20" }, Open = [new ReviewRemark { Question = "links", Words = "One leads nowhere" }],
    };

    [Fact]
    public void Marks_OfSomethingNew_AreTheDaysOfItsSourceAlone()
    {
        var marked = (ReviewPart)Kind.Marked(Reviewed, before: null);

        Assert.Equal(("2026-01-02T10:00", "2027-01-02", "The named nurse"), (marked.LastReviewed, marked.NextDue, marked.Owner));
        Assert.Null(marked.PutOff);
        Assert.Empty(marked.Open);
    }

    [Fact]
    public void Marks_TypedOrImportedOverThoseOfAReview_AreNotTaken_ButTheOwnerIs()
    {
        var marked = (ReviewPart)Kind.Marked(new ReviewPart { LastReviewed = "2026-11-23", NextDue = "2036-01-01", Owner = "Somebody else" }, Reviewed);

        Assert.Equal(("2026-01-02T10:00", "2027-01-02", "Somebody else"), (marked.LastReviewed, marked.NextDue, marked.Owner));
        Assert.Equal(Reviewed.PutOff, marked.PutOff);
        Assert.Equal(Reviewed.Open, marked.Open);
    }

    [Fact]
    public void Marks_ThatAreTheSame_LeaveThePartAsItIs()
    {
        var same = Reviewed with { Open = [new ReviewRemark { Question = "links", Words = "One leads nowhere" }] };

        Assert.Same(same, Kind.Marked(same, Reviewed));
    }

    [Fact]
    public void Copy_WasNeverReviewed() => Assert.Equal(JsonSerializer.Serialize(new ReviewPart { Owner = "The named nurse" }), JsonSerializer.Serialize((ReviewPart)Kind.Copied(Reviewed)));

    [Fact]
    public void Readers_AreNotToldWhatColleaguesWrote()
    {
        Assert.Empty(((ReviewPart)Kind.ForReaders(Reviewed)!).Open);
        Assert.Equal("2027-01-02", ((ReviewPart)Kind.ForReaders(Reviewed)!).NextDue);
    }

    [Theory]
    [InlineData("2026-01-02", "2027-01-02", 365, "review-due=2027-01-02")]
    [InlineData(null, null, 365, "")]
    [InlineData("2026-01-02", null, 365, "")]
    [InlineData(null, "2027-01-02", 0, "")]
    public void Values_SayWhenItIsDue_AndHaveNoDateThatListsWouldSortBy(string? last, string? due, int period, string expected)
    {
        var context = Parts.Context("ReviewPart") with { Settings = Settings($$"""{ "ReviewPartSettings": { "PeriodDays": {{period}} } }""") };

        var values = Kind.Values(new ReviewPart { LastReviewed = last, NextDue = due }, context).ToList();

        Assert.Equal(expected, string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")));
        Assert.All(values, value => Assert.Null(value.SortOn));
    }

    [Fact]
    public void PutOff_ForADayOnWhichItIsNoLongerDue_IsOver()
    {
        Assert.Equal(new LocalDate(2027, 1, 20), Reviewed.PutOffUntil());
        Assert.Null((Reviewed with { NextDue = "2028-01-02" }).PutOffUntil());
        Assert.Equal(["review-due", "review-put-off"], Kind.DueMoments(Reviewed).Select(moment => moment.Kind));
        Assert.Equal([IReviewLog.DueKey, IReviewLog.PutOffKey], Kind.Values(Reviewed, Parts.Context("ReviewPart")).Select(value => value.Key));
    }

    [Theory]
    [InlineData(14, 14, false)]
    [InlineData(15, 14, true)]
    [InlineData(1, 0, true)]
    public void Review_BeyondTheGraceOfItsKind_IsPressing(int days, int grace, bool pressing)
    {
        var state = ReviewState.Of(new ReviewPart { NextDue = "2026-11-01" }, new LocalDate(2026, 11, 1).PlusDays(days));

        Assert.Equal(pressing, state.IsPressing(new ReviewPartSettings { GraceDays = grace }));
        Assert.Equal(ReviewStanding.Overdue, state.Standing);
    }

    [Fact]
    public void Checklist_NotAnsweredWhole_NamesEveryQuestionAndEveryNoWithoutWords()
    {
        var answers = ReviewChecklist.Questions.Select(question => question.Code switch
        {
            "numbers" => new ReviewAnswer("numbers", null, null),
            "links" => new ReviewAnswer("links", false, " "),
            "forms" => new ReviewAnswer("forms", false, new string('a', 501)),
            var code => new ReviewAnswer(code, true, null),
        });

        Assert.Equal(["numbers", "links-words", "forms-words"], ReviewChecklist.Faults(answers).Select(reason => reason.Place));
        Assert.Equal(ReviewChecklist.Questions.Length, ReviewChecklist.Faults([]).Count());
    }

    [Fact]
    public void Answers_InTheLog_ReadBackAsTheyWere()
    {
        var answers = ReviewChecklist.Settled(ReviewChecklist.Questions.Select(question => new ReviewAnswer(question.Code, question.Code != "links", "Words")));

        Assert.Equal(answers.AsEnumerable(), ReviewChecklist.Read(ReviewChecklist.AsText(answers)));
        Assert.Equal(["Words"], answers.Select(answer => answer.Words).OfType<string>());
        Assert.Empty(ReviewChecklist.Read("{"));
        Assert.Empty(ReviewChecklist.Read(null));
    }

    private static SettingsBag Settings(string json) => SettingsBag.From(JsonElement.Parse(json));
}
