using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>
/// Puts a pseudonym in place of a person. In the audit the salts of what is replaced go with it, so that the digests on the chain
/// say nothing any more. Names of authors have no id beside them: the audit says which versions the person saved.
/// </summary>
internal static class Forgetting
{
    private const int ShortestName = 3;

    public static async Task<ForgottenTraces?> ApplyAsync(HubSession session, string id, string? email, CancellationToken cancellationToken)
    {
        var context = session.Context;
        var known = await context.Audit.Where(row => row.ActorId == id).Select(row => row.ActorName)
            .Union(context.Accounts.Where(user => user.Id == id).Select(user => user.DisplayName)).ToListAsync(cancellationToken);
        if (known.Count == 0 && !await context.Audit.AnyAsync(row => row.AccountId == id, cancellationToken))
        {
            return null;
        }

        var names = known.Append(email).OfType<string>().Distinct(StringComparer.Ordinal).Where(name => name.Length > 0).ToArray();
        var pseudonym = new Pseudonym(1 + await context.Audit.CountAsync(row => row.Action == nameof(ForgetPerson), cancellationToken));
        var others = await RenameAuthorAsync(context, id, names, pseudonym, cancellationToken);
        others += await RenameMarksAsync(context, id, pseudonym, cancellationToken);
        var notes = await TakeNotesOutAsync(context, id, names, cancellationToken);
        var entries = await RenameInAuditAsync(context, id, pseudonym, cancellationToken);
        await RemoveAccountAsync(context, id, email, cancellationToken);
        return new ForgottenTraces(pseudonym, [.. names], entries, notes, others);
    }

    // Before the audit forgets which versions those are.
    private static async Task<int> RenameAuthorAsync(HubDbContext context, string id, string[] names, Pseudonym pseudonym, CancellationToken cancellationToken)
    {
        var (formerId, formerName) = (pseudonym.Id, pseudonym.Name);
        var saved = context.Audit.Where(row => row.ActorId == id && row.VersionId != null).Select(row => row.VersionId!);
        await context.Items.Where(row => row.ModifiedBy != null && names.Contains(row.ModifiedBy) && row.LatestVersionId != null && saved.Contains(row.LatestVersionId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ModifiedBy, formerName), cancellationToken);
        await context.Items.Where(row => row.Owner == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, formerId), cancellationToken);
        await context.Versions.Where(row => row.Owner == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, formerId), cancellationToken);
        var versions = await context.Versions.Where(row => row.Author != null && names.Contains(row.Author) && saved.Contains(row.VersionId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Author, formerName), cancellationToken);

        var added = context.MediaVersions.Where(row => row.ActorId == id).Select(row => row.FileId);
        var files = await context.MediaFiles.Where(row => row.AddedBy != null && names.Contains(row.AddedBy) && added.Contains(row.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AddedBy, formerName), cancellationToken);
        await context.MediaVersions.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);
        var remarks = await context.Remarks.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);
        var accepted = await context.Acceptances.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);
        var calls = await context.ServiceCalls.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);
        var reviews = await context.Reviews.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);
        var links = await context.OutsideLinks.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);
        var redirects = await context.Redirects.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);
        var feedback = await context.FeedbackStates.Where(row => row.ActorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName), cancellationToken);

        // Of answers that were looked at the name alone is kept; whoever bears the same name loses it here too.
        var looked = await context.FeedbackCounts.Where(row => row.LookedBy != null && names.Contains(row.LookedBy))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LookedBy, formerName), cancellationToken);
        return versions + files + remarks + accepted + calls + reviews + links + redirects + feedback + looked;
    }

    // Whatever marks a status has, now or later: each names its actor in the same two properties.
    private static async Task<int> RenameMarksAsync(HubDbContext context, string id, Pseudonym pseudonym, CancellationToken cancellationToken)
    {
        var marked = await context.Items.Where(row => row.Status != null && row.Status.Contains(id)).Select(row => new { row.Id, row.Status }).ToListAsync(cancellationToken);
        foreach (var item in marked)
        {
            var status = JsonNode.Parse(item.Status!)!;
            Rename(status, id, pseudonym);
            var text = status.ToJsonString();
            await context.Items.Where(row => row.Id == item.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, text), cancellationToken);
        }

        var formerId = pseudonym.Id;
        await context.Items.Where(row => row.TurnOf == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TurnOf, formerId), cancellationToken);
        return marked.Count;
    }

    private static void Rename(JsonNode node, string id, Pseudonym pseudonym)
    {
        if (node is not JsonObject found)
        {
            return;
        }

        if (Is(found[nameof(Mark.ActorId)], id))
        {
            found[nameof(Mark.ActorId)] = pseudonym.Id;
            found[nameof(Mark.ActorName)] = pseudonym.Name;
        }

        if (Is(found[nameof(ItemStatus.TurnOf)], id))
        {
            found[nameof(ItemStatus.TurnOf)] = pseudonym.Id;
        }

        foreach (var inner in found.Select(property => property.Value).OfType<JsonObject>().ToList())
        {
            Rename(inner, id, pseudonym);
        }
    }

    private static bool Is(JsonNode? node, string text) => node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;

    // Notes that name the person, and what they noted of their own account, such as what their passkeys are called.
    private static async Task<int> TakeNotesOutAsync(HubDbContext context, string id, string[] names, CancellationToken cancellationToken)
    {
        var numbers = await context.Audit.Where(row => row.Note != null && row.AccountId == id && row.ActorId == id).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var name in names.Where(name => name.Length >= ShortestName))
        {
            var like = name.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, where it only narrows what is looked at below.
            var found = await context.Audit.Where(row => row.Note != null && row.Note.ToLower().Contains(like)).Select(row => new { row.Id, row.Note }).ToListAsync(cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862
            numbers.AddRange(found.Where(row => HasWord(row.Note!, name)).Select(row => row.Id));
        }

        var all = numbers.Distinct().ToArray();
        return all.Length == 0 ? 0 : await context.Audit.Where(row => all.Contains(row.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Note, (string?)null).SetProperty(row => row.NoteSalt, (byte[]?)null), cancellationToken);
    }

    // Ann is not in "annual".
    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<int> RenameInAuditAsync(HubDbContext context, string id, Pseudonym pseudonym, CancellationToken cancellationToken)
    {
        var (formerId, formerName, key) = (pseudonym.Id, pseudonym.Name, NameWords.KeyOf(pseudonym.Name));
        var touched = await context.Audit.CountAsync(row => row.ActorId == id || row.AccountId == id, cancellationToken);
        await context.Audit.Where(row => row.ActorId == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ActorId, formerId).SetProperty(row => row.ActorName, formerName).SetProperty(row => row.ActorKey, key)
                .SetProperty(row => row.ActorSalt, (byte[]?)null),
            cancellationToken);
        await context.Audit.Where(row => row.AccountId == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AccountId, formerId).SetProperty(row => row.AccountSalt, (byte[]?)null), cancellationToken);
        return touched;
    }

    private static async Task RemoveAccountAsync(HubDbContext context, string id, string? email, CancellationToken cancellationToken)
    {
        await context.Grants.Where(row => row.SubjectId == id).ExecuteDeleteAsync(cancellationToken);
        await context.SignIns.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await context.AccountLinks.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Autosaves.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await context.Presence.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await context.PreviewLinks.Where(row => row.MadeBy == id).ExecuteDeleteAsync(cancellationToken);
        if (email is not null)
        {
            await context.Outbox.Where(row => row.To == email).ExecuteDeleteAsync(cancellationToken);
        }

        // The second step, passkeys and tokens go with it: their tables refer to the account.
        await context.Accounts.Where(user => user.Id == id).ExecuteDeleteAsync(cancellationToken);
    }
}
