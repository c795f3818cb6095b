namespace SafeguardingHub.Content.Html;

/// <summary>White space and line breaks that have nothing to separate.</summary>
internal static class Edges
{
    /// <summary>Takes blank text and line breaks from both ends of a line.</summary>
    public static void Trim(List<CleanNode> line)
    {
        while (line.Count > 0 && IsGap(line[0]))
        {
            line.RemoveAt(0);
        }

        while (line.Count > 0 && IsGap(line[^1]))
        {
            line.RemoveAt(line.Count - 1);
        }

        if (line.Count > 0 && line[0] is CleanText first)
        {
            first.Text = first.Text.TrimStart();
        }

        if (line.Count > 0 && line[^1] is CleanText last)
        {
            last.Text = last.Text.TrimEnd();
        }
    }

    /// <summary>Drops line breaks that stand alone beside a block, where mail and documents use them as empty lines.</summary>
    public static void DropBreaksBetweenBlocks(List<CleanNode> children)
    {
        if (!children.Exists(child => child is CleanElement { IsBlock: true }))
        {
            return;
        }

        var kept = new List<CleanNode>(children.Count);
        var gap = new List<CleanNode>();
        var besideBlock = true;
        foreach (var child in children)
        {
            if (IsGap(child))
            {
                gap.Add(child);
                continue;
            }

            var isBlock = child is CleanElement { IsBlock: true };
            Flush(isBlock || besideBlock);
            kept.Add(child);
            besideBlock = isBlock;
        }

        Flush(true);
        children.Clear();
        children.AddRange(kept);

        void Flush(bool withoutBreaks)
        {
            foreach (var node in gap.Where(node => !withoutBreaks || node is CleanText))
            {
                if (node is CleanText text && kept is [.., CleanText before])
                {
                    before.Text += text.Text;
                }
                else
                {
                    kept.Add(node);
                }
            }

            gap.Clear();
        }
    }

    private static bool IsGap(CleanNode node) => node is CleanText { IsBlank: true } or CleanElement { Name: "br" };
}
