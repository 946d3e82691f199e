using Heat.Kubernetes.Crds;
using Heat.Operator.Entities;

namespace Heat.Operator.Generation;

/// <summary>Every kind of the operator's group.</summary>
internal static class CustomResources
{
    /// <summary>Their definitions.</summary>
    public static IReadOnlyList<V1CustomResourceDefinition> All { get; } =
    [
        CrdGenerator.Generate<V1Alpha1Stack>(),
        CrdGenerator.Generate<V1Alpha1StackPlan>(),
        CrdGenerator.Generate<V1Alpha1OrphanSweep>(),
        CrdGenerator.Generate<V1Alpha1StackSnapshot>(),
    ];
}
