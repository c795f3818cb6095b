using System.Collections.Immutable;

namespace SafeguardingHub.Content.Liquid.Syntax;

/// <summary>A piece of a template. <paramref name="At"/> is its offset in the source, for messages.</summary>
internal abstract record Node(int At);

internal sealed record TextNode(int At, string Text) : Node(At);

internal sealed record OutputNode(int At, Expression Value) : Node(At);

internal sealed record AssignNode(int At, string Name, Expression Value) : Node(At);

internal sealed record CaptureNode(int At, string Name, ImmutableArray<Node> Body) : Node(At);

/// <summary>A chain of conditions, the first true one is taken; <c>unless</c> negates the first condition only.</summary>
internal sealed record IfNode(int At, ImmutableArray<Branch> Branches, ImmutableArray<Node> Else) : Node(At);

internal sealed record Branch(Expression Condition, bool Expected, ImmutableArray<Node> Body);

internal sealed record CaseNode(int At, Expression Value, ImmutableArray<When> Whens, ImmutableArray<Node> Else) : Node(At);

internal sealed record When(ImmutableArray<Expression> Values, ImmutableArray<Node> Body);

internal sealed record ForNode(
    int At, string Name, Expression Items, Expression? Limit, Expression? Offset, bool Reversed,
    ImmutableArray<Node> Body, ImmutableArray<Node> Else) : Node(At);

internal sealed record JumpNode(int At, bool EndsLoop) : Node(At);

/// <summary><c>increment</c> writes and then adds one; <c>decrement</c> takes one and then writes.</summary>
internal sealed record CountNode(int At, string Name, bool Up) : Node(At);

/// <summary>Something with a value.</summary>
internal abstract record Expression(int At);

internal sealed record LiteralExpression(int At, LiquidValue Value) : Expression(At);

/// <summary><c>a.b["c"][0]</c>: a variable and the way from it.</summary>
internal sealed record PathExpression(int At, string Name, ImmutableArray<Expression> Steps) : Expression(At);

internal sealed record RangeExpression(int At, Expression From, Expression To) : Expression(At);

internal sealed record BinaryExpression(int At, BinaryOperator Operator, Expression Left, Expression Right) : Expression(At);

internal sealed record FilteredExpression(int At, Expression Input, ImmutableArray<FilterUse> Filters) : Expression(At);

internal sealed record FilterUse(
    int At, string Name, ImmutableArray<Expression> Positional, ImmutableArray<KeyValuePair<string, Expression>> Named);

internal enum BinaryOperator
{
    Equal,
    NotEqual,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Contains,
    And,
    Or,
}
