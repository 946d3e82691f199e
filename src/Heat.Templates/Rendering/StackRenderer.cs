using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;

namespace Heat.Templates.Rendering;

/// <summary>Shows what a template comes to without creating anything: what resources would answer is assumed.</summary>
public static class StackRenderer
{
    /// <summary>Evaluates all resources in the order of their dependencies, the stacks inside included, then the outputs.</summary>
    /// <param name="template">A template without errors.</param>
    /// <param name="stubs">What is assumed of resources, by name.</param>
    public static RenderedStack Render(IStackTemplate template, ImmutableDictionary<string, ResourceStub> stubs)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(stubs);
        var world = new RenderedWorld(template, stubs);
        foreach (var definition in InOrder(template.Resources))
        {
            world.Add(Render(template, definition, world, stubs.GetValueOrDefault(definition.Name) ?? ResourceStub.None));
        }

        return new RenderedStack(template, world.Resources, [.. template.Outputs.Select(output => template.EvaluateOutput(output.Name, world))])
        {
            Values = world,
        };
    }

    private static RenderedResource Render(IStackTemplate template, ResourceDefinition definition, RenderedWorld world, ResourceStub stub)
    {
        var values = template.Evaluate(definition.Name, world);
        var resource = new RenderedResource(definition, values);
        if (!stub.Expand || NestedStacks.IsGivenByValue(definition.Schema) || !values.Diagnostics.IsEmpty || template.Nested(definition.Name, values) is not { } request)
        {
            return resource;
        }

        var result = template is BoundTemplate bound ? bound.LoadNested(request) : TemplateLoader.Load(request);
        return resource with
        {
            Request = request,
            Nested = result.Template is { } nested ? Render(nested, stub.Nested) : null,
            NestedDiagnostics = result.Diagnostics,
        };
    }

    /// <summary>What is needed comes before what needs it; else the order of the template.</summary>
    private static IEnumerable<ResourceDefinition> InOrder(ImmutableArray<ResourceDefinition> resources)
    {
        var open = resources.ToDictionary(resource => resource.Name, resource => resource.Requirements.Count, StringComparer.Ordinal);
        var dependents = resources
            .SelectMany(resource => resource.Requirements.Select(needed => (Needed: needed, Resource: resource)))
            .ToLookup(edge => edge.Needed, edge => edge.Resource, StringComparer.Ordinal);
        var ready = new Queue<ResourceDefinition>(resources.Where(resource => resource.Requirements.IsEmpty));
        while (ready.TryDequeue(out var resource))
        {
            yield return resource;
            foreach (var dependent in dependents[resource.Name].Where(dependent => --open[dependent.Name] == 0))
            {
                ready.Enqueue(dependent);
            }
        }
    }
}
