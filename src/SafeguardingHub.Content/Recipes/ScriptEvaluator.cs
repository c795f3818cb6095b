using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SafeguardingHub.Content.Recipes;

/// <summary>Works out values of the form <c>[js: …]</c> and <c>[file: …]</c>.</summary>
/// <param name="context">What the scripts can see.</param>
/// <param name="unknownPrefix">Told of each prefix that is neither <c>js</c> nor <c>file</c>.</param>
internal sealed class ScriptEvaluator(RecipeScriptContext context, Action<string> unknownPrefix)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The final text of a value, evaluated again and again while the result is itself a script.</summary>
    /// <exception cref="ScriptRefusal">It cannot be worked out.</exception>
    public async ValueTask<string> ResolveAsync(string text, CancellationToken cancellationToken)
    {
        for (var round = 0; RecipeScripts.TrySplit(text, out var prefix, out var script); round++)
        {
            if (round == ScriptLimits.Rounds)
            {
                throw new ScriptRefusal("script-loop", 0, string.Create(CultureInfo.InvariantCulture, $"The result is a script whose result is a script, more than {ScriptLimits.Rounds} times over."));
            }

            try
            {
                text = await OnceAsync(text, prefix, script, cancellationToken);
            }
            catch (ScriptRefusal refusal) when (round > 0)
            {
                // A column of a script that nobody wrote would mislead.
                throw new ScriptRefusal(refusal.Code, 0, $"The result is itself a script. {refusal.Message}");
            }

            Spend(text);
        }

        return text;
    }

    private async ValueTask<string> OnceAsync(string text, string prefix, string script, CancellationToken cancellationToken)
    {
        switch (prefix)
        {
            case "js":
                return (await EvaluateAsync(ScriptParser.Parse(script), cancellationToken)).ToResult();
            case "file":
                return await ReadFileAsync(script, cancellationToken);
            default:
                unknownPrefix(prefix);
                return text[1..^1];
        }
    }

    private async ValueTask<ScriptValue> EvaluateAsync(ScriptNode node, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            // The limits on nesting and chains keep far from this; a small stack is no reason to fall over.
            throw new ScriptRefusal("script-too-deep", node.Column, "The script is nested too deeply.");
        }

        switch (node)
        {
            case ScriptLiteral literal:
                return literal.Value;
            case ScriptSum sum:
                return await AddAsync(sum, cancellationToken);
            case ScriptCall call:
                var arguments = ImmutableArray.CreateBuilder<ScriptValue>(call.Arguments.Length);
                foreach (var argument in call.Arguments)
                {
                    arguments.Add(await EvaluateAsync(argument, cancellationToken));
                }

                return call.Name == "variables"
                    ? await VariableAsync(call, ScriptFunctions.Text(call, arguments, 0), cancellationToken)
                    : ScriptFunctions.Call(call, arguments.ToImmutable(), context);
            default:
                throw new InvalidOperationException($"A script node of kind {node.GetType().Name} cannot be evaluated.");
        }
    }

    private async ValueTask<ScriptValue> AddAsync(ScriptSum sum, CancellationToken cancellationToken)
    {
        var total = await EvaluateAsync(sum.Terms[0], cancellationToken);
        var joined = new StringBuilder();
        foreach (var term in sum.Terms.AsSpan()[1..].ToArray())
        {
            var value = await EvaluateAsync(term, cancellationToken);
            if (joined.Length == 0 && total.AsText is null && value.AsText is null)
            {
                total = ScriptValue.Add(total, value);
                continue;
            }

            // From the first text on everything is joined; a builder keeps a sum of thousands of terms linear.
            if (joined.Length == 0)
            {
                joined.Append(total.ToText());
                total = ScriptValue.Of("");
            }

            joined.Append(value.ToText());
            if (joined.Length > ScriptLimits.CharactersPerValue)
            {
                throw TooLong();
            }
        }

        return joined.Length == 0 ? total : ScriptValue.Of(joined.ToString());
    }

    private async ValueTask<ScriptValue> VariableAsync(ScriptCall call, string name, CancellationToken cancellationToken)
    {
        if (!context.Known.TryGetValue(name, out var known))
        {
            if (context.Open.Contains(name, StringComparer.Ordinal))
            {
                throw new ScriptRefusal("script-variable-loop", call.Column, $"The variable '{name}' needs itself: {string.Join(" → ", context.Open.Append(name))}.");
            }

            if (context.Open.Count == ScriptLimits.VariableChain)
            {
                throw new ScriptRefusal("script-variable-loop", call.Column, string.Create(CultureInfo.InvariantCulture, $"More than {ScriptLimits.VariableChain} variables need one another in a chain."));
            }

            context.Open.Add(name);
            try
            {
                known = (await WorkOutAsync(call, name, cancellationToken), null);
            }
            catch (ScriptRefusal refusal)
            {
                known = (ScriptValue.Nothing, refusal);
            }
            finally
            {
                context.Open.RemoveAt(context.Open.Count - 1);
            }

            context.Known[name] = known;
        }

        return known.Refusal is { } reason
            ? throw new ScriptRefusal(reason.Code, call.Column, reason.Code is "script-variable-undefined" or "script-variable-kind" ? reason.Message : $"In the variable '{name}': {reason.Message}")
            : known.Value;
    }

    /// <summary>
    /// A variable's value. Orchard Core fails on one that is no text; here numbers, truth values and null stand for
    /// themselves, and only objects and arrays, which cannot become a text, are refused.
    /// </summary>
    private async ValueTask<ScriptValue> WorkOutAsync(ScriptCall call, string name, CancellationToken cancellationToken)
    {
        if (!context.Variables.TryGetValue(name, out var json))
        {
            var near = context.Variables.Keys.FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));
            throw new ScriptRefusal("script-variable-undefined", call.Column, $"The variable '{name}' is not defined; "
                + (near is null ? $"add '{name}' to the recipe's \"variables\"." : $"there is '{near}', and case matters."));
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return ScriptValue.Of(await ResolveAsync(json.GetString()!, cancellationToken));
            case JsonValueKind.Number:
                return ScriptValue.Of(json.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return ScriptValue.Of(json.GetBoolean());
            case JsonValueKind.Null:
                return ScriptValue.Nothing;
            default:
                throw new ScriptRefusal("script-variable-kind", call.Column, $"The variable '{name}' is {JsonWords.Kind(json)}; only texts, numbers, true, false and null can be used.");
        }
    }

    /// <summary><c>text('path')</c> or <c>base64('path')</c>, nothing else, as in Orchard Core.</summary>
    private async ValueTask<string> ReadFileAsync(string script, CancellationToken cancellationToken)
    {
        var call = script.AsSpan().Trim();
        var asText = call.StartsWith("text('", StringComparison.Ordinal);
        var start = asText ? "text('".Length : "base64('".Length;
        if ((!asText && !call.StartsWith("base64('", StringComparison.Ordinal)) || !call.EndsWith("')", StringComparison.Ordinal) || call.Length < start + 2)
        {
            throw new ScriptRefusal("script-unsupported", 1, "A file is read with text('path') or base64('path'), in single quotes.");
        }

        var written = call[start..^2].ToString();
        var column = script.IndexOf('\'', StringComparison.Ordinal) + 2;
        if (written.Contains('\'', StringComparison.Ordinal) || !RecipeFilePath.TryCreate(written, out var path, out var refusal))
        {
            RecipeFilePath.TryCreate(written, out _, out refusal);
            throw new ScriptRefusal("script-file-path", column, $"The file '{written}' cannot be read: {refusal ?? "its name has a quote"}.");
        }

        var bytes = await context.Files.ReadAsync(path!, cancellationToken)
            ?? throw new ScriptRefusal("script-file-missing", column, $"There is no file '{path}' beside the recipe.");
        if (bytes.Length > ScriptLimits.CharactersPerValue / 4 * 3)
        {
            throw TooLong();
        }

        return asText ? Decode(bytes, path!, column) : Convert.ToBase64String(bytes);
    }

    private static string Decode(byte[] bytes, RecipeFilePath path, int column)
    {
        var decoded = RecipeEncoding.Decode(bytes);
        return decoded.Refusal is { } refusal
            ? throw new ScriptRefusal("script-file-text", column, $"The file '{path}' is no text: {refusal}.")
            : StrictUtf8.GetString(decoded.Utf8.Span);
    }

    private void Spend(string text)
    {
        context.CharactersLeft -= text.Length;
        if (text.Length > ScriptLimits.CharactersPerValue || context.CharactersLeft < 0)
        {
            throw TooLong();
        }

        // Escapes can make half of a surrogate pair, which no JSON file can hold.
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(text))
        {
            throw new ScriptRefusal("script-result", 0, @"The result has half of a surrogate pair (\ud800 to \udfff alone), which is no character.");
        }
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            return StrictUtf8.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    internal static ScriptRefusal TooLong() => new("script-too-long", 0, string.Create(
        CultureInfo.InvariantCulture, $"The result is too long: a value may have {ScriptLimits.CharactersPerValue} characters, and all of a recipe's scripts {ScriptLimits.CharactersPerRun}."));
}
