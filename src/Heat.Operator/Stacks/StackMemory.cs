using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.History;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Revisions;
using Heat.Operator.Stacks.State;

namespace Heat.Operator.Stacks;

/// <summary>Everything that this process remembers of a Stack beside the API server, so that it can be dropped at once.</summary>
internal sealed class StackMemory(KubernetesStackStore store, TemplateCache templates, DriftSchedule drift, StackReporter reporter, StackHistory history, RevisionBook revisions,
    AvailabilityZones zones, NestedStacks nested)
{
    /// <summary>Drops all of it.</summary>
    public void Forget(V1Alpha1Stack stack)
    {
        store.Forget(new StackId(stack.Metadata.Uid ?? ""));
        templates.Forget(stack);
        drift.Forget(stack);
        reporter.Forget(stack);
        history.Forget(stack);
        revisions.Forget(stack);
        zones.Forget(stack);
        nested.Forget(stack);
    }
}
