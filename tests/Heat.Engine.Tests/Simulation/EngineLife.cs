namespace Heat.Engine.Tests.Simulation;

/// <summary>The engine was stopped in the middle, as by a power cut.</summary>
internal sealed class CrashException() : Exception("The engine was stopped.");

/// <summary>One life of the engine: counts its dealings with the outside, and ends at a chosen one. A dead engine reaches nothing more.</summary>
internal sealed class EngineLife(int crashAt)
{
    private int _events;

    public bool IsOver { get; private set; }

    public int Events => _events;

    /// <summary>The engine deals with the outside.</summary>
    public void Touch()
    {
        if (IsOver)
        {
            throw new CrashException();
        }

        if (Interlocked.Increment(ref _events) == crashAt)
        {
            IsOver = true;
            throw new CrashException();
        }
    }
}
