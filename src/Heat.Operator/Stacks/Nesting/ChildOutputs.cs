using System.Collections.Concurrent;
using System.Text.Json;
using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.State;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Carries the outputs of a stack to the one in which it stands: without loss, with their secret marks, and out of sight.</summary>
/// <remarks>Outputs that the status shows in full are read from there; a Secret is written only where it does not.</remarks>
internal sealed class ChildOutputs(IKubernetesClient client)
{
    private const string OutputsKey = "outputs";
    private const string DigestAnnotation = V1Alpha1Stack.GroupName + "/digest";

    private readonly ConcurrentDictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Digest, MapValue Outputs)> _read = new(StringComparer.Ordinal);

    /// <summary>Writes what the status cannot tell the parent.</summary>
    /// <returns>Digest of the Secret's content, for the status; null: the status tells all.</returns>
    /// <exception cref="StackProblemException">The outputs are too large.</exception>
    public async Task<string?> WriteAsync(V1Alpha1Stack stack, PassReport report, CancellationToken cancellationToken)
    {
        var outputs = new MapValue(report.Outputs.Where(output => output.Value.IsKnown)
            .Select(output => KeyValuePair.Create(output.Name, output.Value)));
        if (stack.Spec.Nested?.Parent is null || IsPlain(outputs))
        {
            return null;
        }

        var packed = PackedValue.Of(outputs);
        if (packed.Bytes.Length > PackedValue.MostBytes)
        {
            throw new StackProblemException(StackProblem.Stalled(
                StackReason.InvalidSpec,
                $"The outputs of this stack take {packed.Bytes.Length / 1024} KiB packed; a Secret holds {PackedValue.MostBytes / 1024} KiB. Read fewer attributes of its resources."));
        }

        await WriteAsync(stack, packed, cancellationToken);
        return packed.Digest;
    }

    /// <summary>What a child tells. An output whose value is not known yet is an unknown value, so that nobody takes it for none.</summary>
    /// <remarks>An output that cannot be computed is known to be nothing; one of an attribute that cannot be read has an error too, and is not known.</remarks>
    public async Task<MapValue> ReadAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        var known = await ReadKnownAsync(child, cancellationToken);
        var unknown = (child.Status?.Outputs ?? []).Where(output => !known.ContainsKey(output.Name))
            .Select(output => KeyValuePair.Create(output.Name, (TemplateValue)new UnknownValue(child.Metadata.Name!, output.Name))) // a stored object has a name
            .ToList();
        return unknown.Count == 0 ? known : new MapValue([.. known, .. unknown]);
    }

    private async Task<MapValue> ReadKnownAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        if (child.Status?.OutputsDigest is not { } digest)
        {
            return new MapValue((child.Status?.Outputs ?? []).Where(output => output.Value is not null)
                .Select(output => KeyValuePair.Create(output.Name, ValueJson.FromElement(output.Value!.Value)))); // filtered
        }

        var uid = child.Metadata.Uid!; // a stored object has a uid
        if (_read.TryGetValue(uid, out var known) && known.Digest == digest)
        {
            return known.Outputs;
        }

        var secret = await client.GetAsync<V1Secret>(KeyOf(child), cancellationToken);
        if (secret?.Data?.GetValueOrDefault(OutputsKey) is not { } packed)
        {
            return MapValue.Empty;
        }

        var outputs = PackedValue.Open(packed);
        _read[uid] = (secret.Annotation(DigestAnnotation) ?? digest, outputs);
        return outputs;
    }

    /// <summary>Removes what a child told.</summary>
    public async Task DeleteAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        Forget(child);
        if (child.Status?.OutputsDigest is not null)
        {
            await client.DeleteAsync<V1Secret>(KeyOf(child).Name, child.Metadata.Namespace, cancellationToken);
        }
    }

    /// <summary>Drops a Stack.</summary>
    public void Forget(V1Alpha1Stack stack)
    {
        _written.TryRemove(stack.Metadata.Uid ?? "", out _);
        _read.TryRemove(stack.Metadata.Uid ?? "", out _);
    }

    /// <summary>The status shows every value, and reading it there gives the same value again. A null is not stored there.</summary>
    private static bool IsPlain(MapValue outputs) => !outputs.ContainsSecret
        && !outputs.Any(output => output.Value is NullValue)
        && outputs.All(output => ValueJson.FromElement(JsonSerializer.SerializeToElement(ValueJson.ToJson(output.Value))).Equals(output.Value))
        && ValueJson.ToMaskedText(outputs).Length <= Status.OutputComposer.InlineBytes;

    private async Task WriteAsync(V1Alpha1Stack stack, PackedValue packed, CancellationToken cancellationToken)
    {
        var uid = stack.Metadata.Uid!; // a stored object has a uid
        if (_written.TryGetValue(uid, out var known) && known == packed.Digest)
        {
            return;
        }

        var key = KeyOf(stack);
        var stored = await client.GetAsync<V1Secret>(key, cancellationToken);
        var secret = stored ?? new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = key.Name, Namespace = key.Namespace, OwnerReferences = [stack.ToOwnerReference()] },
            Type = StateSecrets.SecretType,
        };
        secret.Metadata.Annotations = new Dictionary<string, string> { [DigestAnnotation] = packed.Digest };
        secret.Data = new Dictionary<string, byte[]> { [OutputsKey] = packed.Bytes };
        await (stored is null ? client.CreateAsync(secret, cancellationToken) : client.UpdateAsync(secret, cancellationToken));
        _written[uid] = packed.Digest;
    }

    private static EntityKey KeyOf(V1Alpha1Stack stack) => new(stack.Metadata.Namespace, ChildNames.OutputsSecret(stack.Metadata.Uid));
}
