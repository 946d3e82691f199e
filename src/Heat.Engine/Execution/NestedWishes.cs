using System.Collections.Concurrent;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;

namespace Heat.Engine.Execution;

/// <summary>What the template wants of those resources that are stacks, as far as it was told in this pass.</summary>
internal sealed class NestedWishes(StackInput input)
{
    private readonly ConcurrentDictionary<string, Wish> _wishes = new(StringComparer.Ordinal);

    /// <summary>Finds out which stack a resource is, and keeps it for its driver.</summary>
    /// <returns>Null: it is none.</returns>
    /// <param name="definition">The resource.</param>
    /// <param name="evaluated">Its values.</param>
    /// <param name="values">What other resources tell.</param>
    public TemplateRequest? Tell(ResourceDefinition definition, EvaluatedResource evaluated, IResourceValues values)
    {
        var nested = input.Template!.Nested(definition.Name, evaluated, values); // a definition has a template
        if (nested is not null || evaluated.UpdatePolicy.Values.Count > 0)
        {
            _wishes[definition.Name] = new Wish(definition.Type, nested, evaluated.UpdatePolicy);
        }

        return nested;
    }

    /// <summary>Keeps for its driver what was found out in an earlier pass.</summary>
    public void Tell(Wanted known) => _wishes[known.Name] = new Wish(known.Definition.Type, known.Nested, known.UpdatePolicy);

    /// <summary>The context of an incarnation with what is wanted of it now. One that is wanted no more gets nothing.</summary>
    public ResourceContext AddTo(ResourceContext context, Incarnation incarnation) =>
        incarnation.IsCurrent && _wishes.TryGetValue(incarnation.Name.Value, out var wish) && wish.Type == incarnation.Type
            ? context with { Nested = wish.Nested, UpdatePolicy = wish.UpdatePolicy }
            : context;

    private sealed record Wish(string Type, TemplateRequest? Nested, PropertyTree UpdatePolicy);
}
