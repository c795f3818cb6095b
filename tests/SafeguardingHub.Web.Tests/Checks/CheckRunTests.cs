using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Admin;

namespace SafeguardingHub.Web.Tests.Checks;

public sealed class CheckRunTests
{
    [Fact]
    public async Task Item_OnWhichTheProgramStumbles_KeepsNoOtherFromBeingChecked()
    {
        var stumbling = new Stumbling();
        await using var hub = await FlowHub.StartAsync(more: services =>
        {
            var store = services.Last(service => service.ServiceType == typeof(IFindings));
            services.AddSingleton<IFindings>(provider =>
            {
                stumbling.Store = (IFindings)(store.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, store.ImplementationType!));
                return stumbling;
            });
        });
        var run = hub.Services.GetRequiredService<RunChecks>();
        var all = await stumbling.ToCheckAsync(null, null, null, 10_000, CancellationToken.None);
        stumbling.Over = all[3];

        var fault = await Assert.ThrowsAsync<AggregateException>(() => run.AllAsync(null, everything: true, null, CancellationToken.None));

        Assert.Equal("The program stumbled.", Assert.Single(fault.InnerExceptions).Message);
        Assert.True(all.Count > 100);
        Assert.Null((await stumbling.OfItemAsync(all[3], CancellationToken.None)).CheckedAt);
        Assert.NotNull((await stumbling.OfItemAsync(all[4], CancellationToken.None)).CheckedAt);
        Assert.NotNull((await stumbling.OfItemAsync(all[^1], CancellationToken.None)).CheckedAt);
    }

    private sealed class Stumbling : IFindings
    {
        public IFindings Store { get; set; } = null!;

        public ContentItemId? Over { get; set; }

        public Task KeepAsync(IReadOnlyCollection<CheckedItem> items, CancellationToken cancellationToken) =>
            items.Any(item => item.Item == Over) ? throw new InvalidOperationException("The program stumbled.") : Store.KeepAsync(items, cancellationToken);

        public Task<ItemFindings> OfItemAsync(ContentItemId id, CancellationToken cancellationToken) => Store.OfItemAsync(id, cancellationToken);

        public Task<FindingsPage> ListAsync(FindingsQuery query, CancellationToken cancellationToken) => Store.ListAsync(query, cancellationToken);

        public Task<IReadOnlyList<FindingCount>> CountAsync(FindingsQuery query, CancellationToken cancellationToken) => Store.CountAsync(query, cancellationToken);

        public Task<IReadOnlyDictionary<ContentItemId, OpenFindings>> OpenAsync(IReadOnlyCollection<ContentItemId> items, LocalDate today, CancellationToken cancellationToken) =>
            Store.OpenAsync(items, today, cancellationToken);

        public Task<IReadOnlyList<ContentItemId>> ToCheckAsync(string? mark, ContentItemId? section, ContentItemId? after, int limit, CancellationToken cancellationToken) =>
            Store.ToCheckAsync(mark, section, after, limit, cancellationToken);
    }
}
