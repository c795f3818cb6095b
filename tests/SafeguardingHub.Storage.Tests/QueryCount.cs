using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SafeguardingHub.Storage.Tests;

/// <summary>Counts the commands that a piece of work sends, and no other test's.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<QueryCount?> Current = new();
    private int commands;
    private string? last;

    // EF looks for listeners once a second: whoever subscribes after the first command misses the next ones.
    static QueryCount() => DiagnosticListener.AllListeners.Subscribe(new QueryCount());

    /// <summary>Begins to listen; to be called before anything uses EF.</summary>
    public static void Listen()
    {
        // The static constructor has done it.
    }

    public static async Task<int> DuringAsync(Func<Task> work)
    {
        var count = Current.Value = new QueryCount();
        await work();
        Current.Value = null;
        return count.commands;
    }

    /// <summary>The text of the last command that a piece of work sends.</summary>
    public static async Task<string?> LastTextAsync(Func<Task> work)
    {
        var count = Current.Value = new QueryCount();
        await work();
        Current.Value = null;
        return count.last;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && Current.Value is { } count)
        {
            Interlocked.Increment(ref count.commands);
            count.last = (value.Value as CommandExecutedEventData)?.Command.CommandText;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
}
