using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>What an incarnation tells the template: its reference id and the attributes that were read.</summary>
internal sealed record ResourceFacts(TemplateValue Reference, ImmutableDictionary<string, TemplateValue> Attributes)
{
    /// <summary>Why attributes could not be read, by their names; they are unknown.</summary>
    public ImmutableDictionary<string, Fault> Faults { get; init; } = ImmutableDictionary<string, Fault>.Empty;

    /// <summary>Every named attribute was read.</summary>
    public bool Covers(ImmutableHashSet<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (!Attributes.ContainsKey(attribute))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Both tell the same.</summary>
    public bool TellsTheSameAs(ResourceFacts other) =>
        Reference.Equals(other.Reference) && Attributes.Count == other.Attributes.Count
        && Faults.Count == other.Faults.Count && Faults.All(entry => other.Faults.TryGetValue(entry.Key, out var fault) && entry.Value.Message == fault.Message)
        && Attributes.All(entry => other.Attributes.TryGetValue(entry.Key, out var value) && entry.Value.Equals(value));
}
