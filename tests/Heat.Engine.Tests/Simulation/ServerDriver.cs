using Heat.Engine.Resources;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Can be suspended and resumed. As with Nova, a call that does not fit the state is refused.</summary>
internal sealed class ServerDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), ISuspends
{
    public Task<ResourceChange> SuspendAsync(ResourceContext resource, CancellationToken cancellationToken) => TurnAsync("suspend", resource, true);

    public Task<ResourceChange> ResumeAsync(ResourceContext resource, CancellationToken cancellationToken) => TurnAsync("resume", resource, false);

    private async Task<ResourceChange> TurnAsync(string call, ResourceContext resource, bool isToRest)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, call, resource.Name.Value, () =>
        {
            Cloud.Turn(call, Cloud.Find(resource.RequiredId), isToRest);
            return ResourceChange.None;
        });
    }
}
