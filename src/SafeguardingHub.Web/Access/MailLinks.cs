using SafeguardingHub.Admin.Access;
using SafeguardingHub.Web.Configuration;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Access;

/// <inheritdoc />
internal sealed class MailLinks(HubOptions options, PublicGround ground) : IMailLinks
{
    public bool IsOn => options.Mail.IsOn;

    public string OriginOf(HttpRequest request) => Origins.Of(request, ground.Current);
}
