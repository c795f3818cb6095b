using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Notices;

/// <summary>
/// In which order a section shows the notices of one rank: those that are named come first, in this order, and the others after
/// them, the newest first. What shared ground says holds for every section after what the section itself says.
/// </summary>
public sealed record NoticeOrderPart : ContentPart
{
    /// <summary>The ids of notices, of any rank and of any time: one that does not show takes no place.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];
}

/// <summary>The kind of <see cref="NoticeOrderPart"/>.</summary>
public sealed class NoticeOrderPartKind : PartKind<NoticeOrderPart>
{
    /// <inheritdoc />
    protected override NoticeOrderPart Normalise(NoticeOrderPart part) => part with { Notices = [.. part.Notices.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => id.Trim())] };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(NoticeOrderPart part, PartContext context)
    {
        for (var index = 0; index < part.Notices.Length; index++)
        {
            if (part.Notices.IndexOf(part.Notices[index]) < index)
            {
                yield return Reason.Invalid($"{context.Place}.Notices[{index}]", "This notice stands in the order already: take one of the two out.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(NoticeOrderPart part) =>
        part.Notices.Select((id, index) => new ContentReference(ReferenceKind.Item, id, $"Notices[{index}]", IsRequired: false));
}
