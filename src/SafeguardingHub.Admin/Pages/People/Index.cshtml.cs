using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>Everybody who can sign in: what they may do, and when they last did.</summary>
[Needs(Permission.ManageUsers, Everywhere = true)]
public sealed class IndexModel(ReadPeople people, IAccounts accounts) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "People";

    /// <summary>Everybody, by name.</summary>
    public ImmutableArray<Account> People { get; private set; } = [];

    /// <summary>The names of the sections.</summary>
    public SectionNames Sections { get; private set; } = new([]);

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        People = await people.ListAsync(Actor, cancellationToken);
        Sections = new SectionNames([.. await accounts.SectionsAsync(cancellationToken)]);
    }
}
