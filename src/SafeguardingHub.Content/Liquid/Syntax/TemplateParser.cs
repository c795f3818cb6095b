using System.Collections.Immutable;

namespace SafeguardingHub.Content.Liquid.Syntax;

/// <summary>Reads a template: text, outputs and tags, and the tags inside them.</summary>
internal sealed class TemplateParser
{
    private const int MaxDepth = 50;
    private const string KnownTags = "if, unless, case, for, break, continue, assign, capture, increment, decrement, comment, raw";

    private readonly Scanner scanner;
    private readonly ExpressionParser expressions;
    private int depth;
    private int loops;

    public TemplateParser(string source)
    {
        scanner = new Scanner(source);
        expressions = new ExpressionParser(scanner);
    }

    public ImmutableSortedSet<string> FilterNames => expressions.FilterNames.ToImmutable();

    public ImmutableArray<Node> ParseAll() => ReadBody("", 0, []).Body;

    /// <summary>
    /// Reads up to one of the tags in <paramref name="ends"/>, whose name is read and whose rest is not; for the whole
    /// template up to the end.
    /// </summary>
    private (ImmutableArray<Node> Body, string End, int EndAt) ReadBody(string tag, int tagAt, ReadOnlySpan<string> ends)
    {
        var body = ImmutableArray.CreateBuilder<Node>();
        while (true)
        {
            var at = scanner.Position;
            if (scanner.ReadText() is { Length: > 0 } text)
            {
                body.Add(new TextNode(at, text));
            }

            if (scanner.AtEnd)
            {
                return tag.Length == 0 ? (body.ToImmutable(), "", at) : throw NeverClosed(tag, tagAt);
            }

            at = scanner.Position;
            if (scanner.Open())
            {
                body.Add(ReadOutput(at));
                continue;
            }

            var name = scanner.ReadName() ?? (scanner.TakeMark("#") ? "#" : "");
            if (ends.Contains(name))
            {
                return (body.ToImmutable(), name, at);
            }

            if (ReadTag(name, at) is { } node)
            {
                body.Add(node);
            }
        }
    }

    private OutputNode ReadOutput(int at)
    {
        if (scanner.IsAtClose())
        {
            throw scanner.Fault("Nothing stands between '{{' and '}}'; write a name or a value, or remove the braces.", at);
        }

        var value = expressions.ReadFiltered();
        scanner.Close(isOutput: true);
        return new OutputNode(at, value);
    }

    private Node? ReadTag(string name, int at)
    {
        if (++depth > MaxDepth)
        {
            throw scanner.Fault($"Tags are nested more than {MaxDepth} deep; put the inner part into another template.", at);
        }

        Node? node = name switch
        {
            "assign" => ReadAssign(at),
            "capture" => ReadCapture(at),
            "if" => ReadIf(name, at, firstExpected: true),
            "unless" => ReadIf(name, at, firstExpected: false),
            "case" => ReadCase(at),
            "for" => ReadFor(at),
            "break" or "continue" => ReadJump(name, at),
            "increment" or "decrement" => ReadCount(name, at),
            "comment" => ReadVerbatim(name, at, keep: false),
            "raw" => ReadVerbatim(name, at, keep: true),
            "#" => ReadRemark(),
            "" => throw scanner.Fault("The name of a tag is expected after '{%'; write one, for example {% if name %}.", at),
            "elsif" or "else" or "when" => throw scanner.Fault($"'{name}' stands outside of the tag that it belongs to; open that tag before it, or remove it.", at),
            _ when name.StartsWith("end", StringComparison.Ordinal) =>
                throw scanner.Fault($"'{name}' closes a tag that is not open here; remove it, or open '{name[3..]}' before it.", at),
            _ => throw scanner.Fault($"The tag '{name}' is not known. Known tags: {KnownTags}.", at),
        };
        depth--;
        return node;
    }

    private AssignNode ReadAssign(int at)
    {
        var name = ReadVariable("assign", "{% assign name = value %}");
        if (!scanner.TakeMark("="))
        {
            throw scanner.Fault("'=' is expected after the name; write {% assign name = value %}.");
        }

        var value = expressions.ReadFiltered();
        CloseTag();
        return new AssignNode(at, name, value);
    }

    private CaptureNode ReadCapture(int at)
    {
        var name = ReadVariable("capture", "{% capture name %}");
        CloseTag();
        var (body, _, _) = ReadBody("capture", at, ["endcapture"]);
        CloseTag();
        return new CaptureNode(at, name, body);
    }

    private IfNode ReadIf(string tag, int at, bool firstExpected)
    {
        var branches = ImmutableArray.CreateBuilder<Branch>();
        var end = tag;
        while (end == tag || end == "elsif")
        {
            var condition = expressions.ReadCondition();
            CloseTag();
            (var body, end, _) = ReadBody(tag, at, ["elsif", "else", "end" + tag]);
            branches.Add(new Branch(condition, firstExpected || branches.Count > 0, body));
        }

        return new IfNode(at, branches.ToImmutable(), ReadElse(tag, at, end));
    }

    /// <summary>The part after <c>else</c>, if that is what was found, up to and over the end of the tag.</summary>
    private ImmutableArray<Node> ReadElse(string tag, int at, string found)
    {
        CloseTag();
        if (found != "else")
        {
            return [];
        }

        var (body, _, _) = ReadBody(tag, at, ["end" + tag]);
        CloseTag();
        return body;
    }

    private CaseNode ReadCase(int at)
    {
        var value = expressions.ReadFiltered();
        CloseTag();

        // What stands between case and the first when belongs to no choice; only white space is usual there.
        var (_, end, _) = ReadBody("case", at, ["when", "else", "endcase"]);
        var whens = ImmutableArray.CreateBuilder<When>();
        while (end == "when")
        {
            var values = ImmutableArray.CreateBuilder<Expression>();
            do
            {
                values.Add(expressions.ReadValue());
            }
            while (scanner.TakeMark(",") || scanner.TakeWord("or"));
            CloseTag();
            (var body, end, _) = ReadBody("case", at, ["when", "else", "endcase"]);
            whens.Add(new When(values.ToImmutable(), body));
        }

        return new CaseNode(at, value, whens.ToImmutable(), ReadElse("case", at, end));
    }

    private ForNode ReadFor(int at)
    {
        const string Shape = "{% for name in list %}";
        var name = ReadVariable("for", Shape);
        if (!scanner.TakeWord("in"))
        {
            throw scanner.Fault($"'in' is expected after '{name}'; write {Shape}.");
        }

        var items = expressions.ReadValue();
        Expression? limit = null, offset = null;
        var reversed = false;
        while (!scanner.IsAtClose() && !scanner.AtEnd)
        {
            scanner.TakeMark(",");
            var word = scanner.ReadName();
            if (word == "reversed")
            {
                reversed = true;
            }
            else if (word is "limit" or "offset" && scanner.TakeMark(":"))
            {
                (limit, offset) = word == "limit" ? (expressions.ReadValue(), offset) : (limit, expressions.ReadValue());
            }
            else
            {
                throw scanner.Fault($"'{word ?? scanner.Excerpt()}' is not understood in a for tag; use limit: 5, offset: 5 or reversed.");
            }
        }

        CloseTag();
        loops++;
        var (body, end, _) = ReadBody("for", at, ["else", "endfor"]);
        loops--;
        return new ForNode(at, name, items, limit, offset, reversed, body, ReadElse("for", at, end));
    }

    private JumpNode ReadJump(string name, int at)
    {
        if (loops == 0)
        {
            throw scanner.Fault($"'{name}' stands outside of a loop; move it between for and endfor, or remove it.", at);
        }

        CloseTag();
        return new JumpNode(at, EndsLoop: name == "break");
    }

    private CountNode ReadCount(string tag, int at)
    {
        var name = ReadVariable(tag, $"{{% {tag} name %}}");
        CloseTag();
        return new CountNode(at, name, Up: tag == "increment");
    }

    private TextNode? ReadVerbatim(string tag, int at, bool keep)
    {
        CloseTag();
        var text = scanner.ReadUntilTag("end" + tag) ?? throw NeverClosed(tag, at);
        return keep ? new TextNode(at, text) : null;
    }

    private Node? ReadRemark()
    {
        scanner.SkipToClose();
        CloseTag();
        return null;
    }

    private string ReadVariable(string tag, string shape) =>
        scanner.ReadName() ?? throw scanner.Fault($"A name is expected after '{tag}'; write {shape}.");

    private void CloseTag() => scanner.Close(isOutput: false);

    private LiquidException NeverClosed(string tag, int at) =>
        scanner.Fault($"The tag '{tag}' that begins here is never closed; add {{% end{tag} %}}.", at);
}
