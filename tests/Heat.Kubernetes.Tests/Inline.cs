namespace Heat.Kubernetes.Tests;

/// <summary>Starts work without the context of the test framework: it goes on where a manual clock is moved.</summary>
internal static class Inline
{
    public static T Run<T>(Func<T> start)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return start();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
