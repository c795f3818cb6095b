using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace SafeguardingHub.Content.Recipes;

/// <summary>The functions that recipes may call, all but <c>variables</c>, which needs the evaluator itself.</summary>
internal static class ScriptFunctions
{
    private const string Known = "uuid, variables, parameters, configuration, base64, html, gzip and log";

    /// <exception cref="ScriptRefusal">The function or an argument is not right.</exception>
    public static ScriptValue Call(ScriptCall call, ImmutableArray<ScriptValue> arguments, RecipeScriptContext context)
    {
        switch (call.Name)
        {
            case "uuid":
                return ScriptValue.Of(context.NewId());
            case "parameters":
                return ScriptValue.Of(context.Parameter(Text(call, arguments, 0)));
            case "configuration":
                return context.Configuration(Text(call, arguments, 0)) is { } value ? ScriptValue.Of(value)
                    : arguments.Length > 1 ? arguments[1] : ScriptValue.Nothing;
            case "base64":
                return ScriptValue.Of(Decode(call, Bytes(call, Text(call, arguments, 0))));
            case "html":
                return ScriptValue.Of(WebUtility.HtmlDecode(Text(call, arguments, 0)));
            case "gzip":
                return ScriptValue.Of(Unzip(call, Bytes(call, Text(call, arguments, 0))));
            case "log":
                // The host logs what a recipe did; what a recipe says of itself changes nothing.
                return ScriptValue.Nothing;
            default:
                throw new ScriptRefusal("script-unknown-function", call.Column, $"The function \"{call.Name}\" is not known here: there are {Known}.");
        }
    }

    /// <summary>The argument at <paramref name="index"/>, which must be a text.</summary>
    public static string Text(ScriptCall call, IReadOnlyList<ScriptValue> arguments, int index) =>
        index < arguments.Count && arguments[index].AsText is { } text ? text
            : throw new ScriptRefusal("script-argument", call.Column, string.Create(CultureInfo.InvariantCulture, $"{call.Name}() needs a text as argument {index + 1}."));

    private static byte[] Bytes(ScriptCall call, string text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written]
            : throw new ScriptRefusal("script-argument", call.Column, $"The text given to {call.Name}() is no Base64.");
    }

    private static string Decode(ScriptCall call, byte[] bytes)
    {
        var decoded = RecipeEncoding.Decode(bytes);
        return decoded.Refusal is { } refusal
            ? throw new ScriptRefusal("script-argument", call.Column, $"The bytes given to base64() are no text: {refusal}.")
            : Encoding.UTF8.GetString(decoded.Utf8.Span);
    }

    private static string Unzip(ScriptCall call, byte[] bytes)
    {
        using var unzipped = new MemoryStream();
        try
        {
            using var zipped = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var block = new byte[64 * 1024];
            for (var length = zipped.Read(block); length > 0; length = zipped.Read(block))
            {
                unzipped.Write(block, 0, length);
                if (unzipped.Length > ScriptLimits.CharactersPerValue / 4 * 3)
                {
                    throw ScriptEvaluator.TooLong();
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new ScriptRefusal("script-argument", call.Column, "The bytes given to gzip() are not compressed with gzip, or damaged.");
        }

        return Convert.ToBase64String(unzipped.GetBuffer(), 0, (int)unzipped.Length);
    }
}
