using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Lets each request come from an address of its own, so that none of them is limited on account of the others.</summary>
internal sealed class AlwaysFromElsewhere : IStartupFilter
{
    private int count;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            var number = Interlocked.Increment(ref count);
            context.Connection.RemoteIpAddress = new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
            return following(context);
        });
        next(app);
    };
}
