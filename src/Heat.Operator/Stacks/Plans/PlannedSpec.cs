using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Puts the pieces of a plan in the place of the Stack's.</summary>
internal static class PlannedSpec
{
    /// <summary>The Stack as the plan thinks of it. A change of its spec counts as a later generation.</summary>
    public static V1Alpha1Stack Of(V1Alpha1Stack stack, V1Alpha1StackPlanSpec plan)
    {
        var spec = Changed(stack.Spec, plan);
        return ReferenceEquals(spec, stack.Spec) ? stack : new V1Alpha1Stack { Metadata = Later(stack.Metadata), Spec = spec, Status = stack.Status };
    }

    private static V1ObjectMeta Later(V1ObjectMeta metadata) => new()
    {
        Name = metadata.Name,
        Namespace = metadata.Namespace,
        Uid = metadata.Uid,
        Labels = metadata.Labels,
        OwnerReferences = metadata.OwnerReferences,
        Generation = (metadata.Generation ?? 1) + 1,
    };

    private static V1Alpha1StackSpec Changed(V1Alpha1StackSpec spec, V1Alpha1StackPlanSpec plan)
    {
        var changed = plan.Template is null && plan.TemplateFrom is null
            ? spec
            : spec with { Template = plan.Template, TemplateFrom = plan.TemplateFrom };
        changed = plan.Files is null ? changed : changed with { Files = plan.Files };
        changed = plan.FilesFrom is null ? changed : changed with { FilesFrom = plan.FilesFrom };
        changed = plan.Environments is null ? changed : changed with { Environments = plan.Environments };
        changed = plan.Parameters is null ? changed : changed with { Parameters = plan.Parameters };
        changed = plan.ParametersFrom is null ? changed : changed with { ParametersFrom = plan.ParametersFrom };
        return plan.Drift is null ? changed : changed with { Drift = plan.Drift };
    }
}
