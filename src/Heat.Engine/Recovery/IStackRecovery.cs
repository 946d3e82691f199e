using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>Makes a stack's state anew after it was lost. Reads the cloud and changes nothing in it.</summary>
public interface IStackRecovery
{
    /// <summary>Finds out what the stack has. Nothing is saved.</summary>
    /// <param name="drivers">The session's drivers.</param>
    /// <param name="resolver">The session's name look-ups.</param>
    /// <param name="input">What is left of the stack beside its objects.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<RecoveryReport> RunAsync(
        IResourceDriverSource drivers, IPropertyResolver resolver, RecoveryInput input, CancellationToken cancellationToken);
}

/// <summary>What is known of a stack whose state is lost.</summary>
public sealed record RecoveryInput
{
    /// <summary>The stack; its template where there is one that can be used.</summary>
    public required StackInput Stack { get; init; }

    /// <summary>What was reported of its resources last.</summary>
    public ImmutableArray<NotedResource> Noted { get; init; } = [];

    /// <summary>Complete resources were left out of the report.</summary>
    public bool NotedIsPartial { get; init; }

    /// <summary>The stack was complete at least once.</summary>
    public bool WasComplete { get; init; }

    /// <summary>Records that are not lost.</summary>
    public StackState Remains { get; init; } = StackState.Empty;

    /// <summary>Secret outputs by name, as they were last stored.</summary>
    public ImmutableDictionary<string, string> SecretOutputs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Resources that may get a new value in the place of one that is lost.</summary>
    public ImmutableHashSet<string> Renewable { get; init; } = [];
}

/// <summary>What was last reported of one resource.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Type">Type.</param>
/// <param name="Id">Id in the cloud.</param>
/// <param name="IsComplete">It was ready.</param>
/// <param name="IsLeaving">It was being deleted.</param>
public sealed record NotedResource(string Name, string Type, PhysicalId Id, bool IsComplete, bool IsLeaving);

/// <summary>What a recovery found.</summary>
public sealed record RecoveryReport
{
    /// <summary>The state. Only to be used where there is no obstacle.</summary>
    public required StackState State { get; init; }

    /// <summary>Resources whose object was found.</summary>
    public ImmutableArray<string> Found { get; init; } = [];

    /// <summary>Resources whose object is gone from the cloud; they are made anew.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>Objects that the stack no longer wants; they are removed.</summary>
    public ImmutableArray<string> Leaving { get; init; } = [];

    /// <summary>Objects that carry the stack's identity, but that neither template nor report name. They are left alone.</summary>
    public ImmutableArray<string> LeftAlone { get; init; } = [];

    /// <summary>What forbids to go on: each a sentence that says what to do. Holds no secret.</summary>
    public ImmutableArray<string> Obstacles { get; init; } = [];

    /// <summary>An obstacle may go away by itself: the cloud could not be asked.</summary>
    public bool MayPass { get; init; }
}
