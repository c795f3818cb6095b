using System.Net;
using System.Net.Http.Headers;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests;

/// <summary>What a page costs, how long it holds, and in which form it is sent.</summary>
[Collection(SharedSiteTests.Name)]
public class CacheTests(SharedSite site)
{
    private const int QueriesAtMost = 3;
    private const string WyreForestCcg = "4huborgwyreforestccg000000";

    private static readonly string[] Site =
        ["/", "/south-worcestershire", "/wyre-forest", "/worried-about-a-child", "/contacts", "/contacts/family-front-door"];

    [Fact]
    public async Task Pages_Asked_CostThreeQueriesAtMost_AndNoneFromMemory()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        foreach (var address in Site.Append("/no-such-page"))
        {
            var cold = await DatabaseWatch.CountAsync(() => GetAsync(reader, address));
            var warm = await DatabaseWatch.CountAsync(() => GetAsync(reader, address));

            Assert.InRange(cold, address is "/contacts" ? 0 : 1, QueriesAtMost);
            Assert.Equal(address is "/no-such-page" ? cold : 0, warm);
        }
    }

    [Theory]
    [InlineData("br", "br;q=1.0, gzip;q=0.8, *;q=0.1", "br")]
    [InlineData("gzip, deflate, br, zstd", "gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip;q=0.5, deflate", "gzip")]
    [InlineData("GZIP", "x-unknown, gzip", "gzip")]
    [InlineData("identity", null, null)]
    [InlineData("br;q=0", "%%%", null)]
    public async Task Encodings_SpeltInManyWays_ShareOneCopyInMemory(string first, string? second, string? encoding)
    {
        var reader = site.Factory.Reader();

        using var cold = await GetAsync(reader, "/wyre-forest", first);
        using var warm = await InMemoryAsync(reader, "/wyre-forest", second);

        Assert.Equal(encoding is null ? [] : [encoding], cold.Content.Headers.ContentEncoding);
        Assert.Equal(cold.Content.Headers.ContentEncoding, warm.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", cold.Headers.Vary);
        Assert.Contains("Accept-Encoding", warm.Headers.Vary);
    }

    [Fact]
    public async Task Page_InEveryEncoding_HasTheSameWeakTagAndTheSameText()
    {
        var reader = site.Factory.Reader();
        var tags = new List<EntityTagHeaderValue?>();
        var texts = new List<string>();
        foreach (var encoding in new[] { "br", "gzip", "identity", "br", "gzip", null })
        {
            using var response = await GetAsync(reader, "/worried-about-a-child", encoding);
            tags.Add(response.Headers.ETag);
            texts.Add(await TextAsync(response));
        }

        Assert.True(tags[0]?.IsWeak);
        Assert.Single(tags.Distinct());
        Assert.Single(texts.Distinct());
        Assert.Contains("01905 822 666", texts[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task Page_ThatTheReaderHas_IsNotSentAgain(string? encoding)
    {
        var reader = site.Factory.Reader();
        using var had = await GetAsync(reader, "/wyre-forest", encoding);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/wyre-forest", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(had.Headers.ETag!);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var answer = await reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(had.Headers.ETag, answer.Headers.ETag);
    }

    [Fact]
    public async Task Page_OfAnotherText_IsSentWhateverTheReaderHas()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        using var had = await GetAsync(reader, "/wyre-forest");
        await hub.PublishAsync("4hubtextduty00000000000000", item => item.With(item.Part<SharedTextPart>()! with { Html = "<p>New.</p>" }));
        await reader.PageAsync("/wyre-forest");

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/wyre-forest", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(had.Headers.ETag!);
        using var answer = await reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual(had.Headers.ETag, answer.Headers.ETag);
    }

    [Fact]
    public async Task Page_Asked_MayBeKeptButIsAskedForAgain()
    {
        var reader = site.Factory.Reader();
        for (var round = 0; round < 2; round++)
        {
            using var response = await GetAsync(reader, "/wyre-forest");

            Assert.True(response.Headers.CacheControl?.NoCache);
            Assert.True(response.Headers.CacheControl?.Public);
        }
    }

    [Theory]
    [InlineData("/wyre-forest")]
    [InlineData("/contacts")]
    public async Task Head_Asked_HasTheHeadersOfGet(string address)
    {
        var reader = site.Factory.Reader();
        for (var round = 0; round < 2; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative));
            using var head = await reader.SendAsync(request);
            using var get = await GetAsync(reader, address);

            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.NotEmpty(await get.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task OtherMethods_OnAPage_AreRefused_WhateverIsInMemory(string method)
    {
        var reader = site.Factory.Reader();
        await reader.PageAsync("/wyre-forest");

        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/wyre-forest", UriKind.Relative));
        using var answer = await reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task QueryString_OnAPage_MakesNoOtherCopy()
    {
        var reader = site.Factory.Reader();
        await reader.PageAsync("/wyre-forest");

        using var answer = await InMemoryAsync(reader, "/wyre-forest?utm_source=somewhere", null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Page_ThatSeveralWaitFor_IsThereForTheOthersWhenOneGoesAway()
    {
        await using var hub = await HubFactory.StartAsync();
        var reader = hub.Reader();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var leaving = new CancellationTokenSource();
        hub.Database.Held = held.Task;

        HttpResponseMessage? stays = null;
        var goes = DatabaseWatch.CountAsync(async () => (await reader.GetAsync(new Uri("/wyre-forest", UriKind.Relative), leaving.Token)).Dispose());
        await hub.Database.Reached;
        var waits = DatabaseWatch.CountAsync(async () => stays = await GetAsync(reader, "/wyre-forest"));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => goes);
        held.SetResult();
        await waits;

        using var answer = stays!;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("</html>", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithANameThatEndsAtMidnight_IsComposedAnewThen()
    {
        // One second and a half before midnight in London: the copy in memory holds for that long by the system's clock.
        var clock = new SettableTime(new DateTimeOffset(2026, 3, 1, 23, 59, 58, 500, TimeSpan.Zero));
        await using var hub = await HubFactory.StartAsync(clock);
        var reader = hub.Reader();
        await hub.PublishAsync(WyreForestCcg, item => item.With(item.Part<OrganisationPart>()! with
        {
            Names = [new OrganisationName { Name = "The old body", To = "2026-03-01" }, new OrganisationName { Name = "The new body", From = "2026-03-02" }],
        }));

        Assert.Contains("Pages of The old body", (await reader.PageAsync("/wyre-forest")).Body!.TextContent, StringComparison.Ordinal);
        (await InMemoryAsync(reader, "/wyre-forest", null)).Dispose();
        clock.Advance(TimeSpan.FromSeconds(2));
        await Task.Delay(TimeSpan.FromSeconds(2));

        Assert.Contains("Pages of The new body", (await reader.PageAsync("/wyre-forest")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient reader, string address, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        return await reader.SendAsync(request);
    }

    // A copy from memory costs no query and says how old it is.
    private static async Task<HttpResponseMessage> InMemoryAsync(HttpClient reader, string address, string? encoding)
    {
        HttpResponseMessage? response = null;
        var commands = await DatabaseWatch.CountAsync(async () => response = await GetAsync(reader, address, encoding));
        Assert.Equal(0, commands);
        Assert.NotNull(response!.Headers.Age);
        return response;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress),
            _ => body,
        };
        using var text = new StreamReader(plain);
        return await text.ReadToEndAsync();
    }
}
