using System.Collections.Frozen;
using Heat.Simulator.Faults;

namespace Heat.Simulator.Hosting;

/// <summary>All that a running cloud holds: the world, which a reset replaces, and what a reset keeps.</summary>
internal sealed class CloudState(SimulatorOptions options)
{
    private volatile Holding _holding = new(new World(options));

    public SimulatorOptions Options => options;

    public World World => _holding.World;

    public FaultPlan Faults { get; } = new(options.Seed);

    public CallCounters Counters { get; } = new();

    public FrozenDictionary<string, IService> Services => _holding.Services;

    /// <summary>Back to the seeded cloud, without faults and counts.</summary>
    public void Reset()
    {
        _holding = new Holding(new World(options));
        Faults.Clear();
        Counters.Clear();
    }

    /// <summary>A world with its services by the first segment of their paths, replaced together.</summary>
    private sealed class Holding(World world)
    {
        public World World => world;

        public FrozenDictionary<string, IService> Services { get; } = world.Services.ToFrozenDictionary(service => service.Root);
    }
}
