using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.OpenStack.Sessions;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Constraints;

/// <summary>Turns names into ids, and checks by the cloud what only the cloud can check.</summary>
/// <remarks>
/// Wherever a value names an object, be it by a translation rule or by a limit alone, the driver gets the id. All values of a
/// resource are looked up in parallel.
/// </remarks>
internal sealed class CloudPropertyResolver(ILookupSource source) : IPropertyResolver
{
    private readonly ObjectFinder _finder = new(source);

    /// <summary>Makes the resolver of a session.</summary>
    public CloudPropertyResolver(CloudSession session)
        : this(new SessionLookupSource(session))
    {
    }

    /// <inheritdoc/>
    public async Task<ResolvedProperties> ResolveAsync(
        ResourceTypeSchema schema, PropertyTree properties, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(properties);
        var plan = LookupPlan.Of(schema);
        if (plan.IsEmpty)
        {
            return new(properties, []);
        }

        var walk = new ResolvingWalk(_finder, source.Clock, plan, properties.Values);
        var level = await walk.MapAsync(properties.Values, path, "", cancellationToken);
        var resolved = level.IsUnchanged ? properties : properties with { Values = (MapValue)level.Value };
        return new(resolved, level.Diagnostics);
    }
}

/// <summary>A value after its look-ups.</summary>
/// <param name="Value">The value, with ids for names.</param>
/// <param name="IsUnchanged">It is the value as it was.</param>
/// <param name="Diagnostics">What was not found.</param>
internal readonly record struct ResolvedValue(TemplateValue Value, bool IsUnchanged, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>A value that needs nothing.</summary>
    public static ResolvedValue Same(TemplateValue value) => new(value, true, []);
}
