using System.Text.Json;
using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Editing.Hours;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Hours as editors type them, and as they are stored.</summary>
public class EditorHoursTests
{
    private const string Nights =
        """
        [{"Days":["Monday","Tuesday","Wednesday","Thursday","Friday"],"From":"00:00","To":"08:30"},
         {"Days":["Monday","Tuesday","Wednesday","Thursday","Friday"],"From":"17:00","To":"24:00"},
         {"Days":["Saturday","Sunday"],"From":"00:00","To":"24:00"}]
        """;

    [Theory]
    [InlineData("8:30am to 5pm", "8:30am to 5pm")]
    [InlineData("8.30am - 5.00pm", "8:30am to 5pm")]
    [InlineData("08:30–17:00", "8:30am to 5pm")]
    [InlineData("Closed", "closed")]
    [InlineData("all day", "24 hours")]
    [InlineData("9am to 12pm, 1pm to 5pm", "9am to midday and 1pm to 5pm")]
    [InlineData("5pm to 8:30am the next day", "5pm to 8:30am the next day")]
    [InlineData("5pm to 8.30am", "5pm to 8:30am the next day")]
    [InlineData("24 hours until 8:30am the next day", "24 hours until 8:30am the next day")]
    [InlineData("6pm to midnight", "6pm to midnight")]
    public void Day_InAnyUsualSpelling_IsRead(string typed, string words) => Assert.Equal(words, DayHours.Words(DayHours.Read(typed)!.Value));

    [Theory]
    [InlineData("9 to 5")]
    [InlineData("mornings")]
    [InlineData("25:00 to 26:00")]
    [InlineData("")]
    [InlineData("8:30am to")]
    public void Day_ThatSaysNoHours_IsNotGuessed(string typed) => Assert.Null(DayHours.Read(typed));

    [Fact]
    public void Week_WithNightsStoredInTwo_IsWrittenAsNights()
    {
        var values = Filled(Nights);

        Assert.Equal("5pm to 8:30am the next day", values.First("Week.Monday"));
        Assert.Equal("5pm to midnight", values.First("Week.Friday"));
        Assert.Equal("24 hours until 8:30am the next day", values.First("Week.Sunday"));
    }

    [Fact]
    public void Week_TypedAsNights_IsStoredUpToMidnightAndFromMidnightOn()
    {
        var typed = Days("5pm to 8:30am the next day", "5pm to 8:30am the next day", "5pm to 8:30am the next day", "5pm to 8:30am the next day", "5pm to midnight", "24 hours", "24 hours until 8:30am the next day");

        var answer = Question.Write("Week", typed, before: null, Ground);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Nights), JsonSerializer.SerializeToElement(answer.Value)), answer.Value?.ToJsonString());
    }

    [Fact]
    public void Week_FridayNightIntoASaturdayThatIsOpenAllDay_SaysNothingTwice()
    {
        var night = "5pm to 8:30am the next day";

        var answer = Question.Write("Week", Days(night, night, night, night, night, "24 hours", "24 hours until 8:30am"), before: null, Ground);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Nights), JsonSerializer.SerializeToElement(answer.Value)), answer.Value?.ToJsonString());
    }

    [Fact]
    public void Week_StoredAsWholeNights_KeepsThemOnTheDaysThatNobodyTouched()
    {
        var stored = JsonElement.Parse("""[{"Days":["Monday","Tuesday"],"From":"18:00","To":"06:00"}]""");
        var values = Filled(stored.GetRawText()).With([KeyValuePair.Create("Week.Wednesday", new StringValues("9am to 5pm"))]);

        var answer = Question.Write("Week", values, stored, Ground);

        Assert.Equal("""[{"Days":["Monday","Tuesday"],"From":"18:00","To":"06:00"},{"Days":["Wednesday"],"From":"09:00","To":"17:00"}]""", answer.Value?.ToJsonString());
    }

    [Fact]
    public void Week_WithADayLeftOut_AsksForIt()
    {
        var ground = Ground;

        Question.Write("Week", Days("9am to 5pm", "9am to 5pm", "", "9am to 5pm", "late", "closed", "closed"), before: null, ground);

        Assert.Equal(["Week.Wednesday", "Week.Friday"], ground.Found.Select(reason => reason.Place));
        Assert.Contains("Wednesday, or 'closed'", ground.Found[0].Message, StringComparison.Ordinal);
    }

    private static FormGround Ground => new() { Definitions = DefinitionSet.Empty, Editors = HubComposition.Editors, ContentType = "Service" };

    private static WeekQuestion Question { get; } = new("Week", "Weekly hours");

    private static FormValues Filled(string stored)
    {
        var into = new Dictionary<string, StringValues>();
        Question.Fill(JsonElement.Parse(stored), "Week", into, Ground);
        return FormValues.Of(into);
    }

    private static FormValues Days(params string[] texts) =>
        FormValues.Of(new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }.Zip(texts, (day, text) => KeyValuePair.Create("Week." + day, new StringValues(text))));
}
