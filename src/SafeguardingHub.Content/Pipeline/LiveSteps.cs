using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>Compiles every body to segments, and notes what its shortcodes refer to.</summary>
internal sealed class CompileBodies : ILiveStep
{
    public void Apply(LiveContext live)
    {
        foreach (var found in live.Reading.Parts)
        {
            foreach (var body in found.Kind.Bodies(found.Part))
            {
                // A shared text inside a shared text could lead back to the first.
                Compile(live, $"{found.Place}.{body.Place}", body.Html, mayEmbedText: found.Part is not SharedTextPart);
            }
        }

        foreach (var found in live.Reading.Fields.Where(field => field.Field is not null))
        {
            foreach (var body in found.Kind.Bodies(found.Field!))
            {
                Compile(live, $"{found.Place}.{body.Place}", body.Html, mayEmbedText: true);
            }
        }
    }

    private static void Compile(LiveContext live, string place, string html, bool mayEmbedText)
    {
        var compiled = BodyCompiler.Compile(html, live.Vocabulary.Catalogue);
        live.Bodies[place] = compiled.Body;
        live.Reasons.AddRange(compiled.Faults.Select(fault => Reason.Invalid(place, $"{fault.Message} ({fault.Text})")));
        foreach (var segment in compiled.Body.Segments)
        {
            switch (segment)
            {
                case ShortcodeSegment { Name: "text" } when !mayEmbedText:
                    live.Reasons.Add(Reason.Invalid(place, "A shared text cannot embed another: write its words here, or embed both in the page."));
                    break;
                case ShortcodeSegment code:
                    var shortcode = live.Vocabulary.Find(code.Name);
                    live.References.Add(new LiveReference(
                        new ContentReference(ReferenceKind.Alias, code.Target, place, shortcode.IsRequired), shortcode.TargetPart));
                    break;
                case VariableSegment variable when !live.Vocabulary.Variables.Contains(variable.Path):
                    live.Reasons.Add(Reason.Invalid(
                        place,
                        $"There is no variable '{variable.Path}': use one of {string.Join(", ", live.Vocabulary.Variables.Order(StringComparer.Ordinal))}."));
                    break;
            }
        }
    }
}

/// <summary>Collects what parts and fields point to.</summary>
internal sealed class CollectReferences : ILiveStep
{
    public void Apply(LiveContext live)
    {
        live.References.AddRange(References(live.Reading).Select(reference => new LiveReference(reference, null)));
    }

    /// <summary>The references of a version, apart from shortcodes; places are from the item's root.</summary>
    public static IEnumerable<ContentReference> References(ContentReading reading) => Declared(reading).Concat(MediaLinks.In(reading));

    private static IEnumerable<ContentReference> Declared(ContentReading reading) =>
        reading.Parts.SelectMany(found => found.Kind.References(found.Part).Select(reference => At(reference, found.Place)))
            .Concat(reading.Fields.Where(found => found.Field is not null)
                .SelectMany(found => found.Kind.References(found.Field!).Select(reference => At(reference, found.Place))));

    private static ContentReference At(ContentReference reference, string place) => reference with { Place = $"{place}.{reference.Place}" };
}

/// <summary>Projects what lists filter and sort by: parts say it themselves, fields where their settings mark them as indexed.</summary>
internal sealed class ProjectValues : ILiveStep
{
    public void Apply(LiveContext live)
    {
        live.Values.AddRange(Of(live.Reading, live.Item));
    }

    /// <summary>The values of a version.</summary>
    public static IEnumerable<ProjectedValue> Of(ContentReading reading, ContentItem item)
    {
        var parts = reading.Parts.SelectMany(found => found.Kind.Values(found.Part, new PartContext(item, found.Place, found.Settings)));
        var fields =
            from found in reading.Fields
            where found.Field is not null && found.Definition.Settings.Get<ProjectionSettings>().Key is { Length: > 0 }
            from value in found.Kind.Values(found.Field!)
            select new ProjectedValue(found.Definition.Settings.Get<ProjectionSettings>().Key!, value);
        return parts.Concat(fields);
    }
}
