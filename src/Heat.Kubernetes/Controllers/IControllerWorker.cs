using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Controllers;

/// <summary>Runs the passes of one kind.</summary>
internal interface IControllerWorker
{
    /// <summary>Asks for the caches that will be needed.</summary>
    void Prepare(SharedCaches caches);

    /// <summary>Takes keys and runs passes until it is told to stop.</summary>
    /// <param name="caches">Where changes come from.</param>
    /// <param name="stopping">No further key is taken.</param>
    /// <param name="aborting">Passes that run are cancelled.</param>
    Task RunAsync(SharedCaches caches, CancellationToken stopping, CancellationToken aborting);
}
