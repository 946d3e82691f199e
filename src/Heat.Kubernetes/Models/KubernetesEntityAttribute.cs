namespace Heat.Kubernetes.Models;

/// <summary>Says where the API serves a type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KubernetesEntityAttribute : Attribute
{
    /// <summary>API group; empty for the legacy group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Version inside the group, for example <c>v1</c>.</summary>
    public string ApiVersion { get; init; } = "v1";

    /// <summary>Kind, in the singular and in Pascal case.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the collection in a path, lower case and in the plural.</summary>
    public required string PluralName { get; init; }
}
