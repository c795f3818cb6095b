namespace SafeguardingHub.Content.Tests.Html;

/// <summary>Runs on a thread with little stack, so that recursion without a limit ends the test run and not the site.</summary>
internal static class SmallStack
{
    private const int Bytes = 384 * 1024;

    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work(), Bytes);
        thread.Start();
        thread.Join();
        return result;
    }
}
