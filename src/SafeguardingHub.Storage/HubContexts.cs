namespace SafeguardingHub.Storage;

/// <summary>Makes contexts of the database that is configured; whoever asks disposes.</summary>
internal sealed class HubContexts(Func<HubDbContext> create)
{
    public HubDbContext Create() => create();
}
