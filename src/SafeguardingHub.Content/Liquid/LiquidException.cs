namespace SafeguardingHub.Content.Liquid;

/// <summary>
/// A template that cannot be read or carried out. The message says where, what is wrong and how to put it right, in
/// words for the person who wrote the template.
/// </summary>
public sealed class LiquidException : Exception
{
    /// <summary>A fault whose place is not known yet: thrown by filters and values, placed by the interpreter.</summary>
    /// <param name="problem">What is wrong and how to put it right, without the place.</param>
    public LiquidException(string problem) : this(problem, 0, 0)
    {
    }

    /// <summary>A fault at a place.</summary>
    /// <param name="problem">What is wrong and how to put it right, without the place.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1, counted in UTF-16 units.</param>
    public LiquidException(string problem, int line, int column)
        : base(line == 0 ? problem : $"Line {line}, column {column}: {problem}") =>
        (Problem, Line, Column) = (problem, line, column);

    /// <summary>The message without the place.</summary>
    public string Problem { get; }

    /// <summary>The line from 1, or 0 where the place is not known.</summary>
    public int Line { get; }

    /// <summary>The column from 1, or 0 where the place is not known.</summary>
    public int Column { get; }

    internal static LiquidException At(string source, int offset, string problem)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset && i < source.Length; i++)
        {
            if (source[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new LiquidException(problem, line, offset - lineStart + 1);
    }
}
