using Heat.Engine.Revisions;
using Heat.Operator.Entities;
using Heat.Operator.Hosting;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>A Stack with what it takes over from those in which it stands.</summary>
internal sealed class StackLineage(StackFamily family, IOptions<OperatorOptions> options)
{
    /// <summary>The Stack with the spec by which it lives. A copy; the object itself stays as it was read.</summary>
    public V1Alpha1Stack Effective(V1Alpha1Stack stack)
    {
        if (stack.Spec.Nested?.Parent is null)
        {
            return stack;
        }

        var ancestors = family.Ancestors(stack).ToList();
        var spec = Inheritance.Of(stack.Spec, ancestors.Select(ancestor => ancestor.Spec));
        return new V1Alpha1Stack
        {
            ApiVersion = stack.ApiVersion,
            Kind = stack.Kind,
            Metadata = stack.Metadata,
            Spec = IsToldToGo(stack) ? spec with { DeletionProtection = false } : spec,
            Status = stack.Status,
        };
    }

    /// <summary>The Stack whose spec names the credentials that a Stack uses: itself, or one above it.</summary>
    public V1Alpha1Stack CredentialsHolder(V1Alpha1Stack stack) =>
        family.Find(EntityKey.Of(stack)) is { Spec.CloudCredentialsRef: null } own
            ? family.Ancestors(own).FirstOrDefault(ancestor => ancestor.Spec.CloudCredentialsRef is not null) ?? stack
            : stack;

    /// <summary>The creation of the Stack in which it stands was cancelled, and is not gone on with.</summary>
    public bool IsStoppedOutside(V1Alpha1Stack stack) => family.Parent(stack)?.Status?.Serving?.Kind == ServingKind.Stopped;

    /// <summary>Where the credentials of a Stack are named: in its spec, or by a property of the resource that it is.</summary>
    public string CredentialsPath(V1Alpha1Stack stack) => stack.Spec.Nested is { Parent: { } parent, Resource: { } resource } && ReferenceEquals(CredentialsHolder(stack), stack)
        ? $"resources.{resource}.properties.context.credential_secret_id of Stack '{parent}'"
        : "spec.cloudCredentialsRef";

    /// <summary>Why a Stack that somebody deletes has to wait, or null: its parent goes too, and says whose turn it is.</summary>
    public StackProblem? WaitsForItsTurn(V1Alpha1Stack stack) =>
        !IsToldToGo(stack) && family.Parent(stack) is { } parent && parent.IsBeingDeleted()
            ? StackProblem.Passing(
                StackReason.StillNeeded,
                $"Deletion waits for its turn in the removal of Stack '{parent.Metadata.Name}', of which this one is resource '{stack.Spec.Nested?.Resource}'.",
                TimeSpan.FromSeconds(30))
            : null;

    /// <summary>Why a template is too much for the tree in which its Stack stands, or null. Counted once for each desired state.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="resources">How many resources its template has.</param>
    public StackProblem? TooLarge(V1Alpha1Stack stack, int resources)
    {
        var isRefused = stack.Status?.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Stalled, Status: "True", Reason: nameof(StackReason.InvalidTemplate) }) == true;
        if (stack.Status?.ObservedGeneration == stack.Metadata.Generation && stack.Status?.ResourceCounts is not null && !isRefused)
        {
            return null;
        }

        var root = StackFamily.RootOf(stack) ?? EntityKey.Of(stack);
        var others = family.Inside(root).Append(family.Find(root)).OfType<V1Alpha1Stack>().Where(other => other.Metadata.Uid != stack.Metadata.Uid);
        var total = resources + others.Sum(other => other.Status?.ResourceCounts?.Total ?? 0);
        var most = options.Value.MaxTreeResources;
        return total > most
            ? StackProblem.Stalled(
                StackReason.InvalidTemplate,
                $"With this template the stack '{root.Name}' and all stacks inside it have {total} resources, more than {most}. Make several stacks of it, or raise Operator:MaxTreeResources.")
            : null;
    }

    private static bool IsToldToGo(V1Alpha1Stack stack) => stack.Spec.Nested?.Removed == true;
}
