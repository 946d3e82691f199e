using System.Collections.Concurrent;

namespace Heat.Operator.Hosting.Metrics;

/// <summary>All samples of one instrument.</summary>
/// <param name="Name">Name.</param>
/// <param name="Help">One line.</param>
/// <param name="Kind">counter, gauge or histogram.</param>
/// <param name="IsDelta">Measurements are added up; otherwise the last one counts.</param>
/// <param name="IsObserved">Measurements come when asked for; one that no longer comes is gone.</param>
internal sealed record Family(string Name, string Help, string Kind, bool IsDelta, bool IsObserved)
{
    /// <summary>Samples by their labels.</summary>
    public ConcurrentDictionary<string, Series> Series { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes a measurement in.</summary>
    public void Record(string labels, double value)
    {
        var series = Series.GetOrAdd(labels, _ => Kind == "histogram" ? new HistogramSeries() : new Series());
        series.Record(value, IsDelta);
    }
}

/// <summary>One number.</summary>
internal class Series
{
    private readonly Lock _lock = new();
    private double _value;

    /// <summary>The number.</summary>
    public double Value
    {
        get
        {
            lock (_lock)
            {
                return _value;
            }
        }
    }

    /// <summary>Adds or sets.</summary>
    public virtual void Record(double value, bool isDelta)
    {
        lock (_lock)
        {
            _value = isDelta ? _value + value : value;
        }
    }
}

/// <summary>A distribution over fixed bounds, in the unit of the instrument (seconds).</summary>
internal sealed class HistogramSeries : Series
{
    /// <summary>Upper bounds.</summary>
    public static readonly double[] Bounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[Bounds.Length];
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override void Record(double value, bool isDelta)
    {
        var bucket = Array.FindIndex(Bounds, bound => value <= bound);
        lock (_lock)
        {
            _sum += value;
            _count++;
            if (bucket >= 0)
            {
                _counts[bucket]++;
            }
        }
    }

    /// <summary>Counts per bound, sum and count at one moment.</summary>
    public (long[] Counts, double Sum, long Count) Read()
    {
        lock (_lock)
        {
            return ([.. _counts], _sum, _count);
        }
    }
}
