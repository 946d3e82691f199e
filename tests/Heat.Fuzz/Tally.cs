using System.Globalization;

namespace Heat.Fuzz;

/// <summary>Counts of one kind of input.</summary>
internal sealed class Tally(string name)
{
    private readonly Lock _gate = new();
    private long _inputs;
    private long _accepted;
    private long _faults;
    private TimeSpan _slowest;
    private long _slowestNumber;
    private long _mostAllocated;

    public static string Head => "| Kind | Inputs | Templates | Refused | Faults | Slowest (ms) | which | Most allocated (MiB) |\n|---|---|---|---|---|---|---|---|";

    public void Add(long number, Verdict verdict, TimeSpan taken)
    {
        lock (_gate)
        {
            _inputs++;
            _accepted += verdict.IsAccepted ? 1 : 0;
            _faults += verdict.Fault is null ? 0 : 1;
            (_slowest, _slowestNumber) = taken > _slowest ? (taken, number) : (_slowest, _slowestNumber);
            _mostAllocated = Math.Max(_mostAllocated, verdict.Allocated);
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {_inputs} | {_accepted} | {_inputs - _accepted} | {_faults} | {_slowest.TotalMilliseconds:0} | {_slowestNumber} | {_mostAllocated / 1048576.0:0.0} |");
}
