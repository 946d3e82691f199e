namespace Heat.Resources.Tests.Nesting;

/// <summary>One life of an operator, which ends at a chosen dealing with the outside, as by a power cut.</summary>
/// <param name="endsAt">The how manieth dealing is the last; 0: none.</param>
internal sealed class Life(int endsAt)
{
    private int _dealings;

    public int Dealings => _dealings;

    public bool IsOver { get; private set; }

    /// <summary>The operator deals with the outside. Before and after the deal it may end.</summary>
    /// <exception cref="InvalidOperationException">It is over.</exception>
    public void Touch()
    {
        IsOver |= Interlocked.Increment(ref _dealings) == endsAt;
        if (IsOver)
        {
            throw new InvalidOperationException("The operator was stopped.");
        }
    }
}
