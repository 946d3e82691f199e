using Heat.Operator.Entities;

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
            .. (spec.Environments ?? []).Select(source => source.SecretKeyRef?.Name),
            .. Bundles(spec).Select(source => source.SecretRef?.Name),
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
            .. (spec.Environments ?? []).Select(source => source.ConfigMapKeyRef?.Name),
            .. Bundles(spec).Select(source => source.ConfigMapRef?.Name),
        ];
        return Keys(stack, names);
    }

    /// <summary>Keys of the Stacks that it depends on.</summary>
    public static IEnumerable<EntityKey> Stacks(V1Alpha1Stack stack) => Keys(stack, (stack.Spec.DependsOn ?? []).Select(reference => reference.Name));

    private static IEnumerable<BundleReference> Bundles(V1Alpha1StackSpec spec) => [.. spec.FilesFrom ?? [], .. spec.ParametersFrom ?? []];

    private static IEnumerable<EntityKey> Keys(V1Alpha1Stack stack, IEnumerable<string?> names) =>
        names.Where(name => !string.IsNullOrEmpty(name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => new EntityKey(stack.Metadata.Namespace, name!)); // filtered one line above
}
