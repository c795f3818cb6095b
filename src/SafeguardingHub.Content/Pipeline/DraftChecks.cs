using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>Parts and fields whose JSON has the wrong shape.</summary>
internal sealed class WhatCannotBeRead : IDraftCheck
{
    public IEnumerable<Reason> Check(DraftContext draft) => draft.Reading.Faults;
}

/// <summary>What each part says of itself.</summary>
internal sealed class RulesOfParts : IDraftCheck
{
    public IEnumerable<Reason> Check(DraftContext draft) =>
        draft.Reading.Parts.SelectMany(found => found.Kind.Validate(found.Part, new PartContext(draft.Item, found.Place, found.Settings)));
}

/// <summary>What each field says of itself, missing ones included.</summary>
internal sealed class RulesOfFields : IDraftCheck
{
    public IEnumerable<Reason> Check(DraftContext draft) =>
        draft.Reading.Fields.SelectMany(found => found.Kind.Validate(found.Field, new FieldContext(found.Place, found.DisplayName, found.Definition)));
}

/// <summary>
/// Texts longer than any page: they are refused rather than parsed, since parsing costs more than in proportion for markup
/// that is nested without end.
/// </summary>
internal sealed class TextsAreOfReasonableLength : IDraftCheck
{
    /// <summary>The longest text, in characters: some 150,000 words.</summary>
    public const int Longest = 1_000_000;

    public IEnumerable<Reason> Check(DraftContext draft)
    {
        var bodies = draft.Reading.Parts.SelectMany(found => found.Kind.Bodies(found.Part).Select(body => (found.Place, body)))
            .Concat(draft.Reading.Fields.Where(found => found.Field is not null).SelectMany(found => found.Kind.Bodies(found.Field!).Select(body => (found.Place, body))));
        return bodies.Where(entry => entry.body.Html.Length > Longest)
            .Select(entry => Reason.Invalid(
                $"{entry.Place}.{entry.body.Place}", $"The text has {entry.body.Html.Length:N0} characters; a text may have {Longest:N0}. Divide it into several pages."));
    }
}

/// <summary>
/// A section is moved with all that is below it, in one change; and an item changes its section by a move, which asks for
/// rights in both. Saving a draft does neither.
/// </summary>
internal sealed class SectionStaysInPlace : IDraftCheck
{
    public IEnumerable<Reason> Check(DraftContext draft)
    {
        if (draft.MayMove || draft.Stored?.Latest?.Item is not { } before)
        {
            yield break;
        }

        if (draft.Item.Parts.Find(nameof(SectionProfilePart)) is null && before.Parts.Find(nameof(SectionProfilePart)) is not null)
        {
            yield return Reason.Invalid("SectionProfilePart", "A section stays a section: pages belong to it. Withdraw it when they have moved elsewhere.");
        }

        if (draft.Item.Parts.Find(nameof(SectionProfilePart)) is not null
            && before.Part<AutoroutePart>()?.Place() is { } old && draft.Item.Part<AutoroutePart>()?.Place() != old)
        {
            yield return Reason.Invalid("AutoroutePart.Path", "A section's path is changed by moving the section, so that all its pages move with it.");
        }

        if (before.Part<SectionPart>()?.Section != draft.Item.Part<SectionPart>()?.Section)
        {
            yield return Reason.Invalid("SectionPart.Section", "An item changes its section by being moved.");
        }
    }
}
