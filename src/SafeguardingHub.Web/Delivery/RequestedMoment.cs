using Microsoft.Extensions.Primitives;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Web.Delivery;

/// <summary>The moment in an address, <c>?at=2027-02-12T16:45</c>: for which pages with a route or a service answer instead of now.</summary>
internal static class RequestedMoment
{
    private const string QueryKey = "at";
    private static readonly AskedMoment None = new(null, null);

    /// <summary>Whether a request names a moment, readable or not.</summary>
    public static bool IsIn(HttpRequest request) => request.Query.ContainsKey(QueryKey);

    /// <summary>What the request's query says of a moment, and nothing else of it.</summary>
    public static QueryString QueryOf(HttpRequest request) =>
        request.Query.TryGetValue(QueryKey, out var given) ? QueryString.Create([new KeyValuePair<string, StringValues>(QueryKey, given)]) : QueryString.Empty;

    /// <summary>The moment that a request names; neither moment nor fault where it names none.</summary>
    public static AskedMoment Of(HttpRequest request) =>
        !request.Query.TryGetValue(QueryKey, out var given) ? None
        : given is [{ } text] ? AskedMoment.Read(text)
        : AskedMoment.Faulty("The address names several moments.");
}
