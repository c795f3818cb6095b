using System.Net;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>Pages that answer for a moment: for now they live a minute, for another moment they are kept by nobody.</summary>
public class MomentTests
{
    private const string Contact = "/contacts/family-front-door";

    // On the minute, so that no test meets the end of one.
    private static readonly DateTimeOffset Start = new(2027, 2, 12, 16, 45, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/contacts")]
    [InlineData(Contact)]
    public async Task Page_ForAnotherMoment_IsStoredNowhere_AndNeverServedAsThePlainOne(string address)
    {
        await using var hub = await HubFactory.StartAsync(new SettableTime(Start));
        var reader = hub.Reader();

        using var other = await reader.GetAsync(new Uri(address + "?at=2027-02-11T12:00", UriKind.Relative));
        using var plain = await reader.GetAsync(new Uri(address, UriKind.Relative));
        using var again = await reader.GetAsync(new Uri(address + "?at=2027-02-11T12:00", UriKind.Relative));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], [other.StatusCode, plain.StatusCode, again.StatusCode]);
        Assert.True(other.Headers.CacheControl?.NoStore);
        Assert.True(plain.Headers.CacheControl?.NoCache);
        Assert.False(plain.Headers.CacheControl?.NoStore);
        Assert.True(again.Headers.CacheControl?.NoStore);
        Assert.Contains("noindex", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/contacts")]
    [InlineData(Contact)]
    public async Task Page_ForNow_ComesFromMemory_WhateverWasAskedBefore(string address)
    {
        await using var hub = await HubFactory.StartAsync(new SettableTime(Start));
        var reader = hub.Reader();
        using var plain = await reader.GetAsync(new Uri(address, UriKind.Relative));
        using var other = await reader.GetAsync(new Uri(address + "?at=2027-02-11T12:00", UriKind.Relative));

        var queries = await DatabaseWatch.CountAsync(() => reader.GetAsync(new Uri(address, UriKind.Relative)));

        Assert.Equal(0, queries);
    }
}
