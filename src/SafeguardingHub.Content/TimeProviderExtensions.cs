using NodaTime;

namespace SafeguardingHub.Content;

/// <summary>Between the framework's clock and NodaTime.</summary>
public static class TimeProviderExtensions
{
    /// <summary>Now, as an instant.</summary>
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
