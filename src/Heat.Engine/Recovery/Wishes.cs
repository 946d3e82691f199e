using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Recovery;

/// <summary>What the template wants of a resource, as far as it can be told while its requirements are being found.</summary>
internal sealed class Wishes(PassScope scope)
{
    private readonly IReadOnlyDictionary<string, ImmutableHashSet<string>> _implicit = ImplicitOrder.Of(scope);

    /// <summary>Reads it. Values that are not known are left out; a name that does not exist stays a name.</summary>
    public async Task<Wanted> ReadAsync(ResourceDefinition definition, IResourceDriver driver)
    {
        var evaluated = scope.Input.Template!.Evaluate(definition.Name, scope.Values); // a definition has a template
        var resolved = await scope.Resolver
            .ResolveAsync(definition.Schema, evaluated.Properties, $"resources.{definition.Name}.properties", scope.Tokens.Pass)
            .ConfigureAwait(false);
        return new Wanted(
            definition,
            Known(resolved.Properties),
            evaluated.Metadata.IsKnown ? evaluated.Metadata : MapValue.Empty,
            "",
            definition.Requirements.Union(_implicit.GetValueOrDefault(definition.Name, [])),
            driver);
    }

    private static PropertyTree Known(PropertyTree tree) => tree.IsKnown ? tree : tree with
    {
        Values = new MapValue(tree.Values.Where(entry => entry.Value.IsKnown)),
    };
}
