using System.Collections.Immutable;
using SafeguardingHub.Content.Liquid.Syntax;

namespace SafeguardingHub.Content.Liquid;

/// <summary>Carries a template out, once.</summary>
internal sealed class Interpreter
{
    private readonly string source;
    private readonly Func<string, string>? encoder;
    private readonly Scope scope;
    private readonly Budget budget;
    private readonly Evaluator evaluator;
    private BoundedText output;

    public Interpreter(string source, LiquidContext context, Func<string, string>? encoder)
    {
        (this.source, this.encoder) = (source, encoder);
        scope = new Scope(context);
        budget = new Budget(context.Limits.MaxSteps);
        evaluator = new Evaluator(source, context, scope, budget);
        output = new BoundedText(context.Limits.MaxOutput);
    }

    private enum Flow
    {
        Onward,
        NextTurn,
        EndOfLoop,
    }

    public string Render(ImmutableArray<Node> nodes)
    {
        Run(nodes);
        return output.ToString();
    }

    private Flow Run(ImmutableArray<Node> nodes)
    {
        foreach (var node in nodes)
        {
            var flow = RunPlaced(node);
            if (flow != Flow.Onward)
            {
                return flow;
            }
        }

        return Flow.Onward;
    }

    private Flow RunPlaced(Node node)
    {
        try
        {
            budget.Spend(1);
            return Run(node);
        }
        catch (LiquidException exception) when (exception.Line == 0)
        {
            throw LiquidException.At(source, node.At, exception.Problem);
        }
    }

    private Flow Run(Node node)
    {
        switch (node)
        {
            case TextNode text:
                output.Append(text.Text);
                return Flow.Onward;
            case OutputNode written:
                Write(evaluator.Evaluate(written.Value));
                return Flow.Onward;
            case AssignNode assign:
                scope.Assign(assign.Name, evaluator.Evaluate(assign.Value));
                return Flow.Onward;
            case CaptureNode capture:
                return Capture(capture);
            case IfNode choice:
                var branch = choice.Branches.FirstOrDefault(branch => evaluator.Evaluate(branch.Condition).IsTruthy == branch.Expected);
                return Run(branch?.Body ?? choice.Else);
            case CaseNode choice:
                return RunCase(choice);
            case ForNode loop:
                return RunFor(loop);
            case CountNode count:
                Write(LiquidValue.Of(scope.Count(count.Name, count.Up)));
                return Flow.Onward;
            case JumpNode jump:
                return jump.EndsLoop ? Flow.EndOfLoop : Flow.NextTurn;
            default:
                throw new InvalidOperationException($"No rule for {node.GetType().Name}.");
        }
    }

    private void Write(LiquidValue value)
    {
        budget.SpendOn(value);
        var text = value.ToText();
        output.Append(encoder is null || value.IsEncoded ? text : encoder(text));
    }

    private Flow Capture(CaptureNode capture)
    {
        var outer = output;
        output = new BoundedText();
        var flow = Run(capture.Body);
        var text = output.ToString();
        output = outer;

        // What was captured has passed the encoder piece by piece, with the template's own text between the pieces.
        scope.Assign(capture.Name, encoder is null ? LiquidValue.Of(text) : LiquidValue.Encoded(text));
        return flow;
    }

    private Flow RunCase(CaseNode choice)
    {
        var value = evaluator.Evaluate(choice.Value);
        var when = choice.Whens.FirstOrDefault(when => when.Values.Any(candidate => evaluator.Evaluate(candidate).Equals(value)));
        return Run(when?.Body ?? choice.Else);
    }

    private Flow RunFor(ForNode loop)
    {
        var items = Members(evaluator.Evaluate(loop.Items)).AsEnumerable();
        items = loop.Offset is null ? items : items.Skip(Whole(loop.Offset));
        items = loop.Limit is null ? items : items.Take(Whole(loop.Limit));
        var turns = (loop.Reversed ? items.Reverse() : items).ToArray();
        if (turns.Length == 0)
        {
            return Run(loop.Else);
        }

        var parent = scope.Find("forloop");
        for (var i = 0; i < turns.Length; i++)
        {
            budget.Spend(1);
            scope.Enter(loop.Name, turns[i], new ForLoop(i, turns.Length, parent));
            var flow = Run(loop.Body);
            scope.Leave();
            if (flow == Flow.EndOfLoop)
            {
                break;
            }
        }

        return Flow.Onward;
    }

    private int Whole(Expression expression) =>
        (int)Math.Clamp(decimal.Truncate(evaluator.Evaluate(expression).ToNumber()), 0, int.MaxValue);

    /// <summary>A list's members, an object's pairs of name and value, a text that is not empty as one member.</summary>
    private IReadOnlyList<LiquidValue> Members(LiquidValue value)
    {
        budget.SpendOn(value);
        return value.Kind switch
        {
            LiquidKind.Array => value.Items!,
            LiquidKind.Members => [.. value.Members!.Names.Select(name => LiquidValue.Of([LiquidValue.Of(name), value.Members.Get(name)]))],
            LiquidKind.Text when value.Text!.Length > 0 => [value],
            _ => [],
        };
    }
}
