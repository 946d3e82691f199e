using System.Text;
using Heat.Operator.Entities;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>What an object for others shall hold. Pure.</summary>
/// <param name="Values">Values by key.</param>
/// <param name="Fault">What forbids it, as a sentence; null: nothing. Then the values are not to be written.</param>
internal sealed record OutputContent(IReadOnlyDictionary<string, byte[]> Values, string? Fault)
{
    /// <summary>Picks the outputs for a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="path">Where it stands in the spec.</param>
    /// <param name="outputs">The outputs of the stack.</param>
    public static OutputContent Of(OutputTarget target, string path, IReadOnlyList<EvaluatedOutput> outputs)
    {
        var values = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, key) in target.Keys ?? outputs.ToDictionary(output => output.Name, output => output.Name))
        {
            var output = outputs.FirstOrDefault(candidate => candidate.Name == name);
            if (FaultOf(target, path, outputs, name, key, output) is { } fault)
            {
                return new OutputContent(values, fault);
            }

            values[key] = Bytes(output!.Value); // a missing one is a fault
        }

        return new OutputContent(values, null);
    }

    private static string? FaultOf(
        OutputTarget target, string path, IReadOnlyList<EvaluatedOutput> outputs, string name, string key, EvaluatedOutput? output)
    {
        if (output is null)
        {
            return $"{path}.keys: the template has no output '{name}'. It has: {string.Join(", ", outputs.Select(one => one.Name).Order(StringComparer.Ordinal))}.";
        }

        if (output.Error is not null || !output.Value.IsKnown)
        {
            return $"{path}: the output '{name}' has no value{(output.Error is null ? "" : $": {output.Error}")}. Mend it, or leave it out of keys.";
        }

        if (target.ConfigMapName is not null && output.Value.ContainsSecret)
        {
            return $"{path}: the output '{name}' is secret and must not stand in the ConfigMap '{target.ConfigMapName}'. Write it into a Secret by secretName, or name the other outputs in keys.";
        }

        return CrossStackRules.IsKey(key) ? null : $"{path}: the output '{name}' cannot be a key. Give it one in keys, of letters, digits, '-', '_' and '.'.";
    }

    private static byte[] Bytes(TemplateValue value) =>
        Encoding.UTF8.GetBytes(value is TextValue text ? text.Text : ValueJson.ToJson(value)?.ToJsonString() ?? "");
}
