using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>
/// Settles where an item stands: a typed path is checked, a missing one is made by the type's pattern. A section's items
/// live below its prefix; nobody else's do; the application's own addresses are nobody's. A path that another item once
/// had, and that only redirects, may be typed by a new item, but is not handed out by a pattern.
/// </summary>
internal sealed class GivePath(ContentPatterns patterns, ReservedPaths reserved) : IDraftStep
{
    private const string Place = "AutoroutePart.Path";

    public async Task ApplyAsync(DraftContext draft, CancellationToken cancellationToken)
    {
        if (draft.Attached<AutoroutePart>() is null && draft.Item.Parts.Find(nameof(AutoroutePart)) is null)
        {
            return;
        }

        AutoroutePart part;
        try
        {
            part = draft.Item.Part<AutoroutePart>() ?? new AutoroutePart();
        }
        catch (ContentFormatException)
        {
            return;
        }

        if (part.Disabled == true)
        {
            return;
        }

        if (part.SetHomepage == true)
        {
            await CheckAsync(draft, ContentPath.Home, cancellationToken);
        }
        else if (!string.IsNullOrWhiteSpace(part.Path))
        {
            await CheckTypedAsync(draft, part, cancellationToken);
        }
        else
        {
            await GenerateAsync(draft, part, cancellationToken);
        }
    }

    private async Task CheckTypedAsync(DraftContext draft, AutoroutePart part, CancellationToken cancellationToken)
    {
        if (!ContentPath.TryParse(part.Path, out var path, out var fault))
        {
            draft.Reasons.Add(Reason.Invalid(Place, fault));
        }
        else if (path.IsHome)
        {
            draft.Reasons.Add(Reason.Invalid(Place, "'/' is the home page: set SetHomepage to make an item the home page."));
        }
        else
        {
            // Stored without slashes at its ends, so that one path has one spelling.
            draft.Item = draft.Item.With(part with { Path = path.Text });
            await CheckAsync(draft, path, cancellationToken);
        }
    }

    private async Task CheckAsync(DraftContext draft, ContentPath path, CancellationToken cancellationToken)
    {
        if (OutOfPlace(draft, path) is { } fault)
        {
            draft.Reasons.Add(fault);
            return;
        }

        var found = await draft.Unit.FindRoutesAsync([path], cancellationToken);
        if (found.TryGetValue(path.Key, out var route) && route.Owner is { } owner && owner != draft.Item.Id)
        {
            draft.Reasons.Add(new Reason(
                ReasonKind.Taken, Place,
                $"Another item stands at {path.Address}: choose a different path, or move that item first."));
        }
    }

    private async Task GenerateAsync(DraftContext draft, AutoroutePart part, CancellationToken cancellationToken)
    {
        var pattern = draft.SettingsOf<AutoroutePart>().Get<AutoroutePartSettings>().Pattern;
        if (string.IsNullOrWhiteSpace(pattern))
        {
            return;
        }

        string text;
        try
        {
            text = patterns.Render(pattern, draft.Item, await ContainerAsync(draft, cancellationToken)).Trim('/');
        }
        catch (LiquidException fault)
        {
            draft.Reasons.Add(Reason.Invalid(Place, $"The path's pattern does not work: {fault.Message}"));
            return;
        }

        if (text.Length == 0)
        {
            return;
        }

        if (!ContentPath.TryParse(text, out var wanted, out var wrong))
        {
            draft.Reasons.Add(Reason.Invalid(Place, $"The path's pattern makes no path. {wrong}"));
            return;
        }

        if (draft.Section is { Prefix.IsHome: false } section && !wanted.IsBelow(section.Prefix))
        {
            wanted = section.Prefix.Child(wanted.Text);
        }

        if (reserved.ContainsTreeOf(wanted))
        {
            draft.Reasons.Add(Reason.Invalid(Place, $"The hub itself answers at {wanted.Address} and below: type a path for this item."));
            return;
        }

        var free = await FreeName.FindAsync(wanted.Text, ContentPath.MaximumLength, async (candidates, token) =>
        {
            var routes = await draft.Unit.FindRoutesAsync([.. candidates.Select(ContentPath.Parse)], token);
            return candidate => IsFree(draft, ContentPath.Parse(candidate), routes);
        }, cancellationToken);
        if (free is null)
        {
            draft.Reasons.Add(new Reason(ReasonKind.Taken, Place, $"{wanted.Address} and all its numbered forms are taken: type a path."));
            return;
        }

        var path = ContentPath.Parse(free);
        // A part that the hub fills in is written whole, as Orchard Core writes it.
        draft.Item = draft.Item.With(part with
        {
            Path = path.Text,
            SetHomepage = part.SetHomepage ?? false,
            Disabled = part.Disabled ?? false,
            RouteContainedItems = part.RouteContainedItems ?? false,
            Absolute = part.Absolute ?? false,
        });
        if (OutOfPlace(draft, path) is { } fault2)
        {
            draft.Reasons.Add(fault2);
        }
    }

    private bool IsFree(DraftContext draft, ContentPath path, IReadOnlyDictionary<string, RouteEntry> routes)
    {
        var item = draft.Item.Id;
        if (reserved.Contains(path, draft.Sections))
        {
            return false;
        }

        return !routes.TryGetValue(path.Key, out var route)
            || ((route.Owner is null || route.Owner == item) && (route.RedirectTo is null || route.RedirectTo == item));
    }

    private Reason? OutOfPlace(DraftContext draft, ContentPath path)
    {
        if (reserved.Contains(path, draft.Sections))
        {
            return Reason.Invalid(Place, $"The hub itself answers at {path.Address}: choose a different path.");
        }

        var owner = draft.Sections.OwnerOf(path);
        if (draft.Section is { Prefix.IsHome: false } section)
        {
            return path.IsBelow(section.Prefix)
                ? null
                : Reason.Invalid(Place, $"Items of {section.Name} live below {section.Prefix.Address}/: begin the path with '{section.Prefix}/'.");
        }

        return owner is not null && owner.Id != draft.Item.Id
            ? Reason.Invalid(Place, $"{path.Address} belongs to {owner.Name}: put the item into that section, or choose a path outside {owner.Prefix.Address}.")
            : null;
    }

    private static async Task<ContentItem?> ContainerAsync(DraftContext draft, CancellationToken cancellationToken)
    {
        if (draft.Item.Part<ContainedPart>()?.ListContentItemId is not { } text || !ContentItemId.TryParse(text, out var id))
        {
            return null;
        }

        var found = await draft.Unit.FindAsync([id], cancellationToken);
        return found.TryGetValue(id, out var list) ? list.Latest?.Item : null;
    }
}
