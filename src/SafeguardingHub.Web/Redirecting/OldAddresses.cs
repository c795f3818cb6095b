using SafeguardingHub.Content;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Delivery;

namespace SafeguardingHub.Web.Redirecting;

/// <summary>
/// What readers of an address without a page get: a redirect where a section keeps one, otherwise a page that says whether
/// there never was one or whether it was taken away. The output cache keeps none of these, so that a site's name in a request
/// makes no difference to what is in memory.
/// </summary>
internal sealed class OldAddresses(IRedirects redirects, IPublishedContent published, UnmatchedCounts counts, TimeProvider time)
{
    /// <summary>Registers what works with old addresses.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<UnmatchedCounts>();
        services.AddSingleton<OldAddresses>();
        services.AddHostedService<UnmatchedWriter>();
    }

    /// <summary>The answer; one query for a redirect, two where there is none, none for addresses that no redirect can stand for.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var requested = context.Request.Path.Value;
        if (RedirectSource.PathOf(requested) is not { } path || IsOfTheApplication(path))
        {
            return PublicEndpoints.NotFound(snapshot, time.Now());
        }

        var host = RedirectSource.HostOf(context.Request.Host.Host);
        if (await redirects.FindAsync(host, path, cancellationToken) is not { } to)
        {
            counts.Add(AskedInVain.Of(host, requested));
            return ContentPath.TryParse(requested!, out var gone, out _) && await published.WasLiveAsync(gone, cancellationToken)
                ? PublicEndpoints.Gone(snapshot, time.Now()) : PublicEndpoints.NotFound(snapshot, time.Now());
        }

        if (to.IsOutside)
        {
            // Another site that leads back to this address of this one would do so for ever.
            return Uri.TryCreate(to.Address, UriKind.Absolute, out var uri) && RedirectSource.HostOf(uri.Host) != host
                ? Answers.SentElsewhere(to.Address) : PublicEndpoints.NotFound(snapshot, time.Now());
        }

        // An old site that now leads here is left behind, where the settings say what the hub's own is called.
        if (Origins.OfSite(snapshot) is { } origin && Uri.TryCreate(origin, UriKind.Absolute, out var own) && RedirectSource.HostOf(own.Host) != host)
        {
            return Answers.Moved(origin, to.Address, RequestedMoment.QueryOf(context.Request));
        }

        // An address below a redirected folder that the application answered when the redirect was saved, and answers no longer.
        return RedirectSource.PathOf(to.Address) == path ? PublicEndpoints.NotFound(snapshot, time.Now()) : Answers.Moved(to.Address, RequestedMoment.QueryOf(context.Request));
    }

    private static bool IsOfTheApplication(string path) =>
        ContentPath.TryParse(path.Split('/')[0], out var first, out _) && HubComposition.Reserved.ContainsTreeOf(first);
}
