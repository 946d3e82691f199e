using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Recovery;

/// <summary>Values that were kept in the lost state alone: looks for them in the secret outputs.</summary>
internal sealed class LostValues(RecoveryInput input)
{
    // An output that yields this text, and nothing round it, is the value itself.
    private const string Probe = "\u0001the-value-itself\u0001";

    /// <summary>Somebody reads the value: without it, everything that was made with it would change.</summary>
    public bool IsUsed(ResourceDefinition definition) =>
        !definition.AttributesRead.IsEmpty
        || input.Stack.Template!.Resources.Any(other => other.Requirements.Contains(definition.Name)) // a definition has a template
        || input.Stack.Template.Outputs.Any(output => output.Requirements.Contains(definition.Name));

    /// <summary>The value of an attribute, or null.</summary>
    public string? Find(ResourceDefinition definition, string attribute)
    {
        var values = new ResourceValues();
        values.Set(definition.Name, new ResourceFacts(
            new TextValue(Probe), ImmutableDictionary<string, TemplateValue>.Empty.Add(attribute, new TextValue(Probe))));
        return input.Stack.Template!.Outputs // as above
            .Where(output => output.Requirements.Contains(definition.Name) && input.SecretOutputs.ContainsKey(output.Name))
            .Where(output => input.Stack.Template.EvaluateOutput(output.Name, values).Value is TextValue { Text: Probe })
            .Select(output => input.SecretOutputs[output.Name])
            .FirstOrDefault();
    }
}
