using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Publications.Import;

/// <summary>Reads the rows of a table: what each cell means, and every cell that means nothing.</summary>
internal sealed class RowReading(Actor actor, ImportValues values, ImmutableArray<WaitingFile> files)
{
    private const int LongestTitle = 250;

    private readonly ILookup<string, WaitingFile> byName = files.ToLookup(file => file.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> rowOfBytes = new(StringComparer.Ordinal);

    /// <summary>What becomes of a row; rows are read in their order.</summary>
    public PlannedEntry Read(TableRow row)
    {
        var faults = new List<string>();
        var title = row["title"];
        if (title.Length is 0 or > LongestTitle)
        {
            faults.Add(title.Length == 0 ? "Write a title." : $"The title has {title.Length} characters; at most {LongestTitle} fit.");
        }

        var kind = Kind(row["kind"], faults);
        var type = kind is null ? null : ImportValues.TypeOf(kind);
        var section = Section(row["section"], type, faults);
        var file = File(row, faults);
        var publisher = values.Publishers.FirstOrDefault(one => Is(one.Name, row["publisher"]));
        var choice = type is null ? null : values.Topics.GetValueOrDefault(type);
        var date = SpokenDate.Read(row["date"]);
        if (date is null)
        {
            faults.Add(row["date"].Length == 0
                ? "Write a date, or the word unknown."
                : $"“{row["date"]}” is not a date. Write 2018-01-31, 31/01/2018, January 2018 or 2018, or the word unknown.");
        }

        return new PlannedEntry(row.Number, title)
        {
            Kind = kind,
            Date = date,
            Publisher = publisher?.Id,
            PublisherName = row["publisher"],
            Topics = Topics(row["topic"], choice, faults),
            Taxonomy = choice?.Taxonomy,
            Section = section,
            File = file,
            Faults = [.. faults],
            Remarks = [.. Remarks(row["publisher"], publisher, file)],
        };
    }

    private static PublicationKind? Kind(string cell, List<string> faults)
    {
        var kind = PublicationKinds.Find(cell);
        if (kind is not null && ImportValues.TypeOf(kind) is not null)
        {
            return kind;
        }

        var kinds = string.Join(", ", ImportValues.Kinds.Select(one => one.Name));
        faults.Add(cell.Length == 0 ? $"Say what kind it is: {kinds}."
            : kind is not null ? $"A {kind.Words.ToLowerInvariant()} is not imported, because people work by it: write it on a page of its own. Kinds that can be imported are {kinds}."
            : $"“{cell}” is not a kind. Write one of {kinds}.");
        return null;
    }

    private SectionEntry? Section(string cell, string? type, List<string> faults)
    {
        var asked = cell.Trim('/', ' ');
        bool Fits(SectionEntry section) => Is(section.Name, asked) || Is(section.Prefix.Text, asked);
        if (values.Sections.FirstOrDefault(Fits) is { } section)
        {
            if (type is null || Rights.Allows(actor, new Demand(Permission.EditContent, type), section.Id, actor.Id))
            {
                return section;
            }

            faults.Add($"You may not write entries of this kind in {section.Name}. Leave the row to somebody who may.");
            return null;
        }

        var allowed = string.Join(", ", values.Sections.Select(one => one.Name));
        faults.Add(values.OtherSections.FirstOrDefault(Fits) is { } other ? $"You may not import into {other.Name}. Take the row out, and leave it to somebody of that section."
            : (cell.Length == 0 ? "Name the section." : $"“{cell}” is not a section.") + (allowed.Length == 0 ? "" : $" You may import into {allowed}."));
        return null;
    }

    private WaitingFile? File(TableRow row, List<string> faults)
    {
        var cell = row["file"];
        var name = cell[(cell.LastIndexOfAny(['/', '\\']) + 1)..];
        var found = byName[name].ToList();
        if (found.Count != 1)
        {
            faults.Add(name.Length == 0 ? "Name the file."
                : found.Count == 0 ? $"There is no file “{name}” among those that you sent. Correct its name, with its ending, or send the file as well."
                : $"{found.Count} files are called “{name}”. Give them different names.");
            return null;
        }

        if (found[0].Refusal is { } refusal)
        {
            faults.Add(refusal);
            return null;
        }

        if (!rowOfBytes.TryAdd(found[0].Sha256, row.Number))
        {
            faults.Add($"It is the same file as in row {rowOfBytes[found[0].Sha256]}. Take one of the rows out, or name the right file.");
        }

        return found[0];
    }

    private static ImmutableArray<NamedValue> Topics(string cell, TopicChoice? choice, List<string> faults)
    {
        var topics = ImmutableArray.CreateBuilder<NamedValue>();
        foreach (var name in cell.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (choice?.Terms.FirstOrDefault(term => Is(term.Name, name)) is { } topic)
            {
                topics.Add(topic);
            }
            else if (choice is not null)
            {
                faults.Add($"“{name}” is not a topic. Topics are {string.Join(", ", choice.Terms.Select(term => term.Name))}; put a semicolon between several, or leave the cell empty.");
            }
        }

        return [.. topics.Distinct()];
    }

    private static IEnumerable<string> Remarks(string cell, NamedValue? publisher, WaitingFile? file)
    {
        if (cell.Length > 0 && publisher is null)
        {
            yield return $"The hub has no organisation “{cell}”: the name is kept as you wrote it.";
        }

        if (file?.Remark is { } remark)
        {
            yield return remark;
        }
    }

    private static bool Is(string name, string cell) => cell.Length > 0 && string.Equals(name, cell, StringComparison.OrdinalIgnoreCase);
}
