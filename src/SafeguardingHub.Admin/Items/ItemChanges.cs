using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Items;

/// <summary>The changes that the screens of one item, and of several at once, make by a press of a button.</summary>
public sealed class ItemChanges(
    SubmitContent submit, WithdrawSubmission takeBack, ApproveContent approve, SendBack sendBack, MarkLookedAt lookedAt, CancelSchedule cancel,
    PublishContent publish, UnpublishContent withdraw, DiscardDraft discard, BinContent bin, RestoreFromBin restore, CloneContent copy)
{
    /// <summary>Makes the change that a step is.</summary>
    /// <param name="step">The step's name in addresses.</param>
    /// <param name="actor">Who.</param>
    /// <param name="item">The item as they saw it.</param>
    /// <param name="revision">The revision that they saw.</param>
    /// <param name="words">What they said.</param>
    /// <param name="isMinor">Whether readers need not be told of what is published.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public Task<Outcome<SavedContent>> MakeAsync(
        string step, Actor actor, StoredItem item, long revision, string? words, bool isMinor, CancellationToken cancellationToken)
    {
        var request = new StepRequest(item.Id, revision, words);
        return step switch
        {
            "submit" => submit.ExecuteAsync(actor, request, cancellationToken),
            "take-back" => takeBack.ExecuteAsync(actor, request, cancellationToken),
            "approve" => approve.ExecuteAsync(actor, request, cancellationToken),
            "send-back" => sendBack.ExecuteAsync(actor, request, cancellationToken),
            "looked-at" => lookedAt.ExecuteAsync(actor, request, cancellationToken),
            "cancel-plan" => cancel.ExecuteAsync(actor, request, cancellationToken),
            "publish" => publish.ExecuteAsync(actor, new PublishRequest(item.Id, revision) { Note = words, IsMinor = isMinor }, cancellationToken),
            "withdraw" => withdraw.ExecuteAsync(actor, item.Id, revision, words, cancellationToken),
            "discard" => discard.ExecuteAsync(actor, item.Id, revision, words, cancellationToken),
            "bin" => bin.ExecuteAsync(actor, item.Id, revision, words, cancellationToken),
            "restore" => restore.ExecuteAsync(actor, item.Id, revision, words, cancellationToken),
            "copy" => copy.ExecuteAsync(actor, item.Id, words, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
        };
    }
}
