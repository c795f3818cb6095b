using System.Globalization;

namespace SafeguardingHub.Content.Recipes;

/// <summary>A value inside a script: a text, a number, true or false, or nothing.</summary>
internal readonly record struct ScriptValue
{
    private readonly object? value;

    private ScriptValue(object? value) => this.value = value;

    public static ScriptValue Nothing => default;

    /// <summary>The text itself, or null where the value is no text.</summary>
    public string? AsText => value as string;

    public bool IsNothing => value is null;

    public static ScriptValue Of(string? text) => new(text);

    public static ScriptValue Of(double number) => new(number);

    public static ScriptValue Of(bool flag) => new(flag);

    /// <summary>What stands in the recipe for the value: nothing is empty, and a truth value is written as .NET writes it.</summary>
    public string ToResult() => value switch
    {
        null => "",
        bool flag => flag ? "True" : "False",
        _ => ToText(),
    };

    /// <summary>The value as text, as JavaScript joins it to a text.</summary>
    public string ToText() => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        var number => Number((double)number),
    };

    /// <summary><c>+</c> as JavaScript has it: texts are joined as soon as one side is a text, all else is added.</summary>
    public static ScriptValue Add(ScriptValue left, ScriptValue right) =>
        left.value is string || right.value is string ? Of(left.ToText() + right.ToText()) : Of(left.ToNumber() + right.ToNumber());

    private double ToNumber() => value switch
    {
        double number => number,
        true => 1,
        _ => 0,
    };

    /// <summary>A number as JavaScript writes it: plain between 1e-6 and 1e21, with an exponent beyond.</summary>
    private static string Number(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        // The shortest digits that read back as the same number, taken apart and put together again.
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var shift = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal) is var found && found < 0 ? mantissa.Length : found;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.Trim('0');
        var exponent = point - 1 - all.AsSpan().IndexOfAnyExcept('0') + shift;
        var text = exponent switch
        {
            > 20 or < -6 => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}"),
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            _ => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
        };
        return number < 0 ? "-" + text : text;
    }
}
