using System.Text;

namespace SafeguardingHub.Content.Liquid.Filters;

/// <summary>Filters that change plain text.</summary>
internal static class TextFilters
{
    public static LiquidValue Append(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Text(new BoundedText().Append(input.ToText()).Append(arguments[0].ToText()).ToString());

    public static LiquidValue Prepend(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Text(new BoundedText().Append(arguments[0].ToText()).Append(input.ToText()).ToString());

    public static LiquidValue Capitalize(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var text = input.ToText();
        return Text(text.Length == 0 ? "" : text[..1].ToUpperInvariant() + Lower(text[1..]));
    }

    public static LiquidValue Downcase(LiquidValue input, LiquidArguments arguments, LiquidContext context) => Text(Lower(input.ToText()));

    public static LiquidValue Upcase(LiquidValue input, LiquidArguments arguments, LiquidContext context) => Text(input.ToText().ToUpperInvariant());

    public static LiquidValue Strip(LiquidValue input, LiquidArguments arguments, LiquidContext context) => Text(input.ToText().Trim());

    public static LiquidValue StripStart(LiquidValue input, LiquidArguments arguments, LiquidContext context) => Text(input.ToText().TrimStart());

    public static LiquidValue StripEnd(LiquidValue input, LiquidArguments arguments, LiquidContext context) => Text(input.ToText().TrimEnd());

    public static LiquidValue StripNewlines(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Text(input.ToText().Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));

    public static LiquidValue Replace(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Text(ReplaceAll(input.ToText(), arguments[0].ToText(), arguments[1].ToText()));

    public static LiquidValue ReplaceFirst(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Text(ReplaceOne(input.ToText(), arguments[0].ToText(), arguments[1].ToText()));

    public static LiquidValue Remove(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Text(ReplaceAll(input.ToText(), arguments[0].ToText(), ""));

    public static LiquidValue RemoveFirst(LiquidValue input, LiquidArguments arguments, LiquidContext context) =>
        Text(ReplaceOne(input.ToText(), arguments[0].ToText(), ""));

    /// <summary>At most so many characters (50), the ellipsis counted; no character beyond the basic plane is cut in two.</summary>
    public static LiquidValue Truncate(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var text = input.ToText();
        var most = arguments.Whole(0, 50);
        var ellipsis = arguments.Count > 1 ? arguments[1].ToText() : "...";
        if (CountRunes(text) <= most)
        {
            return Text(text);
        }

        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(Math.Max(0, most - CountRunes(ellipsis))))
        {
            kept.Append(rune.ToString());
        }

        return Text(kept.Append(ellipsis).ToString());
    }

    public static LiquidValue TruncateWords(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var text = input.ToText();
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var most = Math.Max(1, arguments.Whole(0, 15));
        var ellipsis = arguments.Count > 1 ? arguments[1].ToText() : "...";
        return Text(words.Length <= most ? text : string.Join(' ', words.Take(most)) + ellipsis);
    }

    /// <summary>The pieces between the separators, without empty ones at the end; no separator gives the characters.</summary>
    public static LiquidValue Split(LiquidValue input, LiquidArguments arguments, LiquidContext context)
    {
        var text = input.ToText();
        var separator = arguments[0].ToText();
        string[] pieces = separator.Length == 0
            ? [.. text.EnumerateRunes().Select(rune => rune.ToString())]
            : text.Split(separator, StringSplitOptions.None);
        var count = pieces.Length;
        while (count > 0 && pieces[count - 1].Length == 0)
        {
            count--;
        }

        return LiquidValue.Of([.. pieces.Take(count).Select(Text)]);
    }

    internal static string ReplaceAll(string text, string old, string replacement)
    {
        if (old.Length == 0)
        {
            return text;
        }

        var result = new BoundedText();
        var from = 0;
        for (int at; (at = text.IndexOf(old, from, StringComparison.Ordinal)) >= 0; from = at + old.Length)
        {
            result.Append(text[from..at]).Append(replacement);
        }

        return result.Append(text[from..]).ToString();
    }

    private static string ReplaceOne(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }

    private static int CountRunes(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static LiquidValue Text(string text) => LiquidValue.Of(text);

#pragma warning disable CA1308 // The filter's purpose is lower case; nothing is compared by it.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
