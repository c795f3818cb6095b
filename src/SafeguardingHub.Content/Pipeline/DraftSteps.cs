using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>Finds the section that the item names. A section belongs to itself.</summary>
internal sealed class FindSection : IDraftStep
{
    public async Task ApplyAsync(DraftContext draft, CancellationToken cancellationToken)
    {
        if (draft.Item.Part<SectionPart>()?.Section is not { Length: > 0 } text)
        {
            return;
        }

        if (!ContentItemId.TryParse(text, out var id))
        {
            draft.Reasons.Add(Reason.Invalid("SectionPart.Section", $"'{text}' is not a content item id: name the section by its id."));
        }
        else if (id != draft.Item.Id)
        {
            draft.Section = draft.Sections.Find(id);
            if (draft.Section is null)
            {
                draft.Reasons.Add(Reason.Invalid(
                    "SectionPart.Section",
                    (await draft.Unit.FindAsync([id], cancellationToken)).GetValueOrDefault(id) is { } former && MergedSections.WordsOf(former, draft.Sections) is { } merged
                        ? merged
                        : $"There is no section '{id}': make the section first, or name one that exists."));
            }
            else if (draft.Section is { EndedAt: not null, Name: var name } && draft.Stored?.Section != id && !draft.IsImport)
            {
                draft.Reasons.Add(Reason.Invalid("SectionPart.Section", $"The section {name} has ended, and nothing new comes into it: choose another section."));
            }
        }
    }
}

/// <summary>Sections that were merged into others, of which only their history is left.</summary>
internal static class MergedSections
{
    /// <summary>Where the section went, in words, with the id to name instead; null where the item is no section that was merged.</summary>
    public static string? WordsOf(StoredItem? item, SectionMap sections)
    {
        var version = item?.Latest?.Item ?? item?.Live?.Item;
        if (version is null || PartJson.FindReadable<SectionProfilePart>(version.Parts) is not { IsMerged: true, Successor: var successor })
        {
            return null;
        }

        var name = version.Part<TitlePart>()?.Title ?? version.DisplayText;
        return ContentItemId.TryParse(successor, out var id) && sections.Find(id) is { } into
            ? $"The section {name} was merged into {into.Name}: name that section instead, by its id {into.Id}."
            : $"The section {name} was merged into another: name that one instead.";
    }
}

/// <summary>What is left of a section that was merged is there to be read, and never comes back.</summary>
internal sealed class MergedStaysMerged : IPublishCheck
{
    public IEnumerable<Reason> Check(LiveContext live)
    {
        if (PartJson.FindReadable<SectionProfilePart>(live.Item.Parts)?.IsMerged == true)
        {
            yield return new Reason(ReasonKind.InUse, "", "This section was merged into another, and all its pages with it. Make a new section instead.");
        }
    }
}

/// <summary>
/// Gives each part the marks that it may have. It runs on every entrance, so that nobody can type, import or copy that a number
/// was rung: what counts is what is live, and what the change class of the marks has written there.
/// </summary>
internal sealed class KeepMarks : IDraftStep
{
    public Task ApplyAsync(DraftContext draft, CancellationToken cancellationToken)
    {
        draft.Item = Marked(draft.Kinds, draft.Item, draft.Stored, draft.PublishedOn);
        return Task.CompletedTask;
    }

    /// <summary>Whether a stored version has the marks that it may have.</summary>
    public static bool HasItsMarks(ContentKinds kinds, ContentItem version, StoredItem stored, LocalDate publishedOn) =>
        ReferenceEquals(Marked(kinds, version, stored, publishedOn), version);

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    private static ContentItem Marked(ContentKinds kinds, ContentItem item, StoredItem? stored, LocalDate? publishedOn)
    {
        var before = stored?.Live?.Item ?? stored?.Latest?.Item;
        foreach (var kind in kinds.Parts.Where(kind => kind.HasMarks))
        {
            // A version that leaves the part out leaves its marks out neither.
            var old = before?.Parts.Find(kind.Name) is { } known ? PartJson.ReadableOrNull(known, kind.PartType) : null;
            var json = item.Parts.Find(kind.Name) ?? (old is null ? null : Nothing);
            if (json is not { } own || PartJson.ReadableOrNull(own, kind.PartType) is not { } part)
            {
                continue;
            }

            var marked = kind.Marked(part, old);
            marked = old is not null && stored?.Live is not null ? kind.Succeeding(marked, old, publishedOn) : marked;
            item = marked.Equals(part) ? item : item with { Parts = item.Parts.With(kind.Name, PartJson.Write(marked, own)) };
        }

        return item;
    }
}

/// <summary>Makes the title where its pattern makes it, and names the item after its title.</summary>
internal sealed class NameItem(ContentPatterns patterns) : IDraftStep
{
    public Task ApplyAsync(DraftContext draft, CancellationToken cancellationToken)
    {
        if (draft.Attached<TitlePart>() is null && draft.Item.Parts.Find(nameof(TitlePart)) is null)
        {
            return Task.CompletedTask;
        }

        TitlePart title;
        try
        {
            title = draft.Item.Part<TitlePart>() ?? new TitlePart();
        }
        catch (ContentFormatException)
        {
            return Task.CompletedTask;
        }

        var settings = draft.SettingsOf<TitlePart>().Get<TitlePartSettings>();
        var isGenerated = settings.Options is TitleOptions.GeneratedDisabled or TitleOptions.GeneratedHidden && !string.IsNullOrWhiteSpace(settings.Pattern);
        if (isGenerated)
        {
            try
            {
                var text = patterns.Render(settings.Pattern!, draft.Item, container: null);
                draft.Item = draft.Item.With(title with { Title = text }) with { DisplayText = text };
            }
            catch (LiquidException fault)
            {
                draft.Reasons.Add(Reason.Invalid("TitlePart.Title", $"The title's pattern does not work: {fault.Message}"));
            }
        }
        else if (settings.Options == TitleOptions.EditableRequired && string.IsNullOrWhiteSpace(title.Title))
        {
            draft.Reasons.Add(Reason.Invalid("TitlePart.Title", "Write a title."));
        }
        else if (!draft.KeepsDisplayText || string.IsNullOrWhiteSpace(draft.Item.DisplayText))
        {
            draft.Item = draft.Item with { DisplayText = title.Title };
        }

        return Task.CompletedTask;
    }
}

/// <summary>Gives an alias to an item that has none, and refuses one that another item has.</summary>
internal sealed class GiveAlias(ContentPatterns patterns) : IDraftStep
{
    public async Task ApplyAsync(DraftContext draft, CancellationToken cancellationToken)
    {
        var attached = draft.Attached<AliasPart>() is not null;
        if (!attached && draft.Item.Parts.Find(nameof(AliasPart)) is null)
        {
            return;
        }

        AliasPart part;
        try
        {
            part = draft.Item.Part<AliasPart>() ?? new AliasPart();
        }
        catch (ContentFormatException)
        {
            return;
        }

        if (part.Alias is { Length: > 0 } typed)
        {
            await CheckTypedAsync(draft, typed, cancellationToken);
            return;
        }

        if (draft.SettingsOf<AliasPart>().Get<AliasPartSettings>().Pattern is not { Length: > 0 } pattern)
        {
            return;
        }

        try
        {
            var wanted = patterns.Render(pattern, draft.Item, container: null);
            if (wanted.Length > 0)
            {
                var free = await FreeName.FindAsync(wanted, AliasPart.MaximumLength, async (candidates, token) =>
                {
                    var found = await draft.Unit.FindAliasesAsync(candidates, token);
                    return candidate => !found.TryGetValue(candidate.ToLowerInvariant(), out var entry) || entry.Owner == draft.Item.Id;
                }, cancellationToken);
                if (free is null)
                {
                    draft.Reasons.Add(new Reason(ReasonKind.Taken, "AliasPart.Alias", $"'{wanted}' and all its numbered forms are taken: type an alias."));
                    return;
                }

                draft.Item = draft.Item.With(part with { Alias = free });
            }
        }
        catch (LiquidException fault)
        {
            draft.Reasons.Add(Reason.Invalid("AliasPart.Alias", $"The alias's pattern does not work: {fault.Message}"));
        }
    }

    private static async Task CheckTypedAsync(DraftContext draft, string alias, CancellationToken cancellationToken)
    {
        if (alias.Length > AliasPart.MaximumLength)
        {
            draft.Reasons.Add(Reason.Invalid("AliasPart.Alias", $"An alias may have {AliasPart.MaximumLength} characters; this one has {alias.Length}."));
            return;
        }

        var found = await draft.Unit.FindAliasesAsync([alias], cancellationToken);
        if (found.TryGetValue(alias.ToLowerInvariant(), out var entry) && entry.Owner != draft.Item.Id)
        {
            draft.Reasons.Add(new Reason(ReasonKind.Taken, "AliasPart.Alias", $"Another item has the alias '{alias}': choose a different one."));
        }
    }
}

/// <summary>Finds a name that nobody has: the wanted one, or the first of <c>name-1</c>, <c>name-2</c>, …</summary>
internal static class FreeName
{
    private const int AtATime = 10;
    private const int Tries = 100;

    /// <param name="wanted">The name to begin with.</param>
    /// <param name="maximumLength">The longest name allowed, in characters.</param>
    /// <param name="look">Looks a few candidates up at once and tells which are free.</param>
    /// <param name="cancellationToken">Gives the search up.</param>
    /// <returns>The free name; null where none of a thousand was free.</returns>
    public static async Task<string?> FindAsync(
        string wanted, int maximumLength, Func<IReadOnlyCollection<string>, CancellationToken, Task<Func<string, bool>>> look, CancellationToken cancellationToken)
    {
        for (var from = 0; from < Tries * AtATime; from += AtATime)
        {
            var candidates = Enumerable.Range(from, AtATime).Select(number => Numbered(wanted, number, maximumLength)).ToList();
            var isFree = await look(candidates, cancellationToken);
            if (candidates.Find(candidate => isFree(candidate)) is { } free)
            {
                return free;
            }
        }

        return null;
    }

    private static string Numbered(string wanted, int number, int maximumLength)
    {
        var suffix = number == 0 ? "" : "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var room = maximumLength - suffix.Length;
        return (wanted.Length > room ? wanted[..room] : wanted) + suffix;
    }
}
