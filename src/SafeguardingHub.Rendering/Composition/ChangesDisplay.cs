using SafeguardingHub.Content.Parts;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Tells what has changed on a page, the newest first; at its foot, not as a block of it.</summary>
public sealed class ChangesDisplay : PartDisplay<ChangesPart>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(ChangesPart part, string place, PageContext page)
    {
        page.Head.Changes =
        [
            .. part.Changes.Reverse().Where(change => change.Moment() is not null && !string.IsNullOrWhiteSpace(change.Note))
                .Select(change => new ChangeView(MomentWords.Date(LondonTime.Day(change.Moment()!.Value)), change.Note!)),
        ];
        return [];
    }
}
