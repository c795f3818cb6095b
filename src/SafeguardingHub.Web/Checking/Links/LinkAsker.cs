using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Checks.Links;

namespace SafeguardingHub.Web.Checking.Links;

/// <summary>
/// Asks another site whether an address still leads somewhere: as a guest who says who they are, asks for no more than the first
/// line of the answer, keeps to the site's robots.txt and never knocks twice within a few seconds.
/// </summary>
internal sealed partial class LinkAsker(ILinkReach reach, LinkPace pace, TimeProvider time, Func<string?> origin, TimeSpan timeout) : IDisposable
{
    /// <summary>By this name a robots.txt may speak to the hub.</summary>
    public const string Robot = "SafeguardingHubLinks";

    private const int MostRedirects = 5;
    private const int MostBytes = 64 * 1024;
    private const int MostSites = 1000;
    private static readonly Duration RobotsLast = Duration.FromDays(1);
    private static readonly Duration FaultsLast = Duration.FromMinutes(30);

    private readonly HttpClient client = LinkConnection.Create(reach, timeout);
    private readonly Dictionary<string, Wishes> robots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>When any site answered last; null for never. Where none does, the fault may be the hub's own.</summary>
    public Instant? LastHeardAt { get; private set; }

    /// <summary>The answer of the site. Nothing that a site does makes this fail; <paramref name="cancellationToken"/> alone does.</summary>
    public async Task<LinkAnswer> AskAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? await FollowAsync(uri, cancellationToken) : new LinkAnswer(LinkAnswerKind.NotAllowed, "not a web address");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Failure(error);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<LinkAnswer> FollowAsync(Uri first, CancellationToken cancellationToken)
    {
        var at = first;
        var (moved, isStillMoving) = ((Uri?)null, true);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (at.Scheme is not ("http" or "https") || !reach.AllowsPort(at.Port) || OutsideAddress.HostOf(at) is null)
            {
                return new LinkAnswer(LinkAnswerKind.NotAllowed, hop == 0 ? "not an address of the public web" : "leads on to an address that the hub does not ask for");
            }

            var wishes = await WishesAsync(at, cancellationToken);
            if (wishes.Fault is not null || !wishes.Rules.Allows(at.PathAndQuery))
            {
                return wishes.Fault ?? new LinkAnswer(LinkAnswerKind.NotAllowed, "the site asks robots not to look");
            }

            var said = await SayAsync(at, cancellationToken);
            if (!said.IsRedirect)
            {
                var answer = said.Answer;
                return answer.Kind == LinkAnswerKind.Works && moved is not null ? new LinkAnswer(LinkAnswerKind.Moved, answer.Detail) { LeadsTo = moved.AbsoluteUri } : answer;
            }

            if (said.Location is not { } location || !Uri.TryCreate(at, location, out var next))
            {
                return new LinkAnswer(LinkAnswerKind.NoAnswer, $"{said.Status}, without saying where to");
            }

            if (IsSignIn(next))
            {
                return new LinkAnswer(LinkAnswerKind.NeedsSignIn, "leads to a page for signing in");
            }

            // Where it leads for good ends at the first step that is only for now.
            isStillMoving &= said.Status is 301 or 308;
            moved = isStillMoving ? next : moved;
            at = next;
        }

        return new LinkAnswer(LinkAnswerKind.NoAnswer, $"leads on more than {MostRedirects} times");
    }

    // The first line alone is asked for; sites that know nothing of that question, or answer it otherwise, are asked for the page.
    private async Task<Said> SayAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var said = await SendAsync(HttpMethod.Head, address, cancellationToken);
            if (said.Status is < 400 or 401 or 429 or 503 || said.Answer.Kind == LinkAnswerKind.NeedsSignIn)
            {
                return said;
            }
        }
        catch (Exception error) when (error is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse }
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Some close the door on it, or say nothing.
        }

        return await SendAsync(HttpMethod.Get, address, cancellationToken);
    }

    private async Task<Said> SendAsync(HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(OutsideAddress.HostOf(address)!, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var request = Question(method, address);
        if (method == HttpMethod.Get)
        {
            request.Headers.Range = new RangeHeaderValue(0, 1023);
        }

        // The body is never read: the connection is closed with the answer.
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        LastHeardAt = time.Now();
        return new Said((int)response.StatusCode, response.Headers.Location, AnswerOf(response));
    }

    private LinkAnswer AnswerOf(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var words = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return status switch
        {
            < 400 or 416 => new LinkAnswer(LinkAnswerKind.Works),
            401 => new LinkAnswer(LinkAnswerKind.NeedsSignIn, words),
            403 when response.Headers.WwwAuthenticate.Count > 0 => new LinkAnswer(LinkAnswerKind.NeedsSignIn, words),
            404 or 410 => new LinkAnswer(LinkAnswerKind.Gone, words),
            408 or 425 or 429 or >= 500 => new LinkAnswer(LinkAnswerKind.NoAnswer, words) { RetryAfter = RetryAfter(response.Headers.RetryAfter) },

            // Many sites send robots away by these, and people see the page.
            _ => new LinkAnswer(LinkAnswerKind.NotAllowed, $"the site does not answer robots, {words}"),
        };
    }

    private Duration? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } when delta > TimeSpan.Zero => Duration.FromTimeSpan(delta),
        { Date: { } date } when Instant.FromDateTimeOffset(date) > time.Now() => Instant.FromDateTimeOffset(date) - time.Now(),
        _ => null,
    };

    private async Task<Wishes> WishesAsync(Uri of, CancellationToken cancellationToken)
    {
        var site = of.GetLeftPart(UriPartial.Authority);
        if (robots.TryGetValue(site, out var known) && known.Until > time.Now())
        {
            return known;
        }

        if (robots.Count >= MostSites)
        {
            robots.Clear();
        }

        return robots[site] = await ReadRobotsAsync(new Uri(new Uri(site), "/robots.txt"), cancellationToken);
    }

    private async Task<Wishes> ReadRobotsAsync(Uri at, CancellationToken cancellationToken)
    {
        var none = new Wishes(RobotRules.AllowAll, null, time.Now() + RobotsLast);
        for (var hop = 0; hop <= MostRedirects && at.Scheme is ("http" or "https") && reach.AllowsPort(at.Port) && OutsideAddress.HostOf(at) is { } host; hop++)
        {
            await pace.WaitAsync(host, cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(timeout);
            using var request = Question(HttpMethod.Get, at);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            LastHeardAt = time.Now();
            switch ((int)response.StatusCode)
            {
                case >= 200 and < 300:
                    return none with { Rules = RobotRules.Read(await BeginningAsync(response, limit.Token), Robot) };
                case >= 300 and < 400 when response.Headers.Location is { } location && Uri.TryCreate(at, location, out var next):
                    at = next;
                    break;
                case 429 or >= 500:
                    // The site may have wishes and cannot say them: nothing else is asked of it, and that counts as no answer.
                    return new Wishes(RobotRules.AllowAll, AnswerOf(response) with { Detail = $"its robots.txt answers {(int)response.StatusCode}" }, time.Now() + FaultsLast);
                default:
                    return none;
            }
        }

        return none;
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostBytes];
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var text = Encoding.UTF8.GetString(bytes, 0, length);

        // A line that is cut in two may mean anything.
        return length < bytes.Length ? text : text[..(text.LastIndexOf('\n') + 1)];
    }

    private HttpRequestMessage Question(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("User-Agent", origin() is { Length: > 0 } hub ? $"{Robot}/1.0 (link checker; +{hub})" : $"{Robot}/1.0 (link checker)");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        return request;
    }

    private LinkAnswer Failure(Exception error)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case NotPublicException:
                    return new LinkAnswer(LinkAnswerKind.NotAllowed, "leads to no machine of the public internet");
                case AuthenticationException:
                    return new LinkAnswer(LinkAnswerKind.Gone, "its certificate is not valid, so browsers warn of it") { IsUnheard = true };
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new LinkAnswer(LinkAnswerKind.Gone, "there is no site of that name") { IsUnheard = true };
                case OperationCanceledException:
                    return new LinkAnswer(LinkAnswerKind.NoAnswer, $"no answer within {timeout.TotalSeconds:0} seconds") { IsUnheard = true };
            }
        }

        return new LinkAnswer(LinkAnswerKind.NoAnswer, "the connection was closed") { IsUnheard = true };
    }

    private static bool IsSignIn(Uri address) => SignIn().IsMatch(OutsideAddress.HostOf(address) ?? "") || SignIn().IsMatch(Uri.UnescapeDataString(address.AbsolutePath));

    [GeneratedRegex(@"(?<![a-z])(?:(?:wp|user|staff|member)?(?:log[-_]?in|log[-_]?on|sign[-_]?in)|adfs|b2c(?:login)?|sso|saml2?|oauth2?|idp)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignIn();

    private sealed record Wishes(RobotRules Rules, LinkAnswer? Fault, Instant Until);

    private sealed record Said(int Status, Uri? Location, LinkAnswer Answer)
    {
        public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;
    }
}
