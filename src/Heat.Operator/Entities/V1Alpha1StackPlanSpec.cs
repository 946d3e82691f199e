using System.ComponentModel;
using System.Text.Json;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>Which Stack is planned, and what of it is thought to be changed. What is left out is as it stands in the Stack.</summary>
[ValidationRule("has(self.stackRef)", Message = "stackRef is missing: name a Stack of this namespace.")]
[ValidationRule("!has(dyn(self).template) || !has(self.templateFrom)", Message = "template and templateFrom are both given: keep one of them.")]
public sealed record V1Alpha1StackPlanSpec
{
    /// <summary>The Stack.</summary>
    [Description("The Stack of this namespace that is planned.")]
    public StackReference? StackRef { get; init; }

    /// <summary>Another template.</summary>
    [Description("A template in the place of the Stack's, as an object or as text.")]
    [PreserveUnknownFields]
    public JsonElement? Template { get; init; }

    /// <summary>Where another template stands.</summary>
    [Description("Where a template in the place of the Stack's stands.")]
    [ValidationRule("has(self.configMapKeyRef) != has(self.secretKeyRef)", Message = "templateFrom must give exactly one of a ConfigMap and a Secret reference.")]
    public DocumentReference? TemplateFrom { get; init; }

    /// <summary>Other files.</summary>
    [Description("Files in the place of the Stack's files.")]
    public Dictionary<string, string>? Files { get; init; }

    /// <summary>Other sources of files.</summary>
    [Description("Sources of files in the place of the Stack's filesFrom.")]
    public List<BundleReference>? FilesFrom { get; init; }

    /// <summary>Other environments.</summary>
    [Description("Environments in the place of the Stack's.")]
    public List<EnvironmentSource>? Environments { get; init; }

    /// <summary>Other parameters.</summary>
    [Description("Parameter values in the place of the Stack's parameters.")]
    public Dictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>Other sources of parameters.</summary>
    [Description("Sources of parameters in the place of the Stack's parametersFrom.")]
    public List<ParameterSource>? ParametersFrom { get; init; }

    /// <summary>Another drift policy.</summary>
    [Description("A drift policy in the place of the Stack's: with Correct a plan shows what a Stack that only reports drift would change back.")]
    public DriftSpec? Drift { get; init; }
}
