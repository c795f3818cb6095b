using System.Globalization;
using NodaTime;

namespace SafeguardingHub.Content.Liquid;

/// <summary>The kinds of value that a template can hold.</summary>
public enum LiquidKind
{
    /// <summary>Nothing; what a missing name gives.</summary>
    Nil,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>A thing with named values.</summary>
    Members,

    /// <summary>A moment, in a time zone.</summary>
    Date,

    /// <summary>The word <c>empty</c>, equal to text, lists and objects without content.</summary>
    Empty,

    /// <summary>The word <c>blank</c>, equal to what <c>empty</c> is and to nil, false and white space.</summary>
    Blank,
}

/// <summary>A thing with named values that a template may read, for example a content item.</summary>
public interface ILiquidObject
{
    /// <summary>The names, for <c>size</c>, <c>for</c> and <c>json</c>; empty where they cannot be told.</summary>
    IReadOnlyCollection<string> Names => [];

    /// <summary>The value of that name, or nil; never throws for an unknown name.</summary>
    LiquidValue Get(string name);
}

/// <summary>An immutable value inside a template. Equality is that of Liquid's <c>==</c>.</summary>
public sealed class LiquidValue : IEquatable<LiquidValue>
{
    private readonly object? payload;

    private LiquidValue(LiquidKind kind, object? payload, bool isEncoded = false) =>
        (Kind, this.payload, IsEncoded) = (kind, payload, isEncoded);

    /// <summary>Nothing.</summary>
    public static LiquidValue Nil { get; } = new(LiquidKind.Nil, null);

    /// <summary>True.</summary>
    public static LiquidValue True { get; } = new(LiquidKind.Boolean, true);

    /// <summary>False.</summary>
    public static LiquidValue False { get; } = new(LiquidKind.Boolean, false);

    internal static LiquidValue Empty { get; } = new(LiquidKind.Empty, null);

    internal static LiquidValue Blank { get; } = new(LiquidKind.Blank, null);

    /// <summary>What the value is.</summary>
    public LiquidKind Kind { get; }

    /// <summary>Whether this is nil.</summary>
    public bool IsNil => Kind == LiquidKind.Nil;

    /// <summary>Everything but nil and false, so also zero and the empty text.</summary>
    public bool IsTruthy => Kind != LiquidKind.Nil && !(payload is bool flag && !flag);

    /// <summary>Text that the renderer's encoder has seen already and must not see again.</summary>
    internal bool IsEncoded { get; }

    /// <summary>The text, or null where this is not text.</summary>
    public string? Text => payload as string;

    /// <summary>The number, or null where this is not a number.</summary>
    public decimal? Number => payload as decimal?;

    /// <summary>The members of a list, or null where this is not a list.</summary>
    public IReadOnlyList<LiquidValue>? Items => payload as IReadOnlyList<LiquidValue>;

    /// <summary>The object, or null where this is not one.</summary>
    public ILiquidObject? Members => payload as ILiquidObject;

    /// <summary>The moment, or null where this is not one.</summary>
    public ZonedDateTime? Date => payload as ZonedDateTime?;

    /// <summary>That truth value.</summary>
    public static LiquidValue Of(bool value) => value ? True : False;

    /// <summary>That number; its scale is kept, so that 2.0 divides as a fraction and 2 as a whole number.</summary>
    public static LiquidValue Of(decimal value) => new(LiquidKind.Number, value);

    /// <summary>That text; null gives nil.</summary>
    public static LiquidValue Of(string? value) => value is null ? Nil : new(LiquidKind.Text, value);

    /// <summary>A list of those values.</summary>
    public static LiquidValue Of(IReadOnlyList<LiquidValue> items) => new(LiquidKind.Array, items);

    /// <summary>That object; null gives nil.</summary>
    public static LiquidValue Of(ILiquidObject? value) => value is null ? Nil : new(LiquidKind.Members, value);

    /// <summary>That moment, shown in its zone.</summary>
    public static LiquidValue Of(ZonedDateTime value) => new(LiquidKind.Date, value);

    /// <summary>That moment, shown in UTC until the template says <c>local</c>.</summary>
    public static LiquidValue Of(Instant value) => Of(value.InUtc());

    /// <summary>That moment, shown with its own offset.</summary>
    public static LiquidValue Of(DateTimeOffset value) => Of(ZonedDateTime.FromDateTimeOffset(value));

    internal static LiquidValue Encoded(string text) => new(LiquidKind.Text, text, isEncoded: true);

    /// <summary>The value as the template writes it: nil is nothing, a list its members one after another.</summary>
    /// <exception cref="LiquidException">The text would be longer than one value may be.</exception>
    public string ToText() => Kind switch
    {
        LiquidKind.Boolean => (bool)payload! ? "true" : "false",
        LiquidKind.Number => NumberText((decimal)payload!),
        LiquidKind.Text => (string)payload!,
        LiquidKind.Array => new BoundedText().AppendAll(Items!, "").ToString(),
        LiquidKind.Members => Members!.Names.Count == 0 ? "" : LiquidJson.Write(this),
        LiquidKind.Date => Date!.Value.ToDateTimeUtc().ToString("u", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>The value as a number: text is read as one, anything else is 0.</summary>
    public decimal ToNumber() => TryNumber() ?? 0;

    internal decimal? TryNumber() => Kind switch
    {
        LiquidKind.Number => Number,
        LiquidKind.Text when decimal.TryParse(
            Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A list as it is, nil as no members, anything else as a list of one.</summary>
    internal IReadOnlyList<LiquidValue> ToItems() => Items ?? (IsNil ? [] : [this]);

    /// <inheritdoc/>
    public bool Equals(LiquidValue? other)
    {
        if (other is null)
        {
            return false;
        }

        if (Kind is LiquidKind.Empty or LiquidKind.Blank)
        {
            return other.Kind == Kind || other.IsVoid(Kind == LiquidKind.Blank);
        }

        if (other.Kind is LiquidKind.Empty or LiquidKind.Blank)
        {
            return IsVoid(other.Kind == LiquidKind.Blank);
        }

        return Kind == other.Kind && Kind switch
        {
            LiquidKind.Array => Items!.SequenceEqual(other.Items!),
            LiquidKind.Date => Date!.Value.ToInstant() == other.Date!.Value.ToInstant(),
            _ => Equals(payload, other.payload),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LiquidValue);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        // Empty and blank equal void values of other kinds, so what is void has the hash that they have.
        LiquidKind.Number => Number!.Value.GetHashCode(),
        LiquidKind.Text when !string.IsNullOrWhiteSpace(Text) => string.GetHashCode(Text, StringComparison.Ordinal),
        LiquidKind.Date => Date!.Value.ToInstant().GetHashCode(),
        LiquidKind.Array => Items!.Count,
        LiquidKind.Members when Members!.Names.Count > 0 => Members.GetHashCode(),
        _ => 0,
    };

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private bool IsVoid(bool alsoBlank) => Kind switch
    {
        LiquidKind.Text => alsoBlank ? string.IsNullOrWhiteSpace(Text) : Text!.Length == 0,
        LiquidKind.Array => Items!.Count == 0,
        LiquidKind.Members => Members!.Names.Count == 0,
        _ => alsoBlank && !IsTruthy,
    };

    private static string NumberText(decimal number)
    {
        var isWhole = number.Scale == 0;
        return number.ToString(isWhole ? "0" : "0.0###########################", CultureInfo.InvariantCulture);
    }
}
