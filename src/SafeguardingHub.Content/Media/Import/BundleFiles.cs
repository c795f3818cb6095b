using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Content.Media.Import;

/// <summary>What is kept of a bundle beside its files: what it is, and how far its import is.</summary>
public sealed class BundleFiles(IWaitingBundles waiting)
{
    /// <summary>The name of the table within a bundle.</summary>
    public const string Table = "table";

    private const string Facts = "bundle";
    private const string Progress = "progress";
    private const int Most = 20_000_000;

    private static readonly JsonSerializerOptions Options = new() { Converters = { new InstantConverter() } };

    /// <summary>The bundle, if that person sent it; null for nobody else, and where it has been thrown away.</summary>
    public async Task<ImportBundle?> FindAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        await ReadAsync<ImportBundle>(id, Facts, cancellationToken) is { } bundle && actor.Kind == ActorKind.User && bundle.Person == actor.Id ? bundle : null;

    /// <summary>How far the import of a bundle is; null where nobody has begun it.</summary>
    public Task<ImportProgress?> ProgressAsync(ImportBundle bundle, CancellationToken cancellationToken) =>
        ReadAsync<ImportProgress>(bundle.Id, Progress, cancellationToken);

    /// <summary>Keeps how far it is.</summary>
    public Task KeepAsync(ImportBundle bundle, ImportProgress progress, CancellationToken cancellationToken) => WriteAsync(bundle.Id, Progress, progress, cancellationToken);

    /// <summary>The table of a bundle, read anew.</summary>
    public Task<SentTable> TableAsync(ImportBundle bundle, System.Collections.Immutable.ImmutableArray<string> columns, CancellationToken cancellationToken) =>
        TableAsync(bundle, columns, limits: null, cancellationToken);

    /// <summary>The table of a bundle, read anew, where it may be of that size.</summary>
    public async Task<SentTable> TableAsync(
        ImportBundle bundle, System.Collections.Immutable.ImmutableArray<string> columns, TableLimits? limits, CancellationToken cancellationToken)
    {
        await using var stream = Open(bundle, Table);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return SentTable.Read(bytes, columns, limits);
    }

    /// <summary>Opens a file of a bundle.</summary>
    /// <exception cref="FileNotFoundException">The bundle was thrown away meanwhile.</exception>
    public Stream Open(ImportBundle bundle, string key) =>
        waiting.Open(bundle.Id, key) ?? throw new FileNotFoundException("The files that waited to be imported have been thrown away.");

    internal Task KeepAsync(ImportBundle bundle, CancellationToken cancellationToken) => WriteAsync(bundle.Id, Facts, bundle, cancellationToken);

    private async Task<T?> ReadAsync<T>(string bundle, string name, CancellationToken cancellationToken) where T : class
    {
        await using var stream = waiting.Open(bundle, name);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<T>(stream, Options, cancellationToken);
    }

    private async Task WriteAsync<T>(string bundle, string name, T value, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(value, Options), writable: false);
        await waiting.KeepAsync(bundle, name, stream, Most, cancellationToken);
    }

    private sealed class InstantConverter : System.Text.Json.Serialization.JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
