using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.People;

/// <summary>Who works in the sections that somebody looks after.</summary>
[Needs(Permission.ViewAuditTrail)]
public sealed class SectionModel(ReadPeople people) : AdminPage
{
    /// <inheritdoc />
    public override string Title => Sections is [var only] ? "Who works in " + only.Section.Name : "Who works here";

    /// <summary>The sections, each with its people by name.</summary>
    public ImmutableArray<(SectionEntry Section, ImmutableArray<Colleague> People)> Sections { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Sections = await people.ColleaguesAsync(Actor, cancellationToken);
}
