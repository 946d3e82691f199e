using Heat.Engine.Ports;
using Heat.Engine.Resources;

namespace Heat.Engine.Tests.Simulation;

/// <summary>The simulated types.</summary>
internal sealed class SimulatedDrivers(SimulatedCloud cloud, EngineLife life, IChildStacks children) : IResourceDriverSource
{
    private readonly Dictionary<string, IResourceDriver> _drivers = new()
    {
        ["Thing"] = new ThingDriver(cloud, life, "Thing"),
        ["Other"] = new ThingDriver(cloud, life, "Other"),
        ["Row"] = new RowDriver(cloud, life, "Row"),
        ["Lookalike"] = new LookalikeDriver(cloud, life, "Lookalike"),
        ["Blind"] = new BlindDriver(cloud, life, "Blind"),
        ["Key"] = new KeyDriver(cloud, life, "Key"),
        ["Volume"] = new VolumeDriver(cloud, life, "Volume"),
        ["Stepped"] = new SteppedDriver(cloud, life, "Stepped"),
        ["Port"] = new PortDriver(cloud, life, "Port"),
        ["Server"] = new ServerDriver(cloud, life, "Server"),
        ["Hearer"] = new HearerDriver(cloud, life, "Hearer"),
        ["RenewedHearer"] = new RenewedHearerDriver(cloud, life, "RenewedHearer"),
        ["LeavingHearer"] = new LeavingHearerDriver(cloud, life, "LeavingHearer"),
        ["Listener"] = new ListenerDriver(cloud, life, "Listener"),
        ["Retold"] = new RetoldDriver(cloud, life, "Retold"),
        ["Stack"] = new SimulatedStackDriver(children),
        ["Idempotent"] = new IdempotentDriver(cloud, life, "Idempotent"),
    };

    public IResourceDriver? Find(string resourceType) => _drivers.GetValueOrDefault(resourceType);
}
