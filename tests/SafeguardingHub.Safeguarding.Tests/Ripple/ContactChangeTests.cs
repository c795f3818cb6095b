using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding.Ripple;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests.Ripple;

/// <summary>What is said of a change of a contact.</summary>
public sealed class ContactChangeTests
{
    private static readonly ServicePart Desk = new()
    {
        Numbers = [new ServiceNumber { Number = "01905111222" }, new ServiceNumber { Number = "01905111333", Label = "Out of hours" }],
        Hours = new ServiceHours { State = HoursState.Always },
    };

    [Fact]
    public void OneNumberForAnother_IsSaidInOneSentence()
    {
        var change = Between(Desk, Desk with { Numbers = [new ServiceNumber { Number = "01905 999 000", Label = "Desk" }, Desk.Numbers[1]] });

        Assert.Equal("The number is now 01905 999 000 (Desk). It was 01905 111 222.", Assert.Single(change.Words));
        Assert.Equal("01905111222", Assert.Single(change.Gone));
    }

    [Fact]
    public void NumbersAddedAndTakenAway_AreEachSaid()
    {
        var added = Between(Desk, Desk with { Numbers = Desk.Numbers.Add(new ServiceNumber { Number = "01905999000" }) });
        var gone = Between(Desk, Desk with { Numbers = [Desk.Numbers[0]] });

        Assert.Equal("There is a new number: 01905 999 000.", Assert.Single(added.Words));
        Assert.Equal("01905 111 333 (Out of hours) is no longer a number of the service.", Assert.Single(gone.Words));
    }

    [Fact]
    public void SameNumbersInAnotherOrderOrSpelling_AreNoChange()
    {
        var change = Between(Desk, Desk with { Numbers = [Desk.Numbers[1], new ServiceNumber { Number = "01905 111-222" }], Summary = "For everybody." });

        Assert.False(change.IsAny);
        Assert.Null(change.Note);
    }

    [Fact]
    public void HoursAndName_AreSaidWithWhatTheyAreNow()
    {
        var week = new ServiceHours { State = HoursState.Weekly, Week = [new WeeklyPeriod { Days = ["Monday"], From = "09:00", To = "17:00" }] };

        var change = Between(Desk, Desk with { Hours = week }, "Front desk");

        Assert.Equal("Desk is now called Front desk.", change.Words[0]);
        Assert.StartsWith("The hours are now: Monday: 9am to 5pm", change.Words[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ManyChanges_TheNoteHoldsWholeSentencesAlone()
    {
        var many = Desk with { Numbers = [.. Desk.Numbers, .. Enumerable.Range(0, 30).Select(number => new ServiceNumber { Number = $"01905 222 {number + 100}" })] };

        var note = Between(Desk, many).Note!;

        Assert.True(note.Length <= 300);
        Assert.EndsWith(".", note, StringComparison.Ordinal);
    }

    private static ContactChange Between(ServicePart live, ServicePart draft, string name = "Desk") => ContactChange.Between(Item(live, "Desk"), Item(draft, name));

    private static ContentItem Item(ServicePart part, string name) => new ContentItem
    {
        Id = ContentItemId.Parse("i1"), VersionId = ContentItemVersionId.Parse("v1"), ContentType = "Service", DisplayText = name, Parts = ContentItemJson.ReadParts("{}"),
    }.With(part);
}
