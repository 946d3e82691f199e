using System.Collections.Immutable;
using System.Text;
using Heat.Engine.Execution;
using Heat.Engine.Recovery;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks.Recovery;

/// <summary>Gathers what is known of a stack beside its state: its status, its outputs Secret, and what the user allows.</summary>
internal sealed class RecoveryInputs(IKubernetesClient client)
{
    /// <summary>Annotation of a Stack: names of resources, with commas between, that may get a new value for one that is lost.</summary>
    public const string RenewAnnotation = V1Alpha1Stack.GroupName + "/renew-lost-values";

    /// <summary>Gathers it.</summary>
    public async Task<RecoveryInput> GatherAsync(
        V1Alpha1Stack stack, StackInput input, StateLoss loss, CancellationToken cancellationToken) => new()
        {
            Stack = input,
            Noted = [.. (stack.Status?.Resources ?? []).Where(resource => resource is { PhysicalId: not null, Type: not null }).Select(Note)],
            NotedIsPartial = stack.Status?.ResourcesTruncated == true,
            WasComplete = stack.Status is { Action: not "CREATE" } or { Status: "COMPLETE" },
            Remains = loss.Remains,
            SecretOutputs = await OutputsAsync(stack, cancellationToken),
            Renewable = [.. (stack.Annotation(RenewAnnotation) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        };

    private static NotedResource Note(ResourceStatus resource) => new(
        resource.Name,
        resource.Type!, // filtered by the caller
        new PhysicalId(resource.PhysicalId!), // as above
        IsComplete: resource.Action != "DELETE" && resource.Status == "COMPLETE",
        IsLeaving: resource.Action == "DELETE");

    private async Task<ImmutableDictionary<string, string>> OutputsAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var secret = await client.GetAsync<V1Secret>(
            StackOutputsWriter.SecretName(stack.Metadata.Name!), stack.Metadata.Namespace, cancellationToken); // a stored object has a name
        return secret?.Data is { } data && secret.Metadata.OwnerReferences?.Exists(owner => owner.Uid == stack.Metadata.Uid) == true
            ? data.ToImmutableDictionary(entry => entry.Key, entry => Encoding.UTF8.GetString(entry.Value))
            : ImmutableDictionary<string, string>.Empty;
    }
}
