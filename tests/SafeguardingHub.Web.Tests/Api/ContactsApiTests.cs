using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Whom to call, as other sites read it.</summary>
[Collection(SharedSiteTests.Name)]
public class ContactsApiTests(SharedSite site)
{
    private HttpClient Reader => site.Factory.Reader();

    [Fact]
    public async Task Services_All_HaveNumbersHoursAndNoConfirmationThatNobodyGave()
    {
        var services = (await Reader.JsonAsync("/api/services")).List("items");

        Assert.Equal("999", services[0].List("numbers")[0].Text("number"));
        Assert.Equal("always", services[0].GetProperty("hours").Text("state"));
        var door = Assert.Single(services, service => service.Text("name") == "family-front-door");
        Assert.Equal(("01905822666", "01905 822 666", "tel:01905822666"), (door.List("numbers")[0].Text("number"), door.List("numbers")[0].Text("display"), door.List("numbers")[0].Text("href")));
        Assert.Equal("weekly", door.GetProperty("hours").Text("state"));
        Assert.Equal("08:30", door.GetProperty("hours").List("week")[0].Text("from"));
        Assert.Contains(door.GetProperty("hours").List("words"), line => line.GetString()!.Contains("8:30am", StringComparison.Ordinal));
        Assert.Equal("unknown", door.GetProperty("channels").Text("sms"));
        Assert.All(services, service => Assert.Equal(System.Text.Json.JsonValueKind.Null, service.GetProperty("confirmed").ValueKind));
        Assert.Equal("/contacts/family-front-door", door.Text("address"));
        Assert.All(services, service => Assert.False(service.GetProperty("inUse").GetBoolean()));
    }

    [Fact]
    public async Task Service_Confirmed_TellsTheDayAndNeverWho()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var id = (await reader.JsonAsync("/api/services")).List("items").Single(service => service.Text("name") == "family-front-door").Text("id")!;
        await hub.PublishAsync(id, item =>
        {
            var part = item.Part<ServicePart>()!;
            return item.With(part with { Hours = part.Hours! with { AsStated = "as the page of Ada says" } });
        });
        await hub.RingAsync(id, by: "Ada Lovelace");

        var service = (await reader.JsonAsync("/api/services")).List("items").Single(one => one.Text("id") == id);
        var item = await reader.JsonAsync($"/api/content/{id}");

        Assert.Equal("2026-11-02", service.Text("confirmed"));
        Assert.Equal("""{"On":"2026-11-02"}""", item.GetProperty("ServicePart").GetProperty("Confirmation").GetRawText());
        Assert.DoesNotContain("Ada", service.GetRawText() + item.GetRawText(), StringComparison.Ordinal);
    }

    // A Friday in winter: at 16:45 no service is listed as open.
    [Theory]
    [InlineData("2027-02-12T16:45", true)]
    [InlineData("2027-02-12T16:45:00Z", true)]
    [InlineData("2027-02-12T17:45:00%2B01:00", true)]
    [InlineData("2027-02-12T16:29", false)]
    [InlineData("2027-02-12T17:00", false)]
    public async Task Route_AtAMoment_TellsWhetherAnybodyAnswers(string at, bool isGap)
    {
        var now = await Reader.JsonAsync($"/api/routes/child/now?at={at}");

        Assert.Equal(isGap, now.GetProperty("gap").GetBoolean());
        Assert.Equal(isGap, now.Text("gapText") is not null);
        Assert.StartsWith("2027-02-12T1", now.Text("computedAt"), StringComparison.Ordinal);
        Assert.EndsWith("+00:00", now.Text("computedAt"), StringComparison.Ordinal);
        Assert.False(now.GetProperty("isNow").GetBoolean());
        Assert.Equal("999", now.GetProperty("emergency").GetProperty("numbers")[0].Text("number"));
        Assert.Contains("Worcestershire", now.Text("for"), StringComparison.Ordinal);
        var services = now.List("services");
        Assert.Equal(!isGap, services.Exists(service => service.Text("state") == "open"));
        Assert.All(services, service => Assert.NotEmpty(service.List("numbers")));
        Assert.DoesNotContain(services, service => service.List("numbers")[0].Text("number") == "999");
    }

    [Fact]
    public async Task Route_InTheGap_SaysWhenEachServiceOpens()
    {
        var now = await Reader.JsonAsync("/api/routes/child/now?at=2027-02-12T16:45");

        var first = now.List("services")[0];
        Assert.Equal(("closed", "2027-02-12T17:00:00+00:00", "weekly"), (first.Text("state"), first.Text("nextOpen"), first.GetProperty("reason").Text("kind")));
        Assert.Equal("2027-02-12T17:00:00+00:00", now.Text("until"));
        Assert.Contains("5pm", now.Text("gapText"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at=tomorrow")]
    [InlineData("at=2027-02-31T10:00")]
    [InlineData("at=1066-10-14T09:00")]
    [InlineData("at=2027-02-12T16:45&at=2027-02-12T17:45")]
    [InlineData("moment=2027-02-12T16:45")]
    public async Task Route_AtAMomentThatIsNone_IsRefused(string query)
    {
        var problem = await Reader.JsonAsync($"/api/routes/child/now?{query}", 400);

        Assert.Equal([query.Split('=')[0]], problem.GetProperty("errors").Names());
    }

    [Fact]
    public async Task Route_OfNoSuchName_IsNotThere()
    {
        await Reader.JsonAsync("/api/routes/nobody/now", 404);
        await Reader.JsonAsync("/api/routes/family-front-door/now", 404);
    }

    [Fact]
    public async Task Routes_All_LeadToTheirAnswers()
    {
        var reader = Reader;
        foreach (var route in (await reader.JsonAsync("/api/routes")).List("items"))
        {
            var now = await reader.JsonAsync(route.Text("now")!);

            Assert.Equal(route.Text("name"), now.Text("name"));
            Assert.True(now.GetProperty("isNow").GetBoolean());
        }
    }

    // 16:29:30 on a Friday: the next handover is half a minute away.
    [Theory]
    [InlineData("2027-02-12T16:29:30Z", 30)]
    [InlineData("2027-02-12T12:00:00Z", 60)]
    [InlineData("2027-02-12T23:59:50Z", 10)]
    public async Task RouteNow_IsKeptAMinuteAtMost_AndNeverPastTheNextHandover(string moment, int seconds)
    {
        var time = new SettableTime(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
        await using var hub = await HubFactory.StartAsync(time);
        var reader = hub.Reader();

        using var first = await reader.GetAsync(new Uri("/api/routes/child/now", UriKind.Relative));
        using var second = await reader.GetAsync(new Uri("/api/routes/child/now", UriKind.Relative));

        // The second comes from memory and says how old it is, so that whoever keeps it counts from the first.
        Assert.Equal(TimeSpan.FromSeconds(seconds), first.Headers.CacheControl?.MaxAge);
        Assert.Equal(TimeSpan.FromSeconds(seconds), second.Headers.CacheControl?.MaxAge);
        Assert.Equal((false, true), (first.Headers.Age is not null, second.Headers.Age is not null));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Contacts_WithTheDatabaseDown_AreStillAnswered()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        hub.Database.IsDown = true;

        await reader.JsonAsync("/api/services");
        await reader.JsonAsync("/api/routes/child/now");
        var problem = await reader.JsonAsync("/api/content", 503);

        Assert.Contains("999", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guidance_OnADay_TellsWhichEditionWasInForceAndHowSureThatIs()
    {
        var reader = Reader;
        var all = (await reader.JsonAsync("/api/guidance")).List("items");
        var several = all.First(guidance => guidance.List("editions").Count > 2);
        var name = several.Text("name") ?? several.Text("id");

        var today = await reader.JsonAsync($"/api/guidance/{name}");
        var then = await reader.JsonAsync($"/api/guidance/{several.Text("id")}?on=2016-05-01");
        var before = await reader.JsonAsync($"/api/guidance/{name}?on=1900-01-01");

        Assert.Equal(several.GetRawText(), today.GetProperty("guidance").GetRawText());
        Assert.Equal(several.List("current")[0].GetString(), today.GetProperty("inForce").Text("edition"));
        Assert.Equal("2016-05-01", then.GetProperty("inForce").Text("on"));
        Assert.NotEqual(today.GetProperty("inForce").Text("edition"), then.GetProperty("inForce").Text("edition"));
        Assert.Contains(then.GetProperty("inForce").Text("precision"), new[] { "day", "month", "year" });
        Assert.Null(before.GetProperty("inForce").Text("edition"));
        Assert.Equal(["current", "superseded"], several.List("editions").Select(edition => edition.Text("state")!).Distinct());
        await reader.JsonAsync($"/api/guidance/{name}?on=2016", 400);
        await reader.JsonAsync("/api/guidance/none", 404);
    }
}
