using System.Text;
using Heat.Engine.Execution;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Sources;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>Keeps the objects of <c>spec.outputsTo</c>: outputs for others.</summary>
/// <remarks>
/// Others shall build on what a stack gave when it was complete: while it is not, the last values stay. An object is written
/// only where its label says that it was made for this Stack.
/// </remarks>
internal sealed class OutputTargetsWriter(IKubernetesClient client, ISourceObjects objects, StackOutputsWriter own, ChildOutputs child)
{
    private readonly OutputObjects<V1ConfigMap> _configMaps = new(
        client,
        objects.ConfigMapAsync,
        map => (map.Data ?? []).ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes(entry.Value)),
        wanted => new V1ConfigMap
        {
            Metadata = wanted.Metadata,
            Data = wanted.Content.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetString(entry.Value)),
        });

    private readonly OutputObjects<V1Secret> _secrets = new(
        client,
        objects.SecretAsync,
        secret => secret.Data ?? [],
        wanted => new V1Secret { Metadata = wanted.Metadata, Type = "Opaque", Data = wanted.Content.ToDictionary() });

    /// <summary>Writes the Secrets of the stack and of the one in which it stands and the objects that differ, and removes those that are named no more.</summary>
    public async Task<OutputTargetsReport> WriteAsync(V1Alpha1Stack stack, PassReport report, CancellationToken cancellationToken)
    {
        await own.WriteAsync(stack, report, cancellationToken);
        var digest = await child.WriteAsync(stack, report, cancellationToken);
        var before = stack.Status?.OutputsWrittenTo ?? [];
        if (report.Action == StackAction.Delete || report.Status != StackStatus.Complete || (stack.Spec.OutputsTo is not { Count: > 0 } && before.Count == 0))
        {
            return new OutputTargetsReport(before, null) { Digest = digest };
        }

        var (written, faults) = (new List<string>(), new List<string>());
        foreach (var (index, target) in (stack.Spec.OutputsTo ?? []).Index())
        {
            var content = OutputContent.Of(target, $"spec.outputsTo[{index}]", report.Outputs);
            if ((content.Fault ?? await WriteAsync(stack, target, content, cancellationToken)) is { } fault)
            {
                faults.Add(fault);
            }

            written.Add(NameOf(target));
        }

        foreach (var name in before.Except(written))
        {
            await RemoveAsync(stack, name, cancellationToken);
        }

        var problem = faults.Count == 0 ? null : StackProblem.Stalled(StackReason.InvalidSpec, string.Join(" | ", faults));
        return new OutputTargetsReport(written, problem) { Digest = digest };
    }

    private async Task<string?> WriteAsync(V1Alpha1Stack stack, OutputTarget target, OutputContent content, CancellationToken cancellationToken)
    {
        IOutputObjects kind = target.ConfigMapName is null ? _secrets : _configMaps;
        var key = new EntityKey(stack.Metadata.Namespace, target.ConfigMapName ?? target.SecretName!); // checked by SpecGuard
        var isOwned = target.Retain != true;
        var held = await kind.FindAsync(key, cancellationToken);
        if (held?.IsOf(stack) == true && held.Holds(content.Values) && held.IsOwnedBy(stack) == isOwned)
        {
            return null;
        }

        held = await kind.ReadAsync(key, cancellationToken); // the watch may lag behind
        if (held?.IsOf(stack) == false)
        {
            return $"The {kind.Kind} '{key.Name}' of spec.outputsTo exists already and was not made for this Stack; it is left alone. Name another one, delete it, "
                + $"or hand it over by its label {OutputObject.Label}={stack.Metadata.Uid}.";
        }

        if (held is null || !held.Holds(content.Values) || held.IsOwnedBy(stack) != isOwned)
        {
            await kind.StoreAsync(new OutputObject(MetadataFor(stack, held?.Metadata, key, isOwned), content.Values), cancellationToken);
        }

        return null;
    }

    private async Task RemoveAsync(V1Alpha1Stack stack, string name, CancellationToken cancellationToken)
    {
        IOutputObjects kind = name.StartsWith(_configMaps.Kind + "/", StringComparison.Ordinal) ? _configMaps : _secrets;
        var key = new EntityKey(stack.Metadata.Namespace, name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        if (await kind.ReadAsync(key, cancellationToken) is { } held && held.IsOf(stack) && held.IsOwnedBy(stack))
        {
            await kind.DeleteAsync(held, cancellationToken);
        }
    }

    private static V1ObjectMeta MetadataFor(V1Alpha1Stack stack, V1ObjectMeta? before, EntityKey key, bool isOwned)
    {
        var others = (before?.OwnerReferences ?? []).Where(owner => owner.Uid != stack.Metadata.Uid);
        return new V1ObjectMeta
        {
            Name = key.Name,
            Namespace = key.Namespace,
            ResourceVersion = before?.ResourceVersion,
            Annotations = before?.Annotations,
            Labels = new Dictionary<string, string>(before?.Labels ?? []) { [OutputObject.Label] = stack.Metadata.Uid! }, // a stored object has a uid
            OwnerReferences = isOwned ? [.. others, stack.ToOwnerReference(controller: false)] : [.. others],
        };
    }

    private string NameOf(OutputTarget target) =>
        target.ConfigMapName is { } map ? $"{_configMaps.Kind}/{map}" : $"{_secrets.Kind}/{target.SecretName}";
}
