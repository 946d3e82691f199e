using Heat.Engine.Ports;

namespace Heat.Engine.Orphans;

/// <summary>Finds objects in a project that were made for a stack and belong to none any more. Objects without an identity are never touched.</summary>
public interface IOrphanSearch
{
    /// <summary>Lists every type whose objects carry an identity. Reads only.</summary>
    /// <param name="drivers">The session's drivers.</param>
    /// <param name="query">Which stacks there are, and were.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<OrphanReport> SearchAsync(IResourceDriverSource drivers, OrphanQuery query, CancellationToken cancellationToken);

    /// <summary>Proves once more that an object is an orphan of a stack of this cluster, and asks the cloud to delete it.</summary>
    /// <param name="drivers">The session's drivers.</param>
    /// <param name="query">Which stacks there are, and were.</param>
    /// <param name="orphan">What a search has found.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    Task<OrphanRemoval> RemoveAsync(IResourceDriverSource drivers, OrphanQuery query, Orphan orphan, CancellationToken cancellationToken);
}
