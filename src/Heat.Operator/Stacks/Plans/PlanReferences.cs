using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Which objects a plan refers to. The indexes of the watches are made of it.</summary>
internal static class PlanReferences
{
    /// <summary>Key of the Stack.</summary>
    public static IEnumerable<EntityKey> Stacks(V1Alpha1StackPlan plan) => plan.Spec.StackRef is { } stack ? [new(plan.Metadata.Namespace, stack.Name)] : [];

    /// <summary>Keys of the Secrets that it names itself.</summary>
    public static IEnumerable<EntityKey> Secrets(V1Alpha1StackPlan plan) => SourceReferences.Secrets(Alone(plan));

    /// <summary>Keys of the ConfigMaps that it names itself.</summary>
    public static IEnumerable<EntityKey> ConfigMaps(V1Alpha1StackPlan plan) => SourceReferences.ConfigMaps(Alone(plan));

    private static V1Alpha1Stack Alone(V1Alpha1StackPlan plan) =>
        PlannedSpec.Of(new V1Alpha1Stack { Metadata = plan.Metadata, Spec = new V1Alpha1StackSpec() }, plan.Spec);
}
