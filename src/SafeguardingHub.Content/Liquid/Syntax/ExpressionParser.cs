using System.Collections.Immutable;

namespace SafeguardingHub.Content.Liquid.Syntax;

/// <summary>Reads what has a value: literals, paths, ranges, comparisons, <c>and</c>/<c>or</c>, filters.</summary>
internal sealed class ExpressionParser(Scanner scanner)
{
    private const int MaxDepth = 50;
    private const int MaxTerms = 200;

    private static readonly (string Mark, BinaryOperator Operator)[] Marks =
    [
        ("==", BinaryOperator.Equal), ("!=", BinaryOperator.NotEqual), ("<>", BinaryOperator.NotEqual),
        ("<=", BinaryOperator.LessOrEqual), (">=", BinaryOperator.GreaterOrEqual),
        ("<", BinaryOperator.Less), (">", BinaryOperator.Greater),
    ];

    private int depth;

    public ImmutableSortedSet<string>.Builder FilterNames { get; } = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);

    /// <summary>A value with the filters behind it.</summary>
    public Expression ReadFiltered()
    {
        var input = ReadCondition();
        var filters = ImmutableArray.CreateBuilder<FilterUse>();
        while (scanner.TakeMark("|"))
        {
            filters.Add(ReadFilter());
        }

        return filters.Count == 0 ? input : new FilteredExpression(input.At, input, filters.ToImmutable());
    }

    /// <summary>Comparisons joined by <c>and</c> and <c>or</c>, which have one rank and group from the right.</summary>
    public Expression ReadCondition()
    {
        var terms = new Stack<(Expression Term, BinaryOperator Joined)>();
        while (true)
        {
            var term = ReadComparison();
            BinaryOperator? joined = scanner.TakeWord("and") ? BinaryOperator.And : scanner.TakeWord("or") ? BinaryOperator.Or : null;
            if (joined is null)
            {
                return terms.Aggregate(term, (right, left) => new BinaryExpression(left.Term.At, left.Joined, left.Term, right));
            }

            terms.Push((term, joined.Value));
            if (terms.Count >= MaxTerms)
            {
                throw scanner.Fault($"More than {MaxTerms} conditions are joined here; use case, or several if tags.");
            }
        }
    }

    /// <summary>A literal, a path or a range, without filters.</summary>
    public Expression ReadValue()
    {
        scanner.SkipSpace();
        var at = scanner.Position;
        if (scanner.ReadLiteral() is { } literal)
        {
            return new LiteralExpression(at, literal);
        }

        if (++depth > MaxDepth)
        {
            throw scanner.Fault($"Brackets are nested more than {MaxDepth} deep; assign the inner values to names first.");
        }

        var value = scanner.TakeMark("(") ? ReadRange(at) : ReadPath(at);
        depth--;
        return value;
    }

    private Expression ReadComparison()
    {
        var left = ReadValue();
        var at = scanner.Position;
        BinaryOperator? found = null;
        foreach (var (mark, candidate) in Marks)
        {
            if (scanner.TakeMark(mark))
            {
                found = candidate;
                break;
            }
        }

        found ??= scanner.TakeWord("contains") ? BinaryOperator.Contains : null;
        return found is null ? left : new BinaryExpression(at, found.Value, left, ReadValue());
    }

    private RangeExpression ReadRange(int at)
    {
        var from = ReadValue();
        Expect("..", "between the ends of a range, as in (1..5)");
        var to = ReadValue();
        Expect(")", "after a range, as in (1..5)");
        return new RangeExpression(at, from, to);
    }

    private Expression ReadPath(int at)
    {
        var name = scanner.ReadName() ?? throw scanner.Fault(scanner.AtEnd
            ? "The template ends where a value is expected; add a name, a text in quotes or a number."
            : $"A value is expected before '{scanner.Excerpt()}'; write a name, a text in quotes or a number.");
        var steps = ImmutableArray.CreateBuilder<Expression>();
        while (true)
        {
            if (scanner.TakeMark("["))
            {
                steps.Add(ReadValue());
                Expect("]", "after the name or number in brackets");
            }
            else if (IsStep())
            {
                var stepAt = scanner.Position;
                steps.Add(new LiteralExpression(stepAt, LiquidValue.Of(
                    scanner.ReadName() ?? throw scanner.Fault("A name is expected after the point; write one, or remove the point."))));
            }
            else
            {
                return steps.Count == 0 && Word(name) is { } word
                    ? new LiteralExpression(at, word)
                    : new PathExpression(at, name, steps.ToImmutable());
            }
        }
    }

    // The two points of a range end a path: (1..list.size) and (first..last).
    private bool IsStep()
    {
        var before = scanner.Position;
        if (scanner.TakeMark("..") || !scanner.TakeMark("."))
        {
            scanner.Return(before);
            return false;
        }

        return true;
    }

    private static LiquidValue? Word(string name) => name switch
    {
        "true" => LiquidValue.True,
        "false" => LiquidValue.False,
        "nil" or "null" => LiquidValue.Nil,
        "empty" => LiquidValue.Empty,
        "blank" => LiquidValue.Blank,
        _ => null,
    };

    private FilterUse ReadFilter()
    {
        scanner.SkipSpace();
        var at = scanner.Position;
        var name = scanner.ReadName() ?? throw scanner.Fault("The name of a filter is expected after '|'; write one, or remove the '|'.");
        FilterNames.Add(name);
        var positional = ImmutableArray.CreateBuilder<Expression>();
        var named = ImmutableArray.CreateBuilder<KeyValuePair<string, Expression>>();
        if (scanner.TakeMark(":"))
        {
            do
            {
                var before = scanner.Position;
                if (scanner.ReadName() is { } argument && scanner.TakeMark(":"))
                {
                    named.Add(new(argument, ReadValue()));
                    continue;
                }

                scanner.Return(before);
                positional.Add(ReadValue());
            }
            while (scanner.TakeMark(","));
        }

        return new FilterUse(at, name, positional.ToImmutable(), named.ToImmutable());
    }

    private void Expect(string mark, string where)
    {
        if (!scanner.TakeMark(mark))
        {
            throw scanner.Fault($"'{mark}' is expected {where}, but '{scanner.Excerpt()}' stands here; add '{mark}'.");
        }
    }
}
