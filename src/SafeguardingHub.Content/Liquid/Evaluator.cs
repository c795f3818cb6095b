using SafeguardingHub.Content.Liquid.Syntax;

namespace SafeguardingHub.Content.Liquid;

/// <summary>Gives expressions their values.</summary>
internal sealed class Evaluator(string source, LiquidContext context, Scope scope, Budget budget)
{
    private const int MaxRange = 100_000;

    public LiquidValue Evaluate(Expression expression)
    {
        try
        {
            return expression switch
            {
                LiteralExpression literal => literal.Value,
                PathExpression path => Follow(path),
                RangeExpression range => Range(Evaluate(range.From), Evaluate(range.To)),
                BinaryExpression binary => LiquidValue.Of(Holds(binary)),
                FilteredExpression filtered => filtered.Filters.Aggregate(Evaluate(filtered.Input), Apply),
                _ => throw new InvalidOperationException($"No rule for {expression.GetType().Name}."),
            };
        }
        catch (LiquidException exception) when (exception.Line == 0)
        {
            throw LiquidException.At(source, expression.At, exception.Problem);
        }
    }

    private LiquidValue Follow(PathExpression path)
    {
        var value = scope.Find(path.Name);
        foreach (var step in path.Steps)
        {
            value = Step(value, Evaluate(step));
            budget.SpendOn(value);
        }

        return value;
    }

    private static LiquidValue Step(LiquidValue value, LiquidValue step)
    {
        if (value.Items is { } items)
        {
            return step.Number is { } index ? At(items, index) : step.Text switch
            {
                "size" => LiquidValue.Of(items.Count),
                "first" => At(items, 0),
                "last" => At(items, -1),
                _ => LiquidValue.Nil,
            };
        }

        if (value.Members is { } members)
        {
            var found = members.Get(step.ToText());
            return found.IsNil && step.Text == "size" ? LiquidValue.Of(members.Names.Count) : found;
        }

        return value.Text is { } text && step.Text == "size" ? LiquidValue.Of(text.Length) : LiquidValue.Nil;
    }

    private static LiquidValue At(IReadOnlyList<LiquidValue> items, decimal index)
    {
        var place = decimal.Truncate(index) + (index < 0 ? items.Count : 0);
        return place >= 0 && place < items.Count ? items[(int)place] : LiquidValue.Nil;
    }

    private LiquidValue Range(LiquidValue from, LiquidValue to)
    {
        var (first, last) = (decimal.Truncate(from.ToNumber()), decimal.Truncate(to.ToNumber()));
        var isSane = Math.Abs(first) < int.MaxValue && Math.Abs(last) < int.MaxValue;
        var count = isSane ? (int)Math.Clamp(last - first + 1, 0, MaxRange + 1) : MaxRange + 1;
        if (count > MaxRange)
        {
            throw new LiquidException($"The range from {first} to {last} is too long; at most {MaxRange} numbers are allowed.");
        }

        budget.Spend(count);
        var numbers = new LiquidValue[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = LiquidValue.Of(first + i);
        }

        return LiquidValue.Of(numbers);
    }

    private bool Holds(BinaryExpression binary)
    {
        budget.Spend(1);
        var left = Evaluate(binary.Left);
        if (binary.Operator == BinaryOperator.And)
        {
            return left.IsTruthy && Evaluate(binary.Right).IsTruthy;
        }

        if (binary.Operator == BinaryOperator.Or)
        {
            return left.IsTruthy || Evaluate(binary.Right).IsTruthy;
        }

        var right = Evaluate(binary.Right);
        budget.SpendOn(left);
        return binary.Operator switch
        {
            BinaryOperator.Equal => left.Equals(right),
            BinaryOperator.NotEqual => !left.Equals(right),
            BinaryOperator.Contains => Comparing.Contains(left, right),
            BinaryOperator.Less => Comparing.Compare(left, right) < 0,
            BinaryOperator.Greater => Comparing.Compare(left, right) > 0,
            BinaryOperator.LessOrEqual => Comparing.Compare(left, right) <= 0,
            _ => Comparing.Compare(left, right) >= 0,
        };
    }

    private LiquidValue Apply(LiquidValue input, FilterUse use)
    {
        var positional = use.Positional.Select(Evaluate).ToArray();
        var named = new Dictionary<string, LiquidValue>(StringComparer.Ordinal);
        foreach (var (name, value) in use.Named)
        {
            named[name] = Evaluate(value);
        }

        try
        {
            var filter = context.FindFilter(use.Name) ?? throw new LiquidException(
                $"The filter '{use.Name}' is not known here; check its spelling, or remove it.");
            budget.SpendOn(input);
            foreach (var argument in positional)
            {
                budget.SpendOn(argument);
            }

            var result = filter(input, new LiquidArguments(positional, named), context);
            BoundedText.Check(result.Text?.Length ?? 0);
            budget.SpendOn(result);
            return result;
        }
        catch (OverflowException)
        {
            throw LiquidException.At(source, use.At, $"The filter '{use.Name}' gives a number that is too large; use smaller ones.");
        }
        catch (LiquidException exception) when (exception.Line == 0)
        {
            throw LiquidException.At(source, use.At, exception.Problem);
        }
    }
}

/// <summary>Order and containment, as Liquid sees them.</summary>
internal static class Comparing
{
    /// <summary>The sign of the order, or null where the two have none: then neither is less nor greater.</summary>
    public static int? Compare(LiquidValue left, LiquidValue right)
    {
        if (left.Date is { } earlier && right.Date is { } later)
        {
            return earlier.ToInstant().CompareTo(later.ToInstant());
        }

        if (left.Text is { } first && right.Text is { } second)
        {
            return string.CompareOrdinal(first, second);
        }

        return left.TryNumber() is { } smaller && right.TryNumber() is { } larger ? smaller.CompareTo(larger) : null;
    }

    public static bool Contains(LiquidValue whole, LiquidValue part) => whole.Kind switch
    {
        LiquidKind.Text => !part.IsNil && whole.Text!.Contains(part.ToText(), StringComparison.Ordinal),
        LiquidKind.Array => whole.Items!.Contains(part),
        LiquidKind.Members => part.Text is { } name && whole.Members!.Names.Contains(name),
        _ => false,
    };
}
