using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;

namespace Heat.Engine.Ports;

/// <summary>Turns names into ids and checks values that only the cloud can check.</summary>
public interface IPropertyResolver
{
    /// <summary>Applies the schema's Resolve translations and its custom constraints that need a look-up.</summary>
    /// <param name="schema">The type.</param>
    /// <param name="properties">Effective properties; unknown values are passed over.</param>
    /// <param name="path">Place in the template for diagnostics, such as <c>resources.web.properties</c>.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    /// <remarks>Answers are remembered for the session for a short while, so that a template with 1,000 uses of one flavor asks once.</remarks>
    Task<ResolvedProperties> ResolveAsync(
        ResourceTypeSchema schema, PropertyTree properties, string path, CancellationToken cancellationToken);
}

/// <summary>Properties with names turned into ids.</summary>
/// <param name="Properties">The properties.</param>
/// <param name="Diagnostics">Names that do not exist or are ambiguous, values that the cloud does not know.</param>
public sealed record ResolvedProperties(PropertyTree Properties, ImmutableArray<Diagnostic> Diagnostics);
