using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>Where the credentials of a cloud stand.</summary>
public sealed record CloudCredentialsReference
{
    /// <summary>Name of the Secret.</summary>
    [Description("Name of a Secret in this namespace with the key clouds.yaml and, where the cloud's certificate needs it, cacert.")]
    [MinLength(1)]
    public required string SecretName { get; init; }

    /// <summary>Entry of clouds.yaml.</summary>
    [Description("Which entry of clouds.yaml. May be left out when there is only one.")]
    public string? CloudName { get; init; }
}

/// <summary>Names one key of a ConfigMap or a Secret. Exactly one of the two is set.</summary>
public record DocumentReference
{
    /// <summary>A key of a ConfigMap.</summary>
    [Description("A key of a ConfigMap.")]
    public KeyReference? ConfigMapKeyRef { get; init; }

    /// <summary>A key of a Secret.</summary>
    [Description("A key of a Secret.")]
    public KeyReference? SecretKeyRef { get; init; }
}

/// <summary>One environment. Exactly one member is set.</summary>
[ValidationRule(
    "(has(dyn(self).inline) ? 1 : 0) + (has(self.configMapKeyRef) ? 1 : 0) + (has(self.secretKeyRef) ? 1 : 0) == 1",
    Message = "An environment must give exactly one of inline, a ConfigMap and a Secret reference.")]
public sealed record EnvironmentSource : DocumentReference
{
    /// <summary>The environment itself, as an object or as text.</summary>
    [Description("The environment itself, as an object or as text.")]
    [PreserveUnknownFields]
    public JsonElement? Inline { get; init; }
}

/// <summary>Names a ConfigMap or a Secret of which every key is taken. Exactly one of the two is set.</summary>
[ValidationRule("has(self.configMapRef) != has(self.secretRef)", Message = "Give exactly one of a ConfigMap and a Secret reference.")]
public sealed record BundleReference
{
    /// <summary>A ConfigMap.</summary>
    [Description("A ConfigMap.")]
    public ObjectReference? ConfigMapRef { get; init; }

    /// <summary>A Secret.</summary>
    [Description("A Secret.")]
    public ObjectReference? SecretRef { get; init; }
}

/// <summary>Names one key of an object.</summary>
public sealed record KeyReference
{
    /// <summary>Name of the object.</summary>
    [Description("Name of the object in this namespace.")]
    [MinLength(1)]
    public required string Name { get; init; }

    /// <summary>The key.</summary>
    [Description("Key inside the object.")]
    [MinLength(1)]
    public required string Key { get; init; }
}

/// <summary>Names an object.</summary>
public sealed record ObjectReference
{
    /// <summary>Name of the object.</summary>
    [Description("Name of the object in this namespace.")]
    [MinLength(1)]
    public required string Name { get; init; }
}

/// <summary>Names another Stack.</summary>
public sealed record StackReference
{
    /// <summary>Name of the Stack.</summary>
    [Description("Name of a Stack in this namespace.")]
    [MinLength(1)]
    public required string Name { get; init; }
}
