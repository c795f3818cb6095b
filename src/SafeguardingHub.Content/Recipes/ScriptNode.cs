using System.Collections.Immutable;

namespace SafeguardingHub.Content.Recipes;

/// <summary>A piece of a script that was read. There are no loops, names or assignments, so evaluation always ends.</summary>
/// <param name="Column">Where it starts in the script, from 1.</param>
internal abstract record ScriptNode(int Column);

/// <summary>A text, a number, true, false or null.</summary>
internal sealed record ScriptLiteral(int Column, ScriptValue Value) : ScriptNode(Column);

/// <summary>Terms with <c>+</c> between them; one list, so that a long sum needs no deep recursion.</summary>
internal sealed record ScriptSum(int Column, ImmutableArray<ScriptNode> Terms) : ScriptNode(Column);

/// <summary>A call of a function.</summary>
internal sealed record ScriptCall(int Column, string Name, ImmutableArray<ScriptNode> Arguments) : ScriptNode(Column);

/// <summary>Why a script is refused. Never leaves this folder: it becomes a <see cref="RecipeProblem"/> with its place.</summary>
/// <param name="code">The problem's code.</param>
/// <param name="column">Where in the script, from 1; 0 where no column is meant.</param>
/// <param name="message">What is wrong and how to mend it.</param>
internal sealed class ScriptRefusal(string code, int column, string message) : Exception(message)
{
    public string Code { get; } = code;

    public int Column { get; } = column;
}
