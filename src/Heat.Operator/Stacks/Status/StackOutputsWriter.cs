using System.Text;
using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Status;

/// <summary>Keeps the Secret <c>&lt;stack&gt;-outputs</c> with the outputs that must not stand in the status.</summary>
internal sealed class StackOutputsWriter(IKubernetesClient client)
{
    /// <summary>Name of the Secret of a stack.</summary>
    public static string SecretName(string stack) => $"{stack}-outputs";

    /// <summary>Writes the Secret where its content differs.</summary>
    /// <exception cref="StackProblemException">There is a Secret of that name which the Stack does not own.</exception>
    public async Task WriteAsync(V1Alpha1Stack stack, PassReport report, CancellationToken cancellationToken)
    {
        if (stack.Spec.Nested?.Parent is not null)
        {
            return; // its parent is told otherwise; people find secret outputs at the root
        }

        var outputs = report.Outputs.Where(OutputComposer.BelongsInSecret).ToDictionary(output => output.Name, Bytes);
        var hadOutputs = stack.Status?.Outputs?.Exists(output => output.Secret == true) == true;
        if (outputs.Count == 0 && !hadOutputs)
        {
            return;
        }

        var key = new EntityKey(stack.Metadata.Namespace, SecretName(stack.Metadata.Name!)); // a stored object has a name
        var secret = await client.GetAsync<V1Secret>(key, cancellationToken);
        if (secret is null)
        {
            await CreateAsync(stack, key, outputs, cancellationToken);
            return;
        }

        ThrowIfForeign(stack, secret);
        if (!Same(secret.Data ?? [], outputs))
        {
            secret.Data = outputs;
            await client.UpdateAsync(secret, cancellationToken);
        }
    }

    private async Task CreateAsync(V1Alpha1Stack stack, EntityKey key, Dictionary<string, byte[]> outputs, CancellationToken cancellationToken)
    {
        if (outputs.Count == 0)
        {
            return;
        }

        await client.CreateAsync(
            new V1Secret
            {
                Metadata = new V1ObjectMeta { Name = key.Name, Namespace = key.Namespace, OwnerReferences = [stack.ToOwnerReference()] },
                Type = "Opaque",
                Data = outputs,
            },
            cancellationToken);
    }

    private static void ThrowIfForeign(V1Alpha1Stack stack, V1Secret secret)
    {
        if (secret.Metadata.OwnerReferences?.Exists(owner => owner.Uid == stack.Metadata.Uid) != true)
        {
            throw new StackProblemException(StackProblem.Stalled(
                StackReason.InvalidSpec,
                $"The Secret {secret.Metadata.Name} exists already and does not belong to this Stack, so its secret outputs cannot be stored. Rename the Secret or the Stack."));
        }
    }

    private static byte[] Bytes(EvaluatedOutput output) =>
        Encoding.UTF8.GetBytes(output.Value is TextValue text ? text.Text : ValueJson.ToJson(output.Value)?.ToJsonString() ?? "");

    private static bool Same(Dictionary<string, byte[]> left, Dictionary<string, byte[]> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var value) && value.AsSpan().SequenceEqual(entry.Value));
}
