using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>A section to add.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prefix">The first part of all its addresses, without slashes at its ends.</param>
public sealed record NewSection(string? Name, string? Prefix)
{
    /// <summary>The organisation that runs it, where the hub has it; null for a new one, or none.</summary>
    public ContentItemId? Organisation { get; init; }

    /// <summary>The full name of the organisation that runs it, where the hub has it not; null or empty for none.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>The short name of that new organisation; null or empty for none.</summary>
    public string? OrganisationShortName { get; init; }

    /// <summary>The name of the colour that tells the section apart; null or empty for none.</summary>
    public string? Accent { get; init; }

    /// <summary>The id of the person who runs it; null or empty to give somebody that role later.</summary>
    public string? Owner { get; init; }

    /// <summary>The role that the person has in it.</summary>
    public string? Role { get; init; }

    /// <summary>Why, for the audit; null for none.</summary>
    public string? Note { get; init; }
}

/// <summary>
/// Adds a section: its front page is live at once and says, as all its pages will, that nobody is to rely on it yet, until its owner
/// opens it. The front begins with whom to call and with the texts that sections share.
/// </summary>
public sealed class AddSection(ContentEngine engine, SectionRules rules)
{
    /// <summary>Adds the section. Needs ManageSettings and PublishContent everywhere; and ManageUsers to say who runs it.</summary>
    public async Task<Outcome<ChangedSection>> ExecuteAsync(Actor actor, NewSection wanted, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await engine.Store.BeginAsync(cancellationToken);
            var change = await SectionChange.InAsync(engine, unit, actor, nameof(AddSection), wanted.Note, cancellationToken);
            if (change.IsRefused)
            {
                return Outcome<ChangedSection>.Refused(change.Work.Reasons);
            }

            var name = (wanted.Name ?? "").Trim();
            if (SectionPlaces.FaultOfName(change, own: null, name) is { } fault)
            {
                change.Refuse(ReasonKind.Invalid, "Name", fault);
            }

            var prefix = await SectionPlaces.ReadAsync(change, own: null, wanted.Prefix, cancellationToken);
            var organisation = await OrganisationAsync(change, wanted, cancellationToken);
            if (change.IsRefused || prefix is not { } path || await PutAsync(change, name, path, organisation, wanted.Accent, cancellationToken) is not { } section)
            {
                return Outcome<ChangedSection>.Refused(Named(change.Work.Reasons));
            }

            if (!string.IsNullOrWhiteSpace(wanted.Owner))
            {
                await GrantAsync(change, actor, wanted, section, name, cancellationToken);
            }

            var outcome = await change.Work.CompleteAsync(() => new ChangedSection(section, name, 1, 0), cancellationToken);
            return outcome.Succeeded ? outcome : Outcome<ChangedSection>.Refused(Named(outcome.Reasons));
        }
        catch (WriteConflictException conflict)
        {
            return Outcome<ChangedSection>.Refused(Named([ContentWork.Explain(conflict)]));
        }
    }

    // The form asks for the beginning of addresses, and knows nothing of parts.
    private static IEnumerable<Reason> Named(IEnumerable<Reason> reasons) =>
        reasons.Select(reason => reason.Place == "AutoroutePart.Path" ? reason with { Place = "Prefix" } : reason);

    private async Task<ContentItemId?> OrganisationAsync(SectionChange change, NewSection wanted, CancellationToken cancellationToken)
    {
        if (wanted.Organisation is { } id)
        {
            if ((await change.Work.Unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id)?.Live?.Item.Parts.Find(nameof(OrganisationPart)) is null)
            {
                change.Refuse(ReasonKind.Invalid, "Organisation", "Choose an organisation that is live, or enter the name of a new one.");
            }

            return id;
        }

        var name = (wanted.OrganisationName ?? "").Trim();
        if (name.Length == 0 || TypeWith(change, nameof(OrganisationPart)) is not { } type)
        {
            change.Refuse(ReasonKind.Invalid, "Organisation", "Choose the organisation that runs the section, or enter the name of a new one.");
            return null;
        }

        if (name.Length > RenameOrganisation.LongestName)
        {
            change.Refuse(ReasonKind.Invalid, "OrganisationName", $"The name may have {RenameOrganisation.LongestName} characters; this one has {name.Length}.");
            return null;
        }

        var shortName = string.IsNullOrWhiteSpace(wanted.OrganisationShortName) ? null : wanted.OrganisationShortName.Trim();
        var shared = change.Sections.Where(section => section.Prefix.IsHome).Take(2).ToList() is [var only] ? only.Id.Value : null;
        return await PutAsync(
            change, New(change, type)
                .With(new TitlePart { Title = shortName ?? name })
                .With(new SectionPart { Section = shared })
                .With(new OrganisationPart { Names = [new OrganisationName { Name = name, ShortName = shortName }] }),
            cancellationToken);
    }

    private async Task<ContentItemId?> PutAsync(
        SectionChange change, string name, ContentPath prefix, ContentItemId? organisation, string? accent, CancellationToken cancellationToken)
    {
        if (TypeWith(change, nameof(SectionProfilePart)) is not { } type)
        {
            change.Refuse(ReasonKind.InUse, "", "No content type makes a section: run the recipe that defines them first.");
            return null;
        }

        var others = await change.Work.Unit.FindAsync([.. change.Sections.Select(section => section.Id)], cancellationToken);
        var fronts = others.Values.Select(item => (item.Live ?? item.Latest)?.Item).OfType<ContentItem>()
            .Select(item => (Item: item, Profile: PartJson.FindReadable<SectionProfilePart>(item.Parts) ?? new SectionProfilePart())).OrderBy(front => front.Profile.Order ?? int.MaxValue).ToList();
        var model = fronts.FirstOrDefault(front => front.Profile.Ended() is null && ItemState.PathOf(front.Item) is { IsHome: false }).Item;
        var item = New(change, type);
        return await PutAsync(
            change, item
                .With(new TitlePart { Title = name })
                .With(new SectionPart { Section = item.Id.Value })
                .With(new AutoroutePart { Path = prefix.Text })
                .With(new SectionProfilePart
                {
                    Organisation = organisation?.Value, Accent = string.IsNullOrWhiteSpace(accent) ? null : accent.Trim(), Order = 1 + fronts.Select(front => front.Profile.Order ?? 0).DefaultIfEmpty().Max(),
                })
                .With(new FlowPart { Widgets = [.. Blocks(model)] }),
            cancellationToken);
    }

    // What is said of one organisation is not true of another: only what all sections have in common is taken over.
    private IEnumerable<NestedItem> Blocks(ContentItem? model)
    {
        if (model is null || PartJson.FindReadable<FlowPart>(model.Parts) is not { } flow)
        {
            yield break;
        }

        foreach (var block in flow.Widgets.Where(block => rules.OnNewFront.Any(part => block.Parts.Find(part) is not null)))
        {
            if (PartJson.FindReadable<HtmlBodyPart>(block.Parts) is { } text
                && (text.Html?.Contains("[text", StringComparison.Ordinal) != true || text.Html.Contains("[link", StringComparison.Ordinal) || text.Html.Contains("<a ", StringComparison.Ordinal)))
            {
                continue;
            }

            var copy = block.Parts.All.ToDictionary(part => part.Key, part => (object)part.Value);
            copy["ContentItemId"] = ContentItemId.New().Value;
            copy["ContentType"] = block.ContentType ?? "";
            yield return NestedItem.From(System.Text.Json.JsonSerializer.SerializeToElement(copy));
        }
    }

    private static async Task<ContentItemId?> PutAsync(SectionChange change, ContentItem item, CancellationToken cancellationToken)
    {
        var work = change.Work;
        if (await work.DraftAsync(item, stored: null, new DraftOptions { MayMove = true }, cancellationToken) is not { } drafted || change.IsRefused)
        {
            return null;
        }

        var shown = work.Live(drafted, place: null);
        if (change.IsRefused)
        {
            return null;
        }

        work.Put(before: null, new ItemState(item.Id, drafted.Item, drafted.Item)
        {
            Altered = [drafted.Item],
            Shown = shown,
            Section = drafted.Section,
            DraftReferences = drafted.References,
        });
        return item.Id;
    }

    private async Task GrantAsync(SectionChange change, Actor actor, NewSection wanted, ContentItemId section, string name, CancellationToken cancellationToken)
    {
        var people = await PeopleWork.InAsync(engine, change.Work.Unit, actor, cancellationToken);
        var account = await people.FindAsync(wanted.Owner!, cancellationToken);
        var role = account is null ? null : await people.RoleAsync(wanted.Role ?? "", cancellationToken);
        if (account is not null && role is not null)
        {
            await change.Work.Unit.Accounts.AddGrantAsync(account.Id, role.Name, section, cancellationToken);
            people.Note(nameof(AddSection), account, $"{role.Name}, {name}");
        }

        change.Work.Reasons.AddRange(people.Reasons.Select(reason => reason with { Place = reason.Place == "role" ? "Role" : "Owner" }));
    }

    private static ContentItem New(SectionChange change, string type) => new()
    {
        Id = ContentItemId.New(), VersionId = ContentItemVersionId.New(), ContentType = type, CreatedAt = change.Work.Now, ModifiedAt = change.Work.Now,
        PublishedAt = change.Work.Now, Owner = change.Work.Actor.Id, Author = change.Work.Actor.Name,
    };

    private static string? TypeWith(SectionChange change, string part) =>
        change.Work.Definitions.Types.FirstOrDefault(type => type.Parts.Any(attached => attached.PartName == part))?.Name;
}
