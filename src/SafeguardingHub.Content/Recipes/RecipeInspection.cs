using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>
/// The careful reading of a file that the quick one did not like: finds each duplicate key, text that cannot be
/// decoded, too deep nesting and the first fault of syntax, all with their places and lines.
/// </summary>
internal sealed class RecipeInspection
{
    /// <summary>More than these help nobody, and a hostile file could have millions.</summary>
    public const int MostProblems = 100;

    private readonly ImmutableArray<RecipeProblem>.Builder problems = ImmutableArray.CreateBuilder<RecipeProblem>();
    private readonly PlaceTracker tracker = new();
    private readonly Stack<HashSet<string>> keys = new();

    private RecipeInspection()
    {
    }

    /// <summary>Everything that is wrong with the text itself.</summary>
    public static ImmutableArray<RecipeProblem> Inspect(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var inspection = new RecipeInspection();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            // One more than allowed, so that our own message, which has the place, comes before the reader's.
            MaxDepth = maxDepth + 1,
        });
        try
        {
            inspection.Read(ref reader, utf8, maxDepth);
        }
        catch (JsonException fault)
        {
            inspection.Syntax(fault, utf8);
        }

        return inspection.problems.ToImmutable();
    }

    private void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, int maxDepth)
    {
        while (problems.Count < MostProblems && reader.Read())
        {
            tracker.Follow(ref reader);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    keys.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    keys.Pop();
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    Text(ref reader, utf8);
                    break;
            }

            if (tracker.Depth > maxDepth)
            {
                Add(ref reader, utf8, RecipeProblemSeverity.Error, "json-depth", string.Create(
                    CultureInfo.InvariantCulture, $"The file is nested deeper than {maxDepth} levels; flatten the content, or split the recipe."));
                return;
            }
        }
    }

    private void Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        string text;
        try
        {
            text = reader.TokenType == JsonTokenType.PropertyName || reader.ValueIsEscaped ? reader.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            Add(ref reader, utf8, RecipeProblemSeverity.Error, "json-text", @"The text has half of a surrogate pair (\ud800 to \udfff alone), which is no character; write both halves or the character itself.");
            return;
        }

        if (reader.TokenType == JsonTokenType.PropertyName && !keys.Peek().Add(text))
        {
            // Orchard Core too reads past a repeated key of the root (the last one counts) and fails on one inside a step.
            var atRoot = tracker.Depth == 1;
            Add(ref reader, utf8, atRoot ? RecipeProblemSeverity.Warning : RecipeProblemSeverity.Error, "json-duplicate-key", atRoot
                ? $"The key \"{text}\" is there twice; the last one counts. Remove one."
                : $"The key \"{text}\" is twice in the same object. Remove one.");
        }
    }

    private void Syntax(JsonException fault, ReadOnlySpan<byte> utf8)
    {
        var line = (fault.LineNumber ?? 0) + 1;
        var message = fault.Message;
        var details = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        problems.Add(new RecipeProblem(
            RecipeProblemSeverity.Error, "json-syntax", null, tracker.Place(utf8, RecipePlace.Root), (int)line, string.Create(
                CultureInfo.InvariantCulture,
                $"The file is not valid JSON at line {line}, byte {(fault.BytePositionInLine ?? 0) + 1}: {(details < 0 ? message : message[..details])}{Advice(message)}")));
    }

    private static string Advice(string message) =>
        message.Contains("'''", StringComparison.Ordinal) ? " Write texts and keys in double quotes."
        : message.Contains("end of the JSON payload", StringComparison.Ordinal) || message.Contains("reached end of data", StringComparison.Ordinal) ? " The file may have been cut off; fetch it again."
        : "";

    private void Add(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, RecipeProblemSeverity severity, string code, string message) =>
        problems.Add(new RecipeProblem(
            severity, code, null, tracker.Place(utf8, RecipePlace.Root), 1 + utf8[..(int)reader.TokenStartIndex].Count((byte)'\n'), message));
}
