using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>Where parameters come from. Exactly one member is set.</summary>
[ValidationRule(
    "(has(self.configMapRef) ? 1 : 0) + (has(self.secretRef) ? 1 : 0) + (has(self.stackRef) ? 1 : 0) == 1",
    Message = "Give exactly one of a ConfigMap, a Secret and a Stack reference.")]
public sealed record ParameterSource
{
    /// <summary>A ConfigMap.</summary>
    [Description("A ConfigMap whose keys are parameter names.")]
    public ObjectReference? ConfigMapRef { get; init; }

    /// <summary>A Secret.</summary>
    [Description("A Secret whose keys are parameter names.")]
    public ObjectReference? SecretRef { get; init; }

    /// <summary>Another Stack.</summary>
    [Description("Another Stack whose outputs become parameters. This one waits until that one is ready, and that one is deleted after this one.")]
    public StackOutputsReference? StackRef { get; init; }
}

/// <summary>Names outputs of another Stack.</summary>
public sealed record StackOutputsReference
{
    /// <summary>Name of the Stack.</summary>
    [Description("Name of a Stack in this namespace.")]
    [MinLength(1)]
    public required string Name { get; init; }

    /// <summary>Output by parameter.</summary>
    [Description("Which output becomes which parameter: parameter name, then output name. Left out: every output becomes the parameter of its name, where the template declares it.")]
    public Dictionary<string, string>? Outputs { get; init; }
}
