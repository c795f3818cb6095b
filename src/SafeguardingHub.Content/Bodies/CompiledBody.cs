using System.Collections.Immutable;
using System.Text.Json;

namespace SafeguardingHub.Content.Bodies;

/// <summary>Placeholder until the compiler lands.</summary>
public sealed record CompiledBody(int X)
{
    /// <summary>JSON.</summary>
    public static CompiledBody FromJson(JsonElement json) => new(0);

    /// <summary>JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer) => writer.WriteNumberValue(X);
}
