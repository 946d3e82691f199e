using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks.Sources;

/// <summary>Which objects a Stack refers to. The indexes of the watches are made of it.</summary>
internal static class SourceReferences
{
    /// <summary>Keys of the Secrets.</summary>
    public static IEnumerable<EntityKey> Secrets(V1Alpha1Stack stack)
    {
        var spec = stack.Spec;
        string?[] names =
        [
            spec.CloudCredentialsRef?.SecretName,
            spec.TemplateFrom?.SecretKeyRef?.Name,
            spec.AdoptFrom?.SecretKeyRef?.Name,
            .. (spec.Environments ?? []).Select(source => source.SecretKeyRef?.Name),
            .. (spec.FilesFrom ?? []).Select(source => source.SecretRef?.Name),
            .. (spec.ParametersFrom ?? []).Select(source => source.SecretRef?.Name),
            .. OtherStacks(spec).Select(StackOutputsWriter.SecretName),
            .. (spec.OutputsTo ?? []).Select(target => target.SecretName),
        ];
        return Keys(stack, names);
    }

    /// <summary>Keys of the ConfigMaps.</summary>
    public static IEnumerable<EntityKey> ConfigMaps(V1Alpha1Stack stack)
    {
        var spec = stack.Spec;
        string?[] names =
        [
            spec.TemplateFrom?.ConfigMapKeyRef?.Name,
            spec.AdoptFrom?.ConfigMapKeyRef?.Name,
            .. (spec.Environments ?? []).Select(source => source.ConfigMapKeyRef?.Name),
            .. (spec.FilesFrom ?? []).Select(source => source.ConfigMapRef?.Name),
            .. (spec.ParametersFrom ?? []).Select(source => source.ConfigMapRef?.Name),
            .. (spec.OutputsTo ?? []).Select(target => target.ConfigMapName),
        ];
        return Keys(stack, names);
    }

    /// <summary>Keys of the Stacks that it depends on: those that it names, and those whose outputs it takes.</summary>
    public static IEnumerable<EntityKey> Stacks(V1Alpha1Stack stack) =>
        Keys(stack, [.. (stack.Spec.DependsOn ?? []).Select(reference => reference.Name), .. OtherStacks(stack.Spec)]);

    private static IEnumerable<string> OtherStacks(V1Alpha1StackSpec spec) => (spec.ParametersFrom ?? []).Select(source => source.StackRef?.Name).OfType<string>();

    private static IEnumerable<EntityKey> Keys(V1Alpha1Stack stack, IEnumerable<string?> names) =>
        names.Where(name => !string.IsNullOrEmpty(name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => new EntityKey(stack.Metadata.Namespace, name!)); // filtered one line above
}
