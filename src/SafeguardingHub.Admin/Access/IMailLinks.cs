using Microsoft.AspNetCore.Http;

namespace SafeguardingHub.Admin.Access;

/// <summary>Whether links for people can go by mail, and with which origin.</summary>
public interface IMailLinks
{
    /// <summary>Whether a mail server is configured.</summary>
    bool IsOn { get; }

    /// <summary>Scheme and host of the hub's addresses, without a slash at the end.</summary>
    string OriginOf(HttpRequest request);
}
