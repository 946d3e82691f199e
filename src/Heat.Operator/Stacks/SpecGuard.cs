using Heat.Operator.Entities;
using Heat.Operator.Stacks.CrossStack;

namespace Heat.Operator.Stacks;

/// <summary>Refuses a spec that contradicts itself. Nothing is ever ignored silently.</summary>
/// <remarks>
/// The rules that CEL can say stand in the CRD too; API servers that drop CEL rules make this guard necessary.
/// </remarks>
internal static class SpecGuard
{
    /// <summary>What is wrong with the spec, or null.</summary>
    public static StackProblem? Check(V1Alpha1StackSpec spec) => Contradiction(spec) is { } contradiction
        ? StackProblem.Stalled(StackReason.InvalidSpec, contradiction)
        : null;

    private static string? Contradiction(V1Alpha1StackSpec spec)
    {
        if (string.IsNullOrEmpty(spec.CloudCredentialsRef?.SecretName))
        {
            return "spec.cloudCredentialsRef.secretName is missing: name a Secret of this namespace that holds clouds.yaml.";
        }

        if (spec.Template is null == spec.TemplateFrom is null && (spec.Template is not null || (spec.Nested is null && spec.AdoptFrom is null)))
        {
            return spec.Template is null
                ? "The Stack has no template: give spec.template, or spec.templateFrom with a ConfigMap or Secret key."
                : "spec.template and spec.templateFrom are both given: keep one of them.";
        }

        return References(spec).FirstOrDefault(fault => fault is not null)
            ?? Duration(spec.Timeout, "spec.timeout")
            ?? Duration(spec.Drift?.Interval, "spec.drift.interval");
    }

    private static IEnumerable<string?> References(V1Alpha1StackSpec spec)
    {
        if (spec.TemplateFrom is { } template)
        {
            yield return OneOf("spec.templateFrom", template.ConfigMapKeyRef, template.SecretKeyRef);
        }

        if (spec.AdoptFrom is { } adopted)
        {
            yield return OneOf("spec.adoptFrom", adopted.ConfigMapKeyRef, adopted.SecretKeyRef);
        }

        foreach (var (index, source) in (spec.Environments ?? []).Index())
        {
            yield return source.Inline is null
                ? OneOf($"spec.environments[{index}]", source.ConfigMapKeyRef, source.SecretKeyRef, "inline")
                : (source.ConfigMapKeyRef ?? source.SecretKeyRef) is null
                    ? null
                    : $"spec.environments[{index}] gives inline and a reference: keep one of them.";
        }

        foreach (var (index, source) in (spec.FilesFrom ?? []).Index())
        {
            yield return OneOf($"spec.filesFrom[{index}]", source.ConfigMapRef, source.SecretRef);
        }

        foreach (var fault in CrossStackRules.Faults(spec))
        {
            yield return fault;
        }
    }

    private static string? OneOf(string path, object? configMap, object? secret, string? other = null) =>
        configMap is null != secret is null
            ? null
            : $"{path} must give exactly one of {(other is null ? "" : other + ", ")}a ConfigMap and a Secret reference.";

    private static string? Duration(string? text, string path) =>
        text is null || Durations.TryParse(text, out _)
            ? null
            : $"{path}: '{text}' is no duration. Write a number with a unit, such as 90s, 10m or 1h30m.";
}
