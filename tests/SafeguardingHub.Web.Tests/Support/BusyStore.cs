using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>A store that lets nobody write while a test says so.</summary>
internal sealed class BusyStore : IHubStore
{
    private IHubStore? inner;

    public bool IsBusy { get; set; }

    /// <summary>Puts itself before the host's own store.</summary>
    public void PutInto(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IHubStore));
        services.AddSingleton<IHubStore>(provider =>
        {
            inner = (IHubStore)own.ImplementationFactory!(provider);
            return this;
        });
    }

    public Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken) => IsBusy ? throw new StoreBusyException() : inner!.BeginAsync(cancellationToken);

    public Task<IUnitOfWork> BeginReadingAsync(CancellationToken cancellationToken) => inner!.BeginReadingAsync(cancellationToken);
}
