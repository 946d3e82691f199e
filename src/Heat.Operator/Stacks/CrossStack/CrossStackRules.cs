using System.Text.RegularExpressions;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>What is wrong with the fields of a spec by which Stacks have to do with each other.</summary>
internal static partial class CrossStackRules
{
    /// <summary>The faults, each a sentence; null where a field is right.</summary>
    public static IEnumerable<string?> Faults(V1Alpha1StackSpec spec)
    {
        foreach (var (index, source) in (spec.ParametersFrom ?? []).Index())
        {
            yield return Fault(source, $"spec.parametersFrom[{index}]");
        }

        foreach (var (index, target) in (spec.OutputsTo ?? []).Index())
        {
            yield return Fault(target, $"spec.outputsTo[{index}]");
        }

        if (Repeated(spec.OutputsTo ?? []) is { } name)
        {
            yield return $"spec.outputsTo names {name} twice: put all its keys into one entry.";
        }
    }

    /// <summary>The text can be a key of a ConfigMap or a Secret.</summary>
    public static bool IsKey(string text) => text.Length <= 253 && KeyPattern().IsMatch(text);

    private static string? Fault(ParameterSource source, string path)
    {
        if (new object?[] { source.ConfigMapRef, source.SecretRef, source.StackRef }.Count(one => one is not null) != 1)
        {
            return $"{path} must give exactly one of a ConfigMap, a Secret and a Stack reference.";
        }

        return source.StackRef is { } stack && string.IsNullOrEmpty(stack.Name) ? $"{path}.stackRef.name is missing: name a Stack of this namespace." : null;
    }

    private static string? Fault(OutputTarget target, string path)
    {
        if (string.IsNullOrEmpty(target.ConfigMapName) == string.IsNullOrEmpty(target.SecretName))
        {
            return $"{path} must give exactly one of configMapName and secretName.";
        }

        return (target.Keys ?? []).Values.FirstOrDefault(key => !IsKey(key)) is { } wrong
            ? $"{path}.keys: '{wrong}' cannot be a key. Use letters, digits, '-', '_' and '.'."
            : null;
    }

    private static string? Repeated(IEnumerable<OutputTarget> targets) =>
        targets.Select(target => target.ConfigMapName is { } map ? $"ConfigMap '{map}'" : $"Secret '{target.SecretName}'")
            .CountBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault(entry => entry.Value > 1).Key;

    [GeneratedRegex("^[-._a-zA-Z0-9]+$")]
    private static partial Regex KeyPattern();
}
