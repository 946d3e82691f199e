namespace Heat.Simulator.Storage;

/// <summary>What is going to happen in the cloud, and when: builds that finish, objects that go.</summary>
/// <remarks>There is no timer. What is due happens when the next call looks, so a manual clock decides alone.</remarks>
internal sealed class Agenda(TimeProvider time)
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> _due = new();
    private long _order;

    public DateTimeOffset Now => time.GetUtcNow();

    public void After(TimeSpan delay, Action happens) => _due.Enqueue(happens, (Now + delay, ++_order));

    /// <summary>Lets everything happen whose time has come, in order of time.</summary>
    public void Settle()
    {
        if (_due.Count == 0)
        {
            return;
        }

        var now = Now;
        var last = _order;
        while (_due.TryPeek(out var happens, out var at) && at.Due <= now && at.Order <= last)
        {
            _due.Dequeue();
            happens();
        }
    }

    public void Clear() => _due.Clear();
}
