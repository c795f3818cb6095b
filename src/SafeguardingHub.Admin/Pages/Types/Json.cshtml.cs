using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>A kind of content as a recipe step, to read and to copy.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class JsonModel(ChangeDefinition change, IHubReader hub, IEditorsContent content, EditorSet editors) : DefinitionPage(change, hub, content, editors)
{
    /// <inheritdoc />
    public override string Title => $"{Type?.DisplayName} as a recipe step";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new(Type?.DisplayName ?? "", "/admin/types/" + Type?.Name)];

    /// <summary>The type.</summary>
    public ContentTypeDefinition? Type { get; private set; }

    /// <summary>The step.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Type = Definitions.FindType(type);
        if (Type is null)
        {
            return NotFound();
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", "ContentDefinition");
            DefinitionJson.WriteSome(writer, [Type], Type.Parts.Select(part => Definitions.FindPart(part.PartName)).OfType<ContentPartDefinition>().Distinct());
            writer.WriteEndObject();
        }

        Text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return Page();
    }
}
