using System.Collections.Frozen;
using Heat.Simulator.Faults;

namespace Heat.Simulator.Hosting;

/// <summary>All that a running cloud holds: the world, which a reset replaces, and what a reset keeps.</summary>
internal sealed class CloudState(SimulatorOptions options)
{
    private World _world = new(options);
    private FrozenDictionary<string, IService>? _services;

    public SimulatorOptions Options => options;

    public World World => _world;

    public FaultPlan Faults { get; } = new(options.Seed);

    public CallCounters Counters { get; } = new();

    public FrozenDictionary<string, IService> Services => _services ??= _world.Services.ToFrozenDictionary(service => service.Root);

    /// <summary>Back to the seeded cloud, without faults and counts.</summary>
    public void Reset()
    {
        _world = new World(options);
        _services = null;
        Faults.Clear();
        Counters.Clear();
    }
}
