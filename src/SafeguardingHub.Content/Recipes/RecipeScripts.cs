using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>What came of evaluating a step.</summary>
/// <param name="Body">The step with every script replaced by its text; a script that failed stands as it was.</param>
/// <param name="Problems">What failed or was doubtful, with places.</param>
public sealed record RecipeEvaluation(JsonElement Body, ImmutableArray<RecipeProblem> Problems);

/// <summary>
/// Evaluates texts such as <c>[js: uuid()]</c> and <c>[file: text('a.html')]</c> in the values of a step, never in its
/// keys. The result is always a text.
/// </summary>
public static class RecipeScripts
{
    private static readonly JsonReaderOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 4096 };

    private static readonly JsonDocumentOptions Parsing = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 4096 };

    /// <summary>
    /// The key of a step whose texts all stand for themselves: with <c>"literal": true</c> no script in it is evaluated. The
    /// hub's export writes it into steps with texts that look like scripts, so that running an export gives back what was
    /// exported. Orchard Core does not know the key and would evaluate them.
    /// </summary>
    public const string LiteralKey = "literal";

    /// <summary>
    /// Whether a recipe's reader takes this text for a script: it starts with <c>[</c>, ends with <c>]</c>, and all
    /// before the first colon is letters. Content may hold such a text, a note in brackets for example: a step that does
    /// carries <see cref="LiteralKey"/>.
    /// </summary>
    public static bool LooksLikeScript(string text) => TrySplit(text, out _, out _);

    /// <summary>Whether the step says that its texts stand for themselves.</summary>
    public static bool IsLiteral(RecipeStep step) => step.Body.TryGetProperty(LiteralKey, out var literal) && literal.ValueKind == JsonValueKind.True;

    /// <summary>Whether any text in the value looks like a script; costs one look at the bytes where none can.</summary>
    internal static bool HasLookalikes(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => LooksLikeScript(json.GetString()!),
        JsonValueKind.Object => MayHold(json) && json.EnumerateObject().Any(property => HasLookalikes(property.Value)),
        JsonValueKind.Array => MayHold(json) && json.EnumerateArray().Any(HasLookalikes),
        _ => false,
    };

    /// <summary>Evaluates a step. A step without scripts is given back as it is, at the cost of one look at its bytes.</summary>
    public static async ValueTask<RecipeEvaluation> EvaluateAsync(RecipeStep step, RecipeScriptContext context, CancellationToken cancellationToken)
    {
        var scripts = IsLiteral(step) ? [] : Find(step);
        if (scripts.Count == 0)
        {
            return new RecipeEvaluation(step.Body, []);
        }

        var errors = new List<RecipeProblem>();
        var warnings = new List<RecipeProblem>();
        var results = new string?[scripts.Count];
        for (var index = 0; index < scripts.Count && errors.Count < RecipeInspection.MostProblems; index++)
        {
            var script = scripts[index];
            var evaluator = new ScriptEvaluator(context, prefix => warnings.Add(UnknownPrefix(step, script.Place, prefix)));
            try
            {
                results[index] = await evaluator.ResolveAsync(script.Text, cancellationToken);
            }
            catch (ScriptRefusal refusal)
            {
                errors.Add(RecipeProblem.Error(refusal.Code, step.Name, script.Place, Describe(refusal, script.Text)));
            }
        }

        ImmutableArray<RecipeProblem> problems = [.. CutShort(step, errors, RecipeProblem.Error), .. CutShort(step, warnings, RecipeProblem.Warning)];
        return new RecipeEvaluation(Replace(step.Body, scripts, results), problems);
    }

    /// <summary>Splits <c>[prefix: script]</c>; false where the text is none.</summary>
    internal static bool TrySplit(string text, out string prefix, out string script)
    {
        (prefix, script) = ("", "");
        if (text.Length < 4 || text[0] != '[' || text[^1] != ']')
        {
            return false;
        }

        var end = 1;
        while (char.IsLetter(text[end]))
        {
            end++;
        }

        if (end == 1 || text[end] != ':')
        {
            return false;
        }

        // One bracket goes on each side: Orchard Core trims all that stand at the end, and so breaks [js: [1, 2]] and texts such as [see: a[1]].
        (prefix, script) = (text[1..end], text[(end + 1)..^1]);
        return true;
    }

    private static IEnumerable<RecipeProblem> CutShort(
        RecipeStep step, List<RecipeProblem> problems, Func<string, string?, string, string, RecipeProblem> make) =>
        problems.Count < RecipeInspection.MostProblems ? problems : problems.Take(RecipeInspection.MostProblems).Append(
            make("too-many-problems", step.Name, step.Place, "The step may have more such problems; they are listed once these are mended."));

    private static RecipeProblem UnknownPrefix(RecipeStep step, string place, string prefix)
    {
        var advice = prefix.Equals("js", StringComparison.OrdinalIgnoreCase) ? "write js in lower case" : "there are js and file";
        return RecipeProblem.Warning(
            "script-unknown-prefix", step.Name, place, $"\"[{prefix}:\" starts no script that is known ({advice}); as in Orchard Core the text loses its brackets. To keep them, put any other character before or after.");
    }

    private static List<Found> Find(RecipeStep step)
    {
        var found = new List<Found>();
        var utf8 = JsonMarshal.GetRawUtf8Value(step.Body);
        if (!MayHold(step.Body))
        {
            return found;
        }

        var tracker = new PlaceTracker();
        var reader = new Utf8JsonReader(utf8, Reading);
        while (reader.Read())
        {
            tracker.Follow(ref reader);
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 3 && reader.ValueSpan[0] is (byte)'[' or (byte)'\\'
                && reader.GetString() is { } text && LooksLikeScript(text))
            {
                found.Add(new Found(text, (int)reader.TokenStartIndex, reader.ValueSpan.Length + 2, tracker.Place(utf8, step.Place)));
            }
        }

        return found;
    }

    // A text that starts with a bracket starts with these two bytes, or with an escape.
    private static bool MayHold(JsonElement json)
    {
        var utf8 = JsonMarshal.GetRawUtf8Value(json);
        return utf8.IndexOf("\"["u8) >= 0 || utf8.IndexOf("\"\\u00"u8) >= 0;
    }

    /// <summary>Copies the step's bytes and puts the results in the place of the scripts: nothing else can change.</summary>
    private static JsonElement Replace(JsonElement body, List<Found> scripts, string?[] results)
    {
        var utf8 = JsonMarshal.GetRawUtf8Value(body);
        var output = new ArrayBufferWriter<byte>(utf8.Length);
        using var writer = new Utf8JsonWriter(output, RecipeJsonWriter.Compact);
        var copied = 0;
        for (var index = 0; index < scripts.Count; index++)
        {
            if (results[index] is not { } result)
            {
                continue;
            }

            output.Write(utf8[copied..scripts[index].Start]);
            writer.WriteStringValue(result);
            writer.Flush();
            writer.Reset();
            copied = scripts[index].Start + scripts[index].Length;
        }

        output.Write(utf8[copied..]);
        return JsonElement.Parse(output.WrittenSpan, Parsing);
    }

    private static string Describe(ScriptRefusal refusal, string text)
    {
        var shown = text.Length > 80 ? text[..80] + "…" : text;
        return refusal.Column == 0
            ? $"{refusal.Message} The script is {shown}"
            : string.Create(CultureInfo.InvariantCulture, $"{refusal.Message} (column {refusal.Column} of the script in {shown})");
    }

    private readonly record struct Found(string Text, int Start, int Length, string Place);
}
