using System.Collections.Immutable;
using Heat.Engine.Resources;

namespace Heat.Engine.Planning;

/// <summary>Asks the types for orders that the template does not say.</summary>
internal static class ImplicitRequirements
{
    /// <summary>By logical name; resources without any are left out.</summary>
    public static ImmutableDictionary<string, ImmutableHashSet<string>> Collect(
        IReadOnlyList<PlannedResource> resources, Func<string, IAddsDependencies?> typeOf)
    {
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (typeOf(resource.Type) is not { } type)
            {
                continue;
            }

            var extra = type.ImplicitRequirements(resource, resources).Where(name => name != resource.Name).ToImmutableHashSet();
            if (!extra.IsEmpty)
            {
                found[resource.Name] = extra;
            }
        }

        return found.ToImmutable();
    }
}
