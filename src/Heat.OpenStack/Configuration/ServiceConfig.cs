namespace Heat.OpenStack.Configuration;

/// <summary>What clouds.yaml says of one service: the keys that begin with its name, such as <c>network_endpoint_override</c>.</summary>
public sealed record ServiceConfig
{
    /// <summary>Nothing is said.</summary>
    public static readonly ServiceConfig Default = new();

    /// <summary>The address to use instead of the catalog's.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The interface to use instead of the cloud's.</summary>
    public string? Interface { get; init; }

    /// <summary>The region to use instead of the cloud's.</summary>
    public string? RegionName { get; init; }

    /// <summary>The type under which the catalog lists the service, where it is not the usual one.</summary>
    public string? ServiceType { get; init; }

    /// <summary>The name that the service must have in the catalog.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The major version, such as <c>3</c> or <c>2.1</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The microversion to use instead of the highest common one.</summary>
    public string? Microversion { get; init; }
}
