using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages;

/// <summary>Where an editor begins: what waits for them, what is theirs, what is to come and what was changed last.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class IndexModel : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Dashboard";
}
