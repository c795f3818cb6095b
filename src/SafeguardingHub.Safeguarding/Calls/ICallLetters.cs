using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>Letters to the people who keep a service.</summary>
public interface ICallLetters
{
    /// <summary>
    /// The letters that go out when a service comes to be in doubt: to everybody who may publish it but the one who found out.
    /// They say nothing of the service and lead to its screen. None where no mail server is configured.
    /// </summary>
    Task<ImmutableArray<OutgoingMail>> InDoubtAsync(StoredItem service, Actor by, Instant now, CancellationToken cancellationToken);
}
