using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Definitions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Admin.Pages.Types;

/// <summary>A kind of content as a recipe step, to read and to copy.</summary>
[Needs(Permission.EditContentTypes, Everywhere = true)]
public sealed class JsonModel(DefinitionDesk desk) : TypePage(desk)
{
    /// <inheritdoc />
    public override string Title => $"{Type.DisplayName} as a recipe step";

    /// <summary>The step.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string type, CancellationToken cancellationToken)
    {
        if (!await FindAsync(type, cancellationToken))
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
