using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Bodies;

/// <summary>A body as it is published: HTML and references in order. Equal to another body of the same pieces.</summary>
/// <param name="Segments">The pieces; two pieces of HTML never follow one another.</param>
public sealed record CompiledBody(ImmutableArray<BodySegment> Segments)
{
    /// <summary>A body without any text.</summary>
    public static CompiledBody Empty { get; } = new([]);

    /// <summary>
    /// The body as a JSON array: a string is HTML; <c>{"s":name,"t":target,"a":{…},"b":true}</c> a shortcode (<c>a</c> and
    /// <c>b</c> only where there are arguments and where it is a block); <c>{"v":path}</c> a variable.
    /// </summary>
    public string ToJson() => CompiledBodyJson.Write(this);

    /// <summary>The body of text that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not such an array.</exception>
    public static CompiledBody FromJson(string json) => CompiledBodyJson.Read(json);

    /// <summary>Equal piece by piece.</summary>
    public bool Equals(CompiledBody? other) => other is not null && Segments.AsSpan().SequenceEqual(other.Segments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var segment in Segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }
}
