namespace SafeguardingHub.Content.Bodies;

/// <summary>A part of one text node: either words or a reference.</summary>
internal readonly record struct TextPart(string? Text, BodySegment? Reference)
{
    public static TextPart Words(string text) => new(text, null);

    public static TextPart To(BodySegment reference) => new(null, reference);
}
