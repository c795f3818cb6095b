using System.Collections.Immutable;
using System.Text;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>Lays records over what is there (or over nothing).</summary>
internal sealed class DefinitionBuilder(string? step, ImmutableArray<RecipeProblem>.Builder problems)
{
    /// <summary>The type with the record merged in.</summary>
    public ContentTypeDefinition Type(ContentTypeDefinition? old, TypeRecord record)
    {
        old ??= new ContentTypeDefinition(record.Name, "", SettingsBag.Empty, []);
        var displayName = record.DisplayName is { Length: > 0 } given ? given : old.DisplayName;
        if (displayName.Length == 0)
        {
            displayName = Friendly(record.Name);
            problems.Add(RecipeProblem.Warning(
                "definition-display-name", step, record.Place, $"The type '{record.Name}' has no \"DisplayName\" and is called '{displayName}'; Orchard Core would also drop its Settings."));
        }

        // Better than Orchard Core: there the Settings count only where a DisplayName is given too.
        return old with
        {
            DisplayName = displayName,
            Settings = SettingsMerge.Merge(old.Settings, record.Settings),
            Parts = Attach(old.Parts, record.Parts, part => part.Name, (part, attached) =>
            {
                part ??= new TypePartDefinition(attached.Kind, attached.Name, SettingsBag.Empty);
                KeepsKind(part.PartName, attached, $"The part '{attached.Name}' of the type '{record.Name}'");
                return part with { Settings = SettingsMerge.Merge(part.Settings, attached.Settings) };
            }),
        };
    }

    /// <summary>The part with the record merged in.</summary>
    public ContentPartDefinition Part(ContentPartDefinition? old, PartRecord record)
    {
        old ??= new ContentPartDefinition(record.Name, SettingsBag.Empty, []);
        return old with
        {
            Settings = SettingsMerge.Merge(old.Settings, record.Settings),
            Fields = Attach(old.Fields, record.Fields, field => field.Name, (field, attached) =>
            {
                if (field is null && attached.Kind.Length == 0)
                {
                    problems.Add(RecipeProblem.Error(
                        "definition-name", step, RecipePlace.Key(attached.Place, "FieldName"), $"The new field '{attached.Name}' of the part '{record.Name}' has no \"FieldName\"; say what kind of field it is."));
                }

                field ??= new PartFieldDefinition(attached.Kind, attached.Name, SettingsBag.Empty);
                KeepsKind(field.FieldName, attached, $"The field '{attached.Name}' of the part '{record.Name}'");
                return field with { Settings = SettingsMerge.Merge(field.Settings, attached.Settings) };
            }),
        };
    }

    /// <summary>A technical name in words: <c>NewsItem</c> becomes <c>News Item</c>, <c>HtmlURLList</c> becomes <c>Html URL List</c>.</summary>
    internal static string Friendly(string name)
    {
        var words = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            if (at > 0 && char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1]))))
            {
                words.Append(' ');
            }

            words.Append(name[at]);
        }

        return words.ToString();
    }

    private static ImmutableArray<T> Attach<T>(ImmutableArray<T> old, ImmutableArray<AttachedRecord> records, Func<T, string> name, Func<T?, AttachedRecord, T> lay)
        where T : class
    {
        var attached = old.ToList();
        foreach (var record in records)
        {
            var at = attached.FindIndex(entry => string.Equals(name(entry), record.Name, StringComparison.Ordinal));
            if (at < 0)
            {
                attached.Add(lay(null, record));
            }
            else
            {
                attached[at] = lay(attached[at], record);
            }
        }

        return [.. attached];
    }

    private void KeepsKind(string kind, AttachedRecord record, string subject)
    {
        if (record.Kind.Length > 0 && !string.Equals(kind, record.Kind, StringComparison.Ordinal))
        {
            problems.Add(RecipeProblem.Warning(
                "definition-kind-changed", step, record.Place, $"{subject} stays {kind}: a merge cannot make it {record.Kind}. Use ReplaceContentDefinition, or another name."));
        }
    }
}
