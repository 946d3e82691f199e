using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Ports;

/// <summary>Keeps what is deployed to which server, and what came of it.</summary>
/// <remarks>A deployment is written by the pass of the stack it stands in alone, so two writers never meet.</remarks>
public interface ISoftwareDeployments
{
    /// <summary>A deployment of a stack, never older than the last one kept through this process; null: there is none.</summary>
    Task<DeploymentRecord?> FindAsync(StackIdentity stack, string id, CancellationToken cancellationToken);

    /// <summary>Keeps a deployment, in the place of what there was under its id. Its server gets it with its next look.</summary>
    /// <exception cref="RecordException">It is larger than what can be kept, or cannot be kept now.</exception>
    Task KeepAsync(StackIdentity stack, DeploymentRecord deployment, CancellationToken cancellationToken);

    /// <summary>Removes a deployment. One that is gone is a success.</summary>
    Task DeleteAsync(StackIdentity stack, string id, CancellationToken cancellationToken);
}

/// <summary>How a deployment stands.</summary>
public enum DeploymentStatus
{
    /// <summary>The server has not answered yet.</summary>
    InProgress,

    /// <summary>It is done, or there is nothing to wait for.</summary>
    Complete,

    /// <summary>The server answered that it failed.</summary>
    Failed,
}

/// <summary>One config on one server.</summary>
public sealed record DeploymentRecord
{
    /// <summary>Its id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Logical name of its resource.</summary>
    public required ResourceName Resource { get; init; }

    /// <summary>Physical id of the server.</summary>
    public required string Server { get; init; }

    /// <summary>Which action it is carried out for.</summary>
    public ResourceAction Action { get; init; }

    /// <summary>How it stands.</summary>
    public DeploymentStatus Status { get; init; }

    /// <summary>Why it stands so, in Heat's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How many times it was given to the server. Each time the config has another id, since a server carries out an id once.</summary>
    public int Revision { get; init; }

    /// <summary>What the server gets: a copy of the config with the values of the inputs. Null: nothing. Holds secrets.</summary>
    public ConfigRecord? Config { get; init; }

    /// <summary>What the server answered, by output name.</summary>
    public MapValue Outputs { get; init; } = MapValue.Empty;

    /// <summary>It is put to rest, once what the server has to do for that is done.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The server's failure was told; what comes next is another try.</summary>
    public bool IsFailureTold { get; init; }
}
