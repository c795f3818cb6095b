namespace SafeguardingHub.Content.Html;

/// <summary>A node of the tree that the hub writes: it can hold nothing that the allow-list does not name.</summary>
internal abstract class CleanNode;

/// <summary>Text as the reader sees it, not encoded.</summary>
internal sealed class CleanText(string text) : CleanNode
{
    public string Text { get; set; } = text;

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>An allow-listed element; the root of a tree has the empty name.</summary>
internal sealed class CleanElement(string name) : CleanNode
{
    public string Name { get; } = name;

    /// <summary>Names and checked values in the order in which they are written.</summary>
    public List<KeyValuePair<string, string>> Attributes { get; } = [];

    public List<CleanNode> Children { get; set; } = [];

    public bool IsBlock => AllowList.Blocks.Contains(Name);

    public bool Is(string name) => string.Equals(Name, name, StringComparison.Ordinal);

    /// <summary>Adds text; neighbouring texts are one node, so that what follows never sees a word cut in two.</summary>
    public void Append(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (Children is [.., CleanText last])
        {
            last.Text += text;
        }
        else
        {
            Children.Add(new CleanText(text));
        }
    }
}
