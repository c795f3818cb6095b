using System.Text;

namespace SafeguardingHub.Content.Liquid;

/// <summary>
/// Text that grows up to a limit. Every text that a template makes passes here, because doubling a text twenty times
/// takes one line of template and a million times the memory.
/// </summary>
internal sealed class BoundedText(int limit = BoundedText.MaxValueLength)
{
    /// <summary>The most that one value may hold, in UTF-16 units.</summary>
    public const int MaxValueLength = 1_000_000;

    private readonly StringBuilder text = new();

    public BoundedText Append(string value)
    {
        Check((long)text.Length + value.Length, limit);
        text.Append(value);
        return this;
    }

    public BoundedText Append(char value)
    {
        Check(text.Length + 1L, limit);
        text.Append(value);
        return this;
    }

    public BoundedText AppendAll(IReadOnlyList<LiquidValue> items, string separator)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                Append(separator);
            }

            Append(items[i].ToText());
        }

        return this;
    }

    public override string ToString() => text.ToString();

    public static void Check(long length, int limit = MaxValueLength)
    {
        if (length > limit)
        {
            throw new LiquidException(
                $"The text would be {length} characters long; at most {limit} are allowed. Write less in a loop, or shorten the value first.");
        }
    }
}
