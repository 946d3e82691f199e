using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Ports;

/// <summary>Keeps what the agents inside servers are told, and how they prove who they are.</summary>
/// <remarks>
/// The stack of a server keeps its agent, and each deployment is kept apart by the stack it stands in: so several stacks may deploy to one
/// server without ever writing the same record.
/// </remarks>
public interface IServerMetadata
{
    /// <summary>Where agents find us; null: the operator was not told the address under which servers reach it.</summary>
    AgentAddresses? Addresses { get; }

    /// <summary>The agent of a server in any stack of a namespace; null: the server has none.</summary>
    Task<ServerAgent?> FindAsync(string @namespace, string server, CancellationToken cancellationToken);

    /// <summary>The agent of an incarnation of a server; null: it was not opened.</summary>
    Task<ServerAgent?> FindOwnAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken);

    /// <summary>The agent of an incarnation of a server. Where there is none one is made, with credentials that nobody can guess.</summary>
    Task<ServerAgent> OpenAsync(StackIdentity stack, ResourceName resource, string physicalName, CancellationToken cancellationToken);

    /// <summary>Keeps an agent, in the place of what there was. Nothing is written where it does not differ.</summary>
    /// <exception cref="RecordException">It is larger than what can be kept, or cannot be kept now.</exception>
    Task KeepAsync(ServerAgent agent, CancellationToken cancellationToken);

    /// <summary>Removes the agent of an incarnation of a server. One that is gone is a success.</summary>
    Task CloseAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken);

    /// <summary>What an agent is told now: the server's metadata with its deployments. Holds secrets.</summary>
    Task<MapValue> ReadAsync(ServerAgent agent, CancellationToken cancellationToken);

    /// <summary>The agent that has an access key, as far as this replica has heard of it; null: none.</summary>
    Task<ServerAgent?> FindByAccessKeyAsync(string accessKey, CancellationToken cancellationToken);
}

/// <summary>Where agents find us.</summary>
/// <param name="Cfn">CloudFormation's query interface; ends in <c>/v1/</c>.</param>
/// <param name="Identity">Our own small identity service, for agents alone; ends in <c>/v3</c>.</param>
public sealed record AgentAddresses(Uri Cfn, Uri Identity);

/// <summary>What fetches deployments inside a server.</summary>
public sealed record ServerAgent
{
    /// <summary>The stack the server stands in.</summary>
    public required StackIdentity Stack { get; init; }

    /// <summary>Logical name of the server.</summary>
    public required ResourceName Resource { get; init; }

    /// <summary>Physical name of the server's incarnation.</summary>
    public required string PhysicalName { get; init; }

    /// <summary>Physical id of the server; null until it is known.</summary>
    public string? Server { get; init; }

    /// <summary>Names the credentials; also the name of the user.</summary>
    public required string AccessKey { get; init; }

    /// <summary>Proves who it is; also the password. A secret.</summary>
    public required string SecretKey { get; init; }

    /// <summary>How it fetches its deployments, in Heat's words.</summary>
    public string Transport { get; init; } = "";

    /// <summary>Its settings, for <c>os-collect-config</c>. Hold secrets.</summary>
    public MapValue Settings { get; init; } = MapValue.Empty;

    /// <summary>The template's metadata of the server.</summary>
    public MapValue Metadata { get; init; } = MapValue.Empty;
}
