using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>Keeps what is logged: messages, values, scopes and exceptions, as text.</summary>
public sealed class LogRecorder : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <summary>Every entry: level, category, message, values, scopes, exception.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Recorder(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            var around = new List<string>();
            recorder.scopes.ForEachScope((scope, list) => list.Add(scope is IEnumerable<KeyValuePair<string, object?>> named
                ? string.Join(' ', named.Select(pair => $"{pair.Key}={pair.Value}"))
                : scope?.ToString() ?? ""), around);
            recorder.Lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} | {values} | {string.Join(' ', around)} | {exception}");
        }
    }
}
