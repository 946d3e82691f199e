using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Turns <c>name:x</c> into <c>id-of-x</c>, unless the name is missing.</summary>
internal sealed class PlainResolver : IPropertyResolver
{
    public HashSet<string> Missing { get; } = [];

    /// <summary>Thrown at the next look-up.</summary>
    public Exception? Fault { get; set; }

    public Task<ResolvedProperties> ResolveAsync(
        ResourceTypeSchema schema, PropertyTree properties, string path, CancellationToken cancellationToken)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        ImmutableArray<Diagnostic> findings = [];
        foreach (var (key, value) in properties.Values.ToList())
        {
            if (value is TextValue { Text: var text } && text.StartsWith("name:", StringComparison.Ordinal))
            {
                var name = text[5..];
                properties = properties.With(key, TemplateValue.From($"id-of-{name}"));
                if (Missing.Contains(name))
                {
                    findings = findings.Add(Diagnostic.Error("HT9001", $"There is no '{name}'.", $"{path}.{key}"));
                }
            }
        }

        return Task.FromResult(new ResolvedProperties(properties, findings));
    }
}
