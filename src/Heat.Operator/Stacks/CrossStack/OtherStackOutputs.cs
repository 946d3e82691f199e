using System.Security.Cryptography;
using System.Text;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;
using Heat.Operator.Stacks.Status;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>Reads outputs of another Stack as parameters. The guard has made sure that it is ready.</summary>
internal sealed class OtherStackOutputs(IStackLookup stacks, ISourceObjects objects)
{
    /// <summary>The parameters, in the order in which they are named.</summary>
    /// <param name="stack">The Stack that refers to another.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="path">Where it stands in the spec.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StackProblemException">The Stack, or an output that is named, does not exist or has no value.</exception>
    public async Task<IReadOnlyList<ForeignOutput>> ReadAsync(
        V1Alpha1Stack stack, StackOutputsReference reference, string path, CancellationToken cancellationToken)
    {
        var other = stacks.Find(new EntityKey(stack.Metadata.Namespace, reference.Name))
            ?? throw Missing($"{path}: there is no Stack '{reference.Name}' in namespace '{stack.Metadata.Namespace}'. Create it; the stack goes on by itself.");
        var outputs = other.Status?.Outputs ?? [];
        var values = new List<ForeignOutput>();
        foreach (var (parameter, name) in reference.Outputs ?? outputs.Where(HasValue).ToDictionary(output => output.Name, output => output.Name))
        {
            var output = outputs.Find(candidate => candidate.Name == name)
                ?? throw Missing($"{path}.outputs: the Stack '{reference.Name}' has no output '{name}'.{Known(outputs)}");
            if (!HasValue(output))
            {
                throw Missing($"{path}.outputs: the output '{name}' of the Stack '{reference.Name}' has no value{(output.Error is null ? "" : $": {output.Error}")}. Mend that Stack; this one goes on by itself.");
            }

            values.Add(await ValueAsync(other, output, parameter, path, cancellationToken));
        }

        return values;
    }

    private async Task<ForeignOutput> ValueAsync(V1Alpha1Stack other, StackOutput output, string parameter, string path, CancellationToken cancellationToken)
    {
        if (output.Secret != true)
        {
            var json = output.Value!.Value; // the caller has looked
            return new ForeignOutput(parameter, ValueJson.FromElement(json), Digest(json.GetRawText()));
        }

        var name = StackOutputsWriter.SecretName(other.Metadata.Name!); // a stored object has a name
        var secret = await objects.SecretAsync(new EntityKey(other.Metadata.Namespace, name), cancellationToken);
        var bytes = secret?.Metadata.OwnerReferences?.Exists(owner => owner.Uid == other.Metadata.Uid) == true ? secret.Data?.GetValueOrDefault(output.Name) : null;
        var text = bytes is null
            ? throw Missing($"{path}: the Secret '{name}' with the secret output '{output.Name}' of the Stack '{other.Metadata.Name}' is missing or lacks it. It is written again when that Stack changes.")
            : Encoding.UTF8.GetString(bytes);
        return new ForeignOutput(parameter, new TextValue(text, isSecret: true), Digest(text));
    }

    private static bool HasValue(StackOutput output) => output.Secret == true || output.Value is not null;

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Known(List<StackOutput> outputs) =>
        outputs.Count == 0 ? " It has none." : $" It has: {string.Join(", ", outputs.Select(output => output.Name).Order(StringComparer.Ordinal))}.";

    private static StackProblemException Missing(string message) => new(StackProblem.Stalled(StackReason.SourceMissing, message));
}

/// <summary>One output of another Stack, as a parameter.</summary>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Value">Value; secret where the output is.</param>
/// <param name="Version">Changes with the value.</param>
internal sealed record ForeignOutput(string Parameter, TemplateValue Value, string Version);
