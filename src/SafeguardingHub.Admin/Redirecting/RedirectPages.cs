using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Redirecting;

/// <summary>Finds pages to which readers can be sent: those that they can see, at an address.</summary>
public sealed class RedirectPages(ReadDrafts drafts, IPublishedContent published)
{
    private const int LookedAt = 60;
    private const int Shown = 20;

    /// <summary>The control with what is chosen and what was found.</summary>
    /// <param name="control">The control.</param>
    /// <param name="value">The id of what is chosen.</param>
    /// <param name="words">Words to look for; null where nobody looks.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<PickControl> ControlAsync(PickControl control, string? value, string? words, Actor actor, CancellationToken cancellationToken)
    {
        var found = words is null ? [] : (await drafts.NamesAsync(actor, [], words, LookedAt, cancellationToken)).Where(name => name.IsLive).Select(name => name.Id).ToList();
        ContentItemId? chosen = ContentItemId.TryParse(value, out var id) ? id : null;
        var links = (await published.FindLinksAsync([.. found.Concat(chosen is { } one ? [one] : []).Distinct()], [], [], cancellationToken)).Items
            .Where(link => link.Path is not null).ToDictionary(link => link.Id);
        return control with
        {
            Value = chosen?.Value ?? "",
            Chosen = chosen is not { } item ? null : links.TryGetValue(item, out var link) ? $"{link.DisplayText} ({link.Path!.Value.Address})" : "A page that readers can no longer see",
            Words = words ?? "",
            Results = words is null ? null : [.. found.Where(one => one != chosen && links.ContainsKey(one)).Take(Shown)
                .Select(one => new Choice(one.Value, links[one].DisplayText ?? one.Value, links[one].Path!.Value.Address))],
        };
    }
}
