using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Safeguarding.Calls;

namespace SafeguardingHub.Admin.Pages.Calls;

/// <summary>The services that somebody keeps, by how much they need a call.</summary>
[Needs(Permission.PublishContent, ContentType = ContactPages.ServiceType)]
public sealed class IndexModel(ReadContacts contacts) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Contacts";

    /// <summary>The services, the most pressing first.</summary>
    public ImmutableArray<ContactLine> Lines { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await contacts.ListAsync(Actor, cancellationToken);
}
