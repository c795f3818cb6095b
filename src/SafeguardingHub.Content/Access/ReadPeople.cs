using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Access;

/// <summary>Somebody as a colleague of the same section sees them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to write to.</param>
/// <param name="Roles">The names of the roles that they have in the section, whether there or in all.</param>
public sealed record Colleague(string Name, string Email, ImmutableArray<string> Roles)
{
    /// <summary>The account's id, by which content names its owner; empty where nobody needs it.</summary>
    public string Id { get; init; } = "";

    /// <summary>Whether they may publish in the section, and so approve what others wrote.</summary>
    public bool Approves { get; init; }
}

/// <summary>Reads people who can sign in, for somebody: who may not manage people sees nobody's account.</summary>
public sealed class ReadPeople(IAccounts accounts)
{
    /// <summary>Everybody, by name; nobody where the actor may not manage people.</summary>
    public async Task<ImmutableArray<Account>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        Rights.AllowsEverywhere(actor, Permission.ManageUsers) ? [.. await accounts.ListAsync(cancellationToken)] : [];

    /// <summary>The person of that id; null where there is none or the actor may not manage people.</summary>
    public async Task<Account?> FindAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        Rights.AllowsEverywhere(actor, Permission.ManageUsers) ? await accounts.FindAsync(id, cancellationToken) : null;

    /// <summary>Whom somebody asks for a right that they do not have: the administrators who can sign in. For everybody who has signed in.</summary>
    public async Task<ImmutableArray<Colleague>> WhoToAskAsync(Actor actor, CancellationToken cancellationToken) => actor.Kind == ActorKind.User
        ? [.. (await accounts.ListAsync(cancellationToken)).Where(person => person is { State: AccountState.Active, IsAdministrator: true }).Select(person => new Colleague(person.Name, person.Email, []))]
        : [];

    /// <summary>
    /// Who works in the sections whose audit the actor may see: the active people of each, by name.
    /// </summary>
    public async Task<ImmutableArray<(SectionEntry Section, ImmutableArray<Colleague> People)>> ColleaguesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var mine = Rights.SectionsOf(actor, new Demand(Permission.ViewAuditTrail));
        var sections = (await accounts.SectionsAsync(cancellationToken)).Where(section => mine?.Contains(section.Id) ?? true).ToList();
        if (sections.Count == 0)
        {
            return [];
        }

        var people = await accounts.ListAsync(cancellationToken);
        return [.. sections.Select(section => (section, In(people, section.Id)))];
    }

    private static ImmutableArray<Colleague> In(IEnumerable<Account> people, ContentItemId section) =>
    [
        .. from person in people
           where person.State == AccountState.Active
           let roles = person.Grants.Where(grant => grant.Section is null || grant.Section == section).Select(grant => grant.Role).Distinct().ToImmutableArray()
           where !roles.IsEmpty
           select new Colleague(person.Name, person.Email, roles) { Id = person.Id, Approves = Rights.Allows(person.AsActor, new Demand(Permission.PublishContent), section) },
    ];
}
