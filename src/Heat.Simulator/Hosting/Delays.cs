namespace Heat.Simulator.Hosting;

/// <summary>How long each call takes beside its own work.</summary>
internal sealed class Delays(SimulatorOptions options)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(options.Seed);

    public TimeSpan Next()
    {
        if (options.LatencyJitter == TimeSpan.Zero)
        {
            return options.Latency;
        }

        lock (_gate)
        {
            return options.Latency + (_random.NextDouble() * options.LatencyJitter);
        }
    }

    public Task Wait(TimeSpan time) => time > TimeSpan.Zero ? Task.Delay(time, options.TimeProvider) : Task.CompletedTask;
}
