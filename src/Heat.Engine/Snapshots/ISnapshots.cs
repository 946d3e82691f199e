using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Engine.Snapshots;

/// <summary>What a resource holds can be copied, and brought back from the copy.</summary>
/// <remarks>A copy bears a name of its own, by which a lost one is found and a stranger's is told from ours.</remarks>
public interface ISnapshots
{
    /// <summary>Starts a copy; one of this name that exists already is taken.</summary>
    /// <param name="resource">The resource, with its id.</param>
    /// <param name="name">The name that the copy bears.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The id of the copy.</returns>
    Task<string> StartSnapshotAsync(ResourceContext resource, string name, CancellationToken cancellationToken);

    /// <summary>Looks at a copy.</summary>
    Task<Observation> ObserveSnapshotAsync(string id, CancellationToken cancellationToken);

    /// <summary>Starts the deletion of a copy that bears the name. One that is gone is a success.</summary>
    /// <returns>False: there is an object of this id, but it does not bear the name, and is left alone.</returns>
    Task<bool> DeleteSnapshotAsync(string id, string name, CancellationToken cancellationToken);

    /// <summary>The id of a copy by its name; null: there is none.</summary>
    Task<string?> FindSnapshotAsync(string name, CancellationToken cancellationToken);

    /// <summary>The properties that bring the copy back: values to set, and null values for properties to take out.</summary>
    MapValue RestoredProperties(string id);
}
