namespace SafeguardingHub.Search.Index;

/// <summary>Tells whoever asked for a rebuild from outside how far it is.</summary>
internal sealed class Answering(IndexPlace place) : IProgress<IndexProgress>
{
    public void Report(IndexProgress value) => place.Answer(value);
}
