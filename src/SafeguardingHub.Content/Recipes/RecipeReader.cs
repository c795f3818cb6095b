using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>What came of reading a recipe file.</summary>
/// <param name="Document">The recipe; null exactly where a problem is an error.</param>
/// <param name="Problems">All that was found, with lines.</param>
public sealed record RecipeReading(RecipeDocument? Document, ImmutableArray<RecipeProblem> Problems);

/// <summary>
/// Reads recipe files as Orchard Core does (comments, trailing commas, keys of the head in any case) and says what it
/// would have passed over in silence. Takes any bytes whatever and never throws.
/// </summary>
/// <remarks>
/// Better than Orchard Core on purpose: UTF-16 is read (with a warning), and <c>variables</c> written after
/// <c>steps</c> are seen by them (with a warning).
/// </remarks>
public static class RecipeReader
{
    /// <summary>The largest file, in bytes: room for media as Base64, small enough to be held whole.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>The deepest nesting, as everywhere else in System.Text.Json.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Plain = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private static readonly JsonDocumentOptions Dialect = new()
    {
        MaxDepth = MaxDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads a whole file.</summary>
    /// <param name="file">The bytes; they must not change while the document is in use.</param>
    /// <param name="name">The file's name, for messages.</param>
    public static RecipeReading Read(ReadOnlyMemory<byte> file, string name)
    {
        if (file.Length > MaxBytes)
        {
            return Refused("file-too-large", null, string.Create(
                CultureInfo.InvariantCulture, $"{name} has {file.Length} bytes; at most {MaxBytes} are read. Split the recipe, or give media as files beside it."));
        }

        var decoded = RecipeEncoding.Decode(file);
        if (decoded.Refusal is { } refusal)
        {
            return Refused("file-encoding", decoded.RefusedAt, $"{name} cannot be read as text: {refusal}.");
        }

        if (decoded.Utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return Refused("file-empty", null, $"{name} is empty; a recipe is an object with \"steps\".");
        }

        var problems = ImmutableArray.CreateBuilder<RecipeProblem>();
        if (decoded.WasUtf16)
        {
            problems.Add(RecipeProblem.Warning("file-utf16", null, RecipePlace.Root, $"{name} is UTF-16, which Orchard Core cannot read; save it as UTF-8.") with { Line = 1 });
        }

        if (Parse(decoded.Utf8, problems) is not { } root)
        {
            return new RecipeReading(null, problems.ToImmutable());
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Add(RecipeProblem.Error(
                "root-kind", null, RecipePlace.Root, $"The outermost value of {name} must be an object with \"steps\", and it is {JsonWords.Kind(root)}.") with { Line = 1 });
            return new RecipeReading(null, problems.ToImmutable());
        }

        var document = new RecipeShape(problems).Read(root, name, decoded.Utf8);
        var located = document.Locate(problems.ToImmutable());
        return new RecipeReading(RecipeProblems.HaveErrors(located) ? null : document, located);
    }

    private static RecipeReading Refused(string code, int? line, string message) =>
        new(null, [RecipeProblem.Error(code, null, RecipePlace.Root, message) with { Line = line }]);

    /// <summary>The root, free of comments and trailing commas whatever the file had; null where an error was added.</summary>
    private static JsonElement? Parse(ReadOnlyMemory<byte> utf8, ImmutableArray<RecipeProblem>.Builder problems)
    {
        if (!MayHaveHalfCharacters(utf8.Span))
        {
            try
            {
                return JsonElement.Parse(utf8.Span, Plain);
            }
            catch (JsonException)
            {
                // Not plain JSON: the careful reading below knows whether it is the dialect or a fault.
            }
        }

        var found = RecipeInspection.Inspect(utf8.Span, MaxDepth);
        problems.AddRange(found);
        if (RecipeProblems.HaveErrors(found))
        {
            return null;
        }

        // Written again without comments: whoever takes a raw text out of the document gets plain JSON.
        var plain = new ArrayBufferWriter<byte>(utf8.Length);
        using (var writer = new Utf8JsonWriter(plain, RecipeJsonWriter.Compact))
        {
            JsonElement.Parse(utf8.Span, Dialect).WriteTo(writer);
        }

        return JsonElement.Parse(plain.WrittenSpan, Dialect);
    }

    /// <summary>Half a surrogate pair can only be written as an escape that starts <c>\ud</c>; the parser throws on it or passes it on.</summary>
    private static bool MayHaveHalfCharacters(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\\ud"u8) >= 0 || utf8.IndexOf("\\uD"u8) >= 0;
}
