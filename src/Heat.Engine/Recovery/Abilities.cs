using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Recovery;

/// <summary>A resource's record can be made anew from the cloud when the stack's state is lost.</summary>
public interface IRecovers
{
    /// <summary>The record of an object that exists, as after its creation; null: it does not exist. Reads only.</summary>
    /// <param name="resource">
    /// The resource. Its id is the one that the object's identity or the stack's status tells; null: it must be found by what
    /// it consists of. Properties may lack values that are not known, or all of them.
    /// </param>
    /// <param name="isFinished">It was complete: no step is left to be taken.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken);

    /// <summary>
    /// The live values of properties that cannot be changed in place, where they can be read without doubt: a wrong one
    /// would make a new object.
    /// </summary>
    MapValue ReadFixedProperties(ResourceContext resource, Observation observation) => MapValue.Empty;
}

/// <summary>Objects carry the physical name of their incarnation, so that they can be told from those of others.</summary>
public interface IBearsIdentity : IRecovers
{
    /// <summary>An object with these properties carries it for good. False: only until it is given its own name.</summary>
    bool BearsForGood(PropertyTree properties);

    /// <summary>Every object of the type in the project. Reads only.</summary>
    IAsyncEnumerable<Bearer> ListBearersAsync(CancellationToken cancellationToken);
}

/// <summary>Some attributes exist nowhere but in the stack's state.</summary>
public interface IKeepsValues
{
    /// <summary>Key in the resource's data by attribute.</summary>
    ImmutableDictionary<string, string> KeptValues(PropertyTree properties);
}

/// <summary>An object that may carry an identity.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Texts">What stands in the places where an identity can stand.</param>
/// <param name="CreatedAt">When it was made; null: the service does not tell.</param>
public sealed record Bearer(PhysicalId Id, ImmutableArray<string> Texts, DateTimeOffset? CreatedAt = null);
