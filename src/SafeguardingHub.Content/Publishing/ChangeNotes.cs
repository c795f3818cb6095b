using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Publishing;

/// <summary>What readers are told of the changes to a page: said when it is published, kept in the page for ever.</summary>
internal static class ChangeNotes
{
    private const int Longest = 300;

    /// <summary>The version with what readers are told, or reasons against publishing it unsaid.</summary>
    public static ContentItem Added(ContentWork work, StoredItem stored, ContentItem version, PublishRequest request)
    {
        // What the public sees decides what was said before: a draft may have been copied, brought or written by hand.
        var said = stored.Live is { } live ? live.Item.Part<ChangesPart>() : version.Part<ChangesPart>();
        var note = string.IsNullOrWhiteSpace(request.PublicNote) ? null : request.PublicNote.Trim();
        if (note?.Length > Longest)
        {
            work.Reasons.Add(Reason.Invalid(nameof(PublishRequest.PublicNote), $"The note has {note.Length} characters; it may have {Longest}. One sentence is enough."));
        }

        // Only a page that readers may have read has changed for them.
        if (note is null && !request.IsMinor && stored.Live is not null && ItemState.PathOf(version) is not null)
        {
            work.Reasons.Add(Reason.Invalid(
                nameof(PublishRequest.PublicNote), "Say in one sentence what has changed for readers, or say that the change is minor."));
        }

        if (note is not null && stored.Live is not null)
        {
            said = new ChangesPart { Changes = [.. said?.Changes ?? [], new PublicChange { At = PublicChange.TextOf(work.Now), Note = note }] };
        }

        return said is null ? version with { Parts = version.Parts.Without(nameof(ChangesPart)) } : version.With(said);
    }
}
