using System.Text.Json;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Safeguarding.Tests.Services.Given;

namespace SafeguardingHub.Safeguarding.Tests.Services;

public class PartKindTests
{
    private const string Service = "\"Numbers\": [{ \"Number\": \"01905822666\" }]";

    [Fact]
    public void Service_AsOfTheSourcePages_HasNoFault()
    {
        Assert.Empty(Faults(new ServicePartKind(), FrontDoor));
        Assert.Empty(Faults(new ServicePartKind(), DutyTeam));
        Assert.Empty(Faults(new ServicePartKind(), Access));
        Assert.Empty(Faults(new ServicePartKind(), Police));
    }

    [Theory]
    [InlineData("8:30", "08:30")]
    [InlineData("8.30am", "08:30")]
    [InlineData("5 pm", "17:00")]
    [InlineData("12am", "00:00")]
    [InlineData("12:15pm", "12:15")]
    [InlineData("midday", "12:00")]
    [InlineData("08:30", "08:30")]
    [InlineData("8", "8")]
    [InlineData("13pm", "13pm")]
    [InlineData("25:00", "25:00")]
    public void Times_InAnyUsualSpelling_AreStoredInOne(string typed, string stored)
    {
        var part = (ServicePart)new ServicePartKind().Normalise(FrontDoor with { Hours = Hours(Weekly(typed, "midnight", "mon", "TUESDAY", "weds")) });

        Assert.Equal((stored, "24:00"), (part.Hours!.Week[0].From, part.Hours.Week[0].To));
        Assert.Equal(["Monday", "Tuesday", "weds"], part.Hours.Week[0].Days.AsEnumerable());
    }

    [Fact]
    public void FormerNames_AreTrimmed_AndEachKeptOnce()
    {
        var part = (ServicePart)new ServicePartKind().Normalise(FrontDoor with { FormerNames = [" Access Centre ", "", "access centre", "Old name"] });

        Assert.Equal(["Access Centre", "Old name"], part.FormerNames.AsEnumerable());
    }

    [Theory]
    [InlineData("""{"State":7}""", "S.Hours.State")]
    [InlineData("""{"State":1}""", "S.Hours.Week")]
    [InlineData("""{"State":0,"Week":[{"Days":["Monday"],"From":"08:30","To":"17:00"}]}""", "S.Hours.State")]
    [InlineData("""{"State":1,"Week":[{"Days":[],"From":"08:30","To":"17:00"}]}""", "S.Hours.Week[0].Days")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday","Moonday"],"From":"08:30","To":"17:00"}]}""", "S.Hours.Week[0].Days[1]")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday","Monday"],"From":"08:30","To":"17:00"}]}""", "S.Hours.Week[0].Days[1]")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday"],"From":"24:00","To":"25:00"}]}""", "S.Hours.Week[0].From|S.Hours.Week[0].To")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday"]}]}""", "S.Hours.Week[0].From|S.Hours.Week[0].To")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday"],"From":"08:30","To":"17:00"},{"Days":["Monday"],"From":"16:59","To":"18:00"}]}""", "S.Hours.Week[1]")]
    [InlineData("""{"State":1,"Week":[{"Days":["Sunday"],"From":"22:00","To":"06:00"},{"Days":["Monday"],"From":"05:00","To":"18:00"}]}""", "S.Hours.Week[1]")]
    [InlineData("""{"State":1,"Week":[null]}""", "S.Hours.Week[0]")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday"],"From":"08:30","To":"17:00"}],"BankHolidays":9}""", "S.Hours.BankHolidays")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday"],"From":"08:30","To":"17:00"}],"BankHolidays":3}""", "S.Hours.OnBankHolidays")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday"],"From":"08:30","To":"17:00"}],"OnBankHolidays":[{"From":"08:30","To":"17:00"}]}""", "S.Hours.OnBankHolidays")]
    [InlineData("""{"State":1,"Week":[{"Days":["Monday"],"From":"08:30","To":"17:00"}],"Exceptions":[{"Date":"24 December"},{"Date":"2026-12-24"},{"Date":"2026-12-24"},null]}""", "S.Hours.Exceptions[0].Date|S.Hours.Exceptions[2].Date|S.Hours.Exceptions[3]")]
    [InlineData("""{"State":1,"Exceptions":[{"Date":"2026-12-24","Periods":[null,{"From":"9","To":"10:00"}]}]}""", "S.Hours.Exceptions[0].Periods[0]|S.Hours.Exceptions[0].Periods[1].From")]
    public void Hours_ThatAreWrong_AreRefusedAtTheirPlaces(string hours, string places)
    {
        var kind = new ServicePartKind();
        var part = kind.Normalise(Read(kind, $"{{{Service},\"Hours\":{hours}}}"));

        var faults = kind.Validate(part, Context).ToList();

        Assert.Equal(places, string.Join('|', faults.Select(fault => fault.Place)));
        Assert.Equal(OpenState.Unknown, hours.Contains("\"State\":1", StringComparison.Ordinal) ? OpeningHours.Of((ServicePart)part).At(At("2027-02-08T12:00"), Holidays).State : OpenState.Unknown);
    }

    [Fact]
    public void Overlap_NamesBothPeriods()
    {
        var part = FrontDoor with { Hours = Hours(Weekly("22:00", "06:00", "Sunday"), Weekly("05:00", "18:00", "Monday")) };

        var fault = Assert.Single(Faults(new ServicePartKind(), part));

        Assert.Contains("Monday 05:00 to 18:00 overlaps Sunday 22:00 to 06:00 (the next day)", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Hours":[]}""")]
    [InlineData("""{"Hours":{"Week":null}}""")]
    [InlineData("""{"Hours":{"State":"sometimes"}}""")]
    [InlineData("""{"Hours":{"State":1,"Week":[{"Days":null}]}}""")]
    [InlineData("""{"Channels":{"Sms":"yes"}}""")]
    public void Service_OfAnotherShape_IsRefusedWhenRead(string json)
    {
        Assert.Throws<ContentFormatException>(() => Read(new ServicePartKind(), json));
    }

    [Fact]
    public void EmergencyService_WithHours_AndUnknownChannels_AreRefused()
    {
        Assert.Single(Faults(new ServicePartKind(), Police with { Hours = FrontDoorHours }));
        Assert.Single(Faults(new ServicePartKind(), FrontDoor with { Channels = new ServiceChannels { Sms = (Known)5 } }));
    }

    [Fact]
    public void Route_NeedsServices_EachOnce()
    {
        var kind = new RoutePartKind();

        Assert.Single(Faults(kind, new RoutePart()));
        Assert.Equal(2, Faults(kind, new RoutePart { Services = [new() { Service = "a" }, new() { Service = "a" }, new()] }).Count);
    }

    [Theory]
    [InlineData("The next team opens at {{ route.next_opening }}.", true)]
    [InlineData("At {{route.next_opening}}, or { later }.", true)]
    [InlineData("", true)]
    [InlineData("At {{ route.nxt }}.", false)]
    [InlineData("At {{ route.next_opening | upcase }}.", false)]
    [InlineData("At {{ route.next_opening", false)]
    [InlineData("At }} now", false)]
    [InlineData("{% if a %}", false)]
    public void GapText_HoldsOneVariableAlone(string text, bool isAllowed)
    {
        var faults = Faults(new RoutePartKind(), new RoutePart { Services = [new() { Service = "a" }], GapText = text });

        Assert.Equal(isAllowed, faults.Count == 0);
        Assert.NotNull(GapTexts.Fill(text, "5pm today"));
    }

    [Fact]
    public void GapText_Filled_SaysTheNextOpening_AndTheOtherTextHasNoVariable()
    {
        Assert.Equal("Opens at 5pm today. {{ x }}", GapTexts.Fill("Opens at {{ route.next_opening }}. {{ x }}", "5pm today"));
        Assert.NotNull(GapTexts.Fault("{{ route.next_opening }}", mayNameNextOpening: false));
    }

    [Fact]
    public void References_OfRoutesAndBlocks_AreRequired_AndOfPagesNot()
    {
        var route = new RoutePart { Services = [new() { Service = "s" }], Audiences = [new() { Name = "School staff", Text = "Use the portal.", Page = "p" }], Page = "q" };

        Assert.Equal([("s", true), ("p", false), ("q", false)], new RoutePartKind().References(route).Select(one => (one.Target, one.IsRequired)));
        Assert.Equal([("r", true)], new WhoToCallPartKind().References(new WhoToCallPart { Routes = ["r"] }).Select(one => (one.Target, one.IsRequired)));
        Assert.Single(Faults(new WhoToCallPartKind(), new WhoToCallPart()));
        Assert.Single(Faults(new WhoToCallPartKind(), new WhoToCallPart { Routes = ["r", "r"] }));
    }

    [Fact]
    public void BankHolidays_ThatAreWrong_AreRefusedAtTheirPlaces()
    {
        var part = new BankHolidaysPart
        {
            KnownUntil = "2028",
            Corrections = [new() { Date = "1 May", Name = "x" }, new() { Date = "2027-05-03", IsHoliday = true }, new() { Date = "2027-05-03" }],
        };

        Assert.Equal(4, Faults(new BankHolidaysPartKind(), part).Count);
        Assert.Empty(Faults(new BankHolidaysPartKind(), new BankHolidaysPart { KnownUntil = "2028-12-31" }));
    }

    private static readonly PartContext Context = new(null!, "S", SettingsBag.Empty);

    private static ContentPart Read(PartKind kind, string json) => kind.Read(JsonSerializer.Deserialize<JsonElement>(json), "S");

    private static List<string> Faults(PartKind kind, ContentPart part) => [.. kind.Validate(part, Context).Select(fault => fault.Message)];
}
