using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>How a section is to be called, and where it is to stand.</summary>
/// <param name="Section">The section.</param>
/// <param name="SeenRevision">The revision that whoever does it saw.</param>
/// <param name="Name">Its name from now on.</param>
/// <param name="Prefix">The first part of all its addresses from now on, without slashes at its ends; null to keep it.</param>
/// <param name="Note">Why, for the audit; null for none.</param>
public sealed record SectionName(ContentItemId Section, long SeenRevision, string? Name, string? Prefix, string? Note = null);

/// <summary>
/// Gives a section another name, another address, or both: everything below the old address moves to the new one at once, with a
/// permanent redirect from every address that the public knew.
/// </summary>
public sealed class RenameSection(ContentEngine engine)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Renames the section. Needs ManageSettings and PublishContent everywhere.</summary>
    public async Task<Outcome<ChangedSection>> ExecuteAsync(Actor actor, SectionName wanted, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await engine.Store.BeginAsync(cancellationToken);
            var change = await SectionChange.InAsync(engine, unit, actor, nameof(RenameSection), wanted.Note, cancellationToken);
            return await StageAsync(change, wanted, isTrial: false, cancellationToken) is not var (item, plan)
                ? Outcome<ChangedSection>.Refused(change.Work.Reasons)
                : await change.Work.CompleteAsync(
                    () => new ChangedSection(item.Id, item.Latest!.Item.DisplayText ?? "", plan.Addresses.Length, plan.Addresses.Count(address => address.IsLive)), cancellationToken);
        }
        catch (WriteConflictException conflict)
        {
            return Outcome<ChangedSection>.Refused(ContentWork.Explain(conflict));
        }
    }

    /// <summary>Works out which addresses would change, or every reason why it would be refused. It writes nothing and keeps nobody waiting.</summary>
    public async Task<Outcome<MovePlan>> PlanAsync(Actor actor, SectionName wanted, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginReadingAsync(cancellationToken);
        var change = await SectionChange.InAsync(engine, unit, actor, nameof(RenameSection), wanted.Note, cancellationToken);
        return await StageAsync(change, wanted, isTrial: true, cancellationToken) is var (_, plan) && !change.IsRefused
            ? plan
            : Outcome<MovePlan>.Refused(change.Work.Reasons);
    }

    private static async Task<(StoredItem Item, MovePlan Plan)?> StageAsync(SectionChange change, SectionName wanted, bool isTrial, CancellationToken cancellationToken)
    {
        if (change.IsRefused || await change.FindAsync(wanted.Section, "", cancellationToken) is not var (section, _))
        {
            return null;
        }

        var name = (wanted.Name ?? "").Trim();
        if (SectionPlaces.FaultOfName(change, section.Id, name) is { } fault)
        {
            change.Refuse(ReasonKind.Invalid, "Name", fault);
        }

        var prefix = await SectionPlaces.ReadAsync(change, section, wanted.Prefix, cancellationToken);
        if (!change.IsRefused && name == section.Name && (prefix is not { } other || other.Text == section.Prefix.Text))
        {
            change.Refuse(ReasonKind.Invalid, "Name", "The section has this name and this address already.");
        }

        if (change.IsRefused)
        {
            return null;
        }

        var moved = await MoveContent.StageAsync(
            change.Work, new Move(section.Id, wanted.SeenRevision, prefix, Section: null, wanted.Note), isTrial,
            item => item.With((item.Part<TitlePart>() ?? new TitlePart()) with { Title = name }) with { DisplayText = name }, cancellationToken);
        return moved is var (stored, addresses) ? (stored, new MovePlan(addresses)) : null;
    }
}

/// <summary>What a name and an address of a section must keep to.</summary>
internal static class SectionPlaces
{
    public static string? FaultOfName(SectionChange change, ContentItemId? own, string name) =>
        name.Length == 0 ? "Enter the section's name."
        : name.Length > RenameSection.LongestName ? $"The name may have {RenameSection.LongestName} characters; this one has {name.Length}."
        : change.Sections.Any(other => other.Id != own && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) ? $"There is a section of the name {name} already: choose another name."
        : null;

    /// <summary>The prefix that was typed; null, perhaps with a reason, where none was or it cannot be one.</summary>
    public static async Task<ContentPath?> ReadAsync(SectionChange change, SectionEntry? own, string? typed, CancellationToken cancellationToken)
    {
        if (own is { Prefix.IsHome: true })
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(typed?.Trim('/')))
        {
            if (own is null || typed is not null)
            {
                change.Refuse(ReasonKind.Invalid, "Prefix", "Enter the first part of the section's addresses, such as wyre-forest.");
            }

            return null;
        }

        var text = typed.Trim().Trim('/').ToLowerInvariant();
        if (!ContentPath.TryParse(text, out var prefix, out var fault) || !text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-'))
        {
            change.Refuse(ReasonKind.Invalid, "Prefix", fault ?? "Use small letters, digits and hyphens, such as wyre-forest.");
            return null;
        }

        if (own is not null && prefix.Equals(own.Prefix))
        {
            return prefix;
        }

        if (change.Reserved.Contains(prefix))
        {
            change.Refuse(ReasonKind.Taken, "Prefix", $"The hub itself answers at {prefix.Address}: choose a different address.");
            return null;
        }

        // An address that leads somewhere today must not begin to lead somewhere else without a word. Back at an address that the
        // section had before, it takes up again what led from there to its own front page.
        var held = await change.Work.Unit.Sections.AddressesAsync(prefix, cancellationToken);
        var foreign = own is null ? held : await ForeignAsync(change, own, held, cancellationToken);
        if (foreign is [var taken, ..])
        {
            change.Refuse(
                ReasonKind.Taken, "Prefix",
                taken.Owner is null ? $"{taken.Path.Address} is an old address that still leads readers to another page: choose a different one."
                    : taken.Path.Equals(prefix) ? $"A page stands at {taken.Path.Address} already: choose a different address."
                    : $"Pages stand below {prefix.Address} already, such as {taken.Path.Address}: choose a different address.");
            return null;
        }

        return prefix;
    }

    // Whose an address is, or whose it was: the section's own items may hold it.
    private static async Task<IReadOnlyList<RouteEntry>> ForeignAsync(
        SectionChange change, SectionEntry own, IReadOnlyList<RouteEntry> held, CancellationToken cancellationToken)
    {
        var items = await change.Work.Unit.FindAsync([.. held.Select(route => route.Owner ?? route.RedirectTo).OfType<ContentItemId>().Distinct()], cancellationToken);
        return [.. held.Where(route => (route.Owner ?? route.RedirectTo) is not { } item || items.GetValueOrDefault(item)?.Section != own.Id)];
    }
}

/// <summary>The name of an organisation from a day on.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="SeenRevision">The revision that whoever does it saw.</param>
/// <param name="Name">The full name.</param>
/// <param name="ShortName">The short name that running text uses; null or empty for the full one.</param>
/// <param name="From">The first day of the name.</param>
/// <param name="Note">Why, for the audit; null for none.</param>
public sealed record NewOrganisationName(ContentItemId Organisation, long SeenRevision, string? Name, string? ShortName, LocalDate? From, string? Note = null);

/// <summary>
/// Gives an organisation another name from a day on. The name that it had until then is kept with its last day, and what it published
/// under that name keeps it.
/// </summary>
public sealed class RenameOrganisation(ContentEngine engine)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Renames the organisation. Needs ManageSettings and PublishContent everywhere.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, NewOrganisationName wanted, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var change = await SectionChange.InAsync(engine, unit, actor, nameof(RenameOrganisation), wanted.Note, cancellationToken);
        if (change.IsRefused || await change.Work.FindAsync(wanted.Organisation, Permission.PublishContent, wanted.SeenRevision, cancellationToken) is not { Latest.Item: var latest } stored
            || PartJson.FindReadable<OrganisationPart>((stored.Live?.Item ?? latest).Parts) is not { } part)
        {
            return Outcome<SavedContent>.Refused(change.IsRefused ? change.Work.Reasons : [new Reason(ReasonKind.NotFound, "", "There is no such organisation.")]);
        }

        var name = (wanted.Name ?? "").Trim();
        if (name.Length is 0 or > LongestName)
        {
            change.Refuse(ReasonKind.Invalid, "Name", name.Length == 0 ? "Enter the new name." : $"The name may have {LongestName} characters; this one has {name.Length}.");
        }
        else if (part.Names.LastOrDefault()?.Name == name)
        {
            change.Refuse(ReasonKind.Invalid, "Name", "The organisation has this name already.");
        }

        if (wanted.From is not { } from)
        {
            change.Refuse(ReasonKind.Invalid, "From", "Enter the first day of the new name, for example 1 4 2027.");
            return Outcome<SavedContent>.Refused(change.Work.Reasons);
        }

        if (part.Names.LastOrDefault()?.FirstDay is { } first && first >= from)
        {
            change.Refuse(ReasonKind.Invalid, "From", $"Its last name began on {LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu").Format(first)}: the new one begins on a later day.");
        }

        if (change.IsRefused)
        {
            return Outcome<SavedContent>.Refused(change.Work.Reasons);
        }

        var shortName = string.IsNullOrWhiteSpace(wanted.ShortName) ? null : wanted.ShortName.Trim();
        var saved = change.Lay(stored, stored.Section, item => Renamed(item, name, shortName, from));
        return await change.Work.CompleteAsync(() => new SavedContent(saved.Latest!.Item, saved.Revision), cancellationToken);
    }

    private ContentItem Renamed(ContentItem item, string name, string? shortName, LocalDate from)
    {
        if (PartJson.FindReadable<OrganisationPart>(item.Parts) is not { } part)
        {
            return item;
        }

        var names = part.Names;
        if (names.LastOrDefault() is { } last && (last.LastDay is not { } end || end >= from))
        {
            names = names.SetItem(names.Length - 1, last with { To = LocalDatePattern.Iso.Format(from.PlusDays(-1)) });
        }

        item = item.With(part with { Names = names.Add(new OrganisationName { Name = name, ShortName = shortName, From = LocalDatePattern.Iso.Format(from) }) });

        // The item is called what the organisation is called today.
        var today = shortName ?? name;
        return from > engine.Today || PartJson.FindReadable<TitlePart>(item.Parts) is not { } title ? item : item.With(title with { Title = today }) with { DisplayText = today };
    }
}
