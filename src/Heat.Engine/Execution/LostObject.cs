using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Looks for the object of an intention whose id was never learned.</summary>
internal sealed class LostObject(PassScope scope)
{
    /// <summary>What a search tells. Certain and nothing found: the object does not exist, or making it twice does no harm.</summary>
    public readonly record struct Search(Creation? Found, bool IsCertain);

    /// <summary>Looks.</summary>
    public async Task<Search> FindAsync(IResourceDriver driver, Incarnation incarnation)
    {
        if (incarnation.IsKnownAbsent || driver is ICreatesIdempotently)
        {
            return new Search(null, true);
        }

        if (driver is not IFindsLostObject finder)
        {
            scope.Engine.Telemetry.Search("impossible");
            return new Search(null, false);
        }

        var found = await scope.Calls.RunAsync(
            () => finder.FindLostAsync(scope.ContextOf(incarnation, scope.Now), scope.Tokens.Pass), scope.Tokens.Pass)
            .ConfigureAwait(false);
        scope.Engine.Telemetry.Search(found is null ? "absent" : "found");
        return new Search(found, true);
    }

    /// <summary>What a human has to check where the type cannot recognise its objects.</summary>
    public static Fault CannotTell(Incarnation incarnation) => new(
        FaultKind.Terminal,
        $"Creation was interrupted and {incarnation.Type} cannot be looked up. Check whether '{incarnation.PhysicalName}' exists in the cloud, "
        + "delete it there if it does, and change the stack to try again.");
}
