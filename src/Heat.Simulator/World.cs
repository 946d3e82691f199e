using Heat.Simulator.Cinder;
using Heat.Simulator.Glance;
using Heat.Simulator.Keystone;
using Heat.Simulator.Neutron;
using Heat.Simulator.Nova;
using Heat.Simulator.Swift;

namespace Heat.Simulator;

/// <summary>The state of the whole cloud. One lock, <see cref="Gate"/>, guards all of it.</summary>
internal sealed class World
{
    public World(SimulatorOptions options)
    {
        Options = options;
        Agenda = new Agenda(options.TimeProvider);
        Identity = new IdentityStore(this);
        Glance = new GlanceService(this);
        Neutron = new NeutronService(this);
        Cinder = new CinderService(this);
        Nova = new NovaService(this);
        Swift = new SwiftService(this);
        Keystone = new KeystoneService(this);
        Seed.Into(this);
    }

    public Lock Gate { get; } = new();

    public SimulatorOptions Options { get; }

    public Agenda Agenda { get; }

    public IdentityStore Identity { get; }

    public KeystoneService Keystone { get; }

    public NeutronService Neutron { get; }

    public NovaService Nova { get; }

    public CinderService Cinder { get; }

    public GlanceService Glance { get; }

    public SwiftService Swift { get; }

    public DateTimeOffset Now => Agenda.Now;

    public IReadOnlyList<IService> Services => [Keystone, Neutron, Nova, Cinder, Glance, Swift];

    /// <summary>A new id in the form of Nova, Neutron and Cinder.</summary>
    public static string NewId() => Guid.NewGuid().ToString("D");

    /// <summary>A new id in the form of Keystone.</summary>
    public static string NewKeystoneId() => Guid.NewGuid().ToString("N");

    public int Quota(string name) => Options.Quotas.TryGetValue(name, out var limit) ? limit : -1;

    /// <summary>Whether a project that has <paramref name="used"/> may take <paramref name="more"/>.</summary>
    public bool Allows(string quota, int used, int more) => Quota(quota) is var limit && (limit < 0 || used + more <= limit);
}
