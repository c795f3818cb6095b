using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SafeguardingHub.Storage.Tests;

/// <summary>Counts the commands that a piece of work sends, and no other test's.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<QueryCount?> Current = new();
    private int commands;

    static QueryCount() => DiagnosticListener.AllListeners.Subscribe(new QueryCount());

    public static async Task<int> DuringAsync(Func<Task> work)
    {
        var count = Current.Value = new QueryCount();
        await work();
        Current.Value = null;
        return count.commands;
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
