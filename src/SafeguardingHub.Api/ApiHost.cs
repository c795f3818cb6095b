using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Api;

/// <summary>What the API needs of the host that it runs in.</summary>
public sealed class ApiHost
{
    /// <summary>The shared ground now.</summary>
    public required Func<PublicSnapshot> Ground { get; init; }

    /// <summary>Waits, within bounds, until the shared ground holds all that this host has committed: who took a right away must see it taken away.</summary>
    public required Func<CancellationToken, ValueTask> CaughtUp { get; init; }

    /// <summary>Who makes a request; the anonymous actor where nobody has signed in.</summary>
    public required Func<HttpContext, Actor> Asker { get; init; }

    /// <summary>The kinds of parts and fields.</summary>
    public required ContentKinds Kinds { get; init; }

    /// <summary>What the search needs to know at a moment, beside its index.</summary>
    public required Func<PublicSnapshot, Instant, SearchGround> SearchGround { get; init; }

    /// <summary>Says until when the answer to a request holds in the host's memory.</summary>
    public required Action<HttpContext, Instant> Holds { get; init; }

    /// <summary>Keeps an endpoint's answers in the host's memory, a copy for each value of the fields with a closed set of values; of one that reads no fields (null), one copy.</summary>
    public required Action<IEndpointConventionBuilder, KeptFields?> Keep { get; init; }

    /// <summary>Limits how often somebody may ask an endpoint, because an answer costs much.</summary>
    public required Action<IEndpointConventionBuilder> Limit { get; init; }

    /// <summary>Limits the same where what items point to is asked for, and not otherwise.</summary>
    public required Action<IEndpointConventionBuilder> LimitDepth { get; init; }

    /// <summary>Lets pages of other sites read an endpoint's answers.</summary>
    public required Action<IEndpointConventionBuilder> Open { get; init; }
}

/// <summary>The fields of an address, as far as they matter to what is kept of the answers.</summary>
/// <param name="Keys">Those with a closed set of values; all others keep an answer out of memory.</param>
/// <param name="Listed">Whether a value of one of them is spelt as it is listed; another spelling of it would make a copy of its own.</param>
public sealed record KeptFields(IReadOnlyCollection<string> Keys, Func<PublicSnapshot, string, string, bool> Listed);
