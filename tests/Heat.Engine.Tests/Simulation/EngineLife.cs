namespace Heat.Engine.Tests.Simulation;

/// <summary>The engine was stopped in the middle, as by a power cut.</summary>
internal sealed class CrashException() : Exception("The engine was stopped.");

/// <summary>Counts the dealings of engines with the outside, and stops the engine at chosen ones.</summary>
internal sealed class Fate(params int[] crashes)
{
    private readonly HashSet<int> _crashes = [.. crashes];
    private int _events;

    public int Events => _events;

    public bool StopsNow() => _crashes.Contains(Interlocked.Increment(ref _events));
}

/// <summary>One life of the engine. A dead engine reaches nothing more.</summary>
internal sealed class EngineLife(Fate fate)
{
    public bool IsOver { get; private set; }

    /// <summary>The engine deals with the outside.</summary>
    public void Touch()
    {
        if (IsOver)
        {
            throw new CrashException();
        }

        if (fate.StopsNow())
        {
            IsOver = true;
            throw new CrashException();
        }
    }
}
