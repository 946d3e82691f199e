using System.Collections.Concurrent;

namespace Heat.Simulator;

/// <summary>How the simulated cloud behaves. Everything but <see cref="Port"/>, <see cref="Region"/> and what is seeded may be changed while it runs.</summary>
public sealed class SimulatorOptions
{
    internal const int UsualPageSize = 1000;

    /// <summary>TCP port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The one region of the catalogue.</summary>
    public string Region { get; set; } = "RegionOne";

    /// <summary>Password of every seeded user.</summary>
    public string Password { get; set; } = "simulator-secret";

    /// <summary>Projects to seed beside <c>admin</c>, <c>demo</c> and <c>alt_demo</c>; each gets a user of the same name.</summary>
    public IReadOnlyList<string> ExtraProjects { get; set; } = [];

    /// <summary>Time that every call takes beside its own work; half before and half after its effect.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Largest addition to <see cref="Latency"/>, drawn evenly for each call.</summary>
    public TimeSpan LatencyJitter { get; set; }

    /// <summary>Seed of all chance: jitter and faults with a probability.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How long the cloud takes to build, change and remove things.</summary>
    public BuildTimes BuildTimes { get; } = new();

    /// <summary>Largest page a service answers: Nova's and Cinder's <c>max_limit</c>. A smaller one than the usual 1000 is Neutron's <c>pagination_max_limit</c> too, which is unlimited otherwise.</summary>
    public int PageSize { get; set; } = UsualPageSize;

    /// <summary>Limit of each project by quota name (<c>network</c>, <c>port</c>, <c>instances</c>, <c>cores</c>, <c>volumes</c>, …); an absent or negative one is unlimited.</summary>
    public IDictionary<string, int> Quotas { get; } = new ConcurrentDictionary<string, int>();

    /// <summary>Highest Nova microversion, as the minor part of 2.x.</summary>
    public int ComputeMicroversion { get; set; } = 96;

    /// <summary>Highest Cinder microversion, as the minor part of 3.x.</summary>
    public int VolumeMicroversion { get; set; } = 71;

    /// <summary>How long a new token lives.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The cloud's clock: token expiry, timestamps and build times.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
