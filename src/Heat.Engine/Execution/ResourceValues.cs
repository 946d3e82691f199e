using System.Collections.Concurrent;
using Heat.Engine.Ports;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>What the resources of one stack tell its template during one pass; unknown until they are there.</summary>
internal sealed class ResourceValues : IResourceValues
{
    private readonly ConcurrentDictionary<string, ResourceFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>Sets what a resource tells.</summary>
    public void Set(string resource, ResourceFacts facts) => _facts[resource] = facts;

    /// <summary>A resource tells nothing more: its object is gone or on the way out.</summary>
    public void Clear(string resource) => _facts.TryRemove(resource, out _);

    /// <summary>What a resource tells, or null while that is nothing.</summary>
    public ResourceFacts? Find(string resource) => _facts.GetValueOrDefault(resource);

    /// <summary>Why a value stays unknown although its resource is there; null: that is not known, or nothing is wrong.</summary>
    public Fault? FaultOf(UnknownValue unknown) => unknown.Attribute is { } attribute && _facts.TryGetValue(unknown.Resource, out var facts)
        ? facts.Faults.FirstOrDefault(fault => attribute == fault.Key || attribute.StartsWith(fault.Key + ".", StringComparison.Ordinal)).Value
        : null;

    public TemplateValue ReferenceId(string resource) =>
        _facts.TryGetValue(resource, out var facts) ? facts.Reference : new UnknownValue(resource, null);

    public TemplateValue Attribute(string resource, string attribute) =>
        _facts.TryGetValue(resource, out var facts) && facts.Attributes.TryGetValue(attribute, out var value)
            ? value
            : new UnknownValue(resource, attribute);
}
