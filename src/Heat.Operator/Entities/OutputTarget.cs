using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>An object into which outputs are written for others. Exactly one name is set.</summary>
[ValidationRule("has(self.configMapName) != has(self.secretName)", Message = "Give exactly one of configMapName and secretName.")]
public sealed record OutputTarget
{
    /// <summary>Name of a ConfigMap.</summary>
    [Description("Name of a ConfigMap. It takes no secret outputs.")]
    [MinLength(1)]
    public string? ConfigMapName { get; init; }

    /// <summary>Name of a Secret.</summary>
    [Description("Name of a Secret.")]
    [MinLength(1)]
    public string? SecretName { get; init; }

    /// <summary>Key by output.</summary>
    [Description("Which output stands under which key: output name, then key. Left out: every output under its own name.")]
    public Dictionary<string, string>? Keys { get; init; }

    /// <summary>The object stays when the Stack goes.</summary>
    [Description("True: the object stays when the Stack is deleted, or when it is no longer named here.")]
    [DefaultValue(false)]
    public bool? Retain { get; init; }
}
