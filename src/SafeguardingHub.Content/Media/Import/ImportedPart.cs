using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Media.Import;

/// <summary>
/// What an entry has that came by an import of many files: nobody has read its file yet, and files about safeguarding may tell
/// of children. What was written by hand, or came by recipe, has no such part and is asked nothing.
/// </summary>
public sealed record ImportedPart : ContentPart
{
    /// <summary>Whether a person has said that nobody can be recognised in the file; nothing is published before.</summary>
    public bool? NobodyIsRecognisable { get; init; }
}

/// <summary>The kind of <see cref="ImportedPart"/>.</summary>
public sealed class ImportedPartKind : PartKind<ImportedPart>
{
    /// <inheritdoc />
    protected override ImportedPart? ForReaders(ImportedPart part) => null;
}

/// <summary>What came by an import stays a draft until somebody has ticked that nobody can be recognised in it.</summary>
internal sealed class NobodyIsRecognisable : IPublishCheck
{
    public IEnumerable<Reason> Check(LiveContext live) => live.Reading.Parts
        .Where(found => found.Part is ImportedPart { NobodyIsRecognisable: not true })
        .Select(found => Reason.Invalid(
            $"{found.Place}.{nameof(ImportedPart.NobodyIsRecognisable)}",
            "It came by an import, and nobody has said yet that no person can be recognised in the file. Read the file, then edit the entry and tick “No identifiable person”."));
}
