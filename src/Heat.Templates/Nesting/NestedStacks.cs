using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>Makes the request for the stack that a resource is.</summary>
internal static class NestedStacks
{
    /// <summary>More stacks than this do not stand in one another.</summary>
    public const int MaxDepth = 5;

    /// <summary>The request; null for a resource that is no stack, or whose members are not known yet.</summary>
    /// <param name="context">What the outer template was loaded with.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="evaluated">The resource with its values.</param>
    /// <param name="members">How many members of a group are made at most.</param>
    public static TemplateRequest? Request(LoadContext context, BoundResource resource, EvaluatedResource evaluated, int members = int.MaxValue)
    {
        var properties = evaluated.Properties;
        return resource.Definition.Schema.Nested switch
        {
            NestedForm.Template when resource.Provider is { } provider => Around(context, resource, evaluated) with
            {
                Template = DocumentSource.OfNode(provider.File, provider.Root),
                ReadInside = InsideReads.Of(resource.Readers, provider.Schema),
                Parameters = ChildParameters.Of(provider.Schema, properties),
            },
            NestedForm.Group when GroupTemplate.Make(properties, resource.Readers, members) is { } group => Around(context, resource, evaluated) with
            {
                Template = DocumentSource.OfValue(resource.Name, group),
                Group = new GroupBlueprint(resource, properties.Map("resource_def") ?? MapValue.Empty, properties.Text("index_var") ?? ""),
            },
            NestedForm.Scaling when ScalingTemplate.Make(properties, resource.Readers, members) is { } group => Around(context, resource, evaluated) with
            {
                Template = DocumentSource.OfValue(resource.Name, group),
                Group = new GroupBlueprint(resource, properties.Map("resource") ?? MapValue.Empty, ""),
            },
            NestedForm.Chain when ChainTemplate.Make(properties, resource.Readers) is { } chain => Around(context, resource, evaluated) with
            {
                Template = DocumentSource.OfValue(resource.Name, chain),
                Group = new GroupBlueprint(resource, MapValue.Empty, "") { Members = [.. ChainTemplate.Members(properties)] },
            },
            NestedForm.Deployments when DeploymentTemplate.Make(resource.Definition.Schema.Name, properties, resource.Readers) is { } group =>
                Around(context, resource, evaluated) with
                {
                    Template = DocumentSource.OfValue(resource.Name, group),
                    Group = new GroupBlueprint(resource, DeploymentTemplate.Definition(resource.Definition.Schema.Name, properties), ""),
                },
            _ => GivenByValue(context, resource, evaluated),
        };
    }

    private static TemplateRequest? GivenByValue(LoadContext context, BoundResource resource, EvaluatedResource evaluated)
    {
        var properties = evaluated.Properties;
        return resource.Definition.Schema.Nested switch
        {
            NestedForm.Text when properties.Text("template") is { } text => Around(context, resource, evaluated) with
            {
                Template = DocumentSource.OfText(resource.Name, text),
                Parameters = properties.Map("parameters") ?? MapValue.Empty,
            },
            NestedForm.File when properties.Text("TemplateURL") is { } file && context.Request.Files.TryGetValue(file, out var text) =>
                Around(context, resource, evaluated) with
                {
                    Template = DocumentSource.OfText(file, text),
                    Parameters = properties.Map("Parameters") ?? MapValue.Empty,
                },
            _ => null,
        };
    }

    /// <summary>The request for the stack of a group of instances; null while its launch configuration is not known.</summary>
    /// <param name="context">What the outer template was loaded with.</param>
    /// <param name="resource">The group.</param>
    /// <param name="evaluated">The group with its values.</param>
    /// <param name="launch">The properties of its launch configuration; null: it names none of this stack.</param>
    public static TemplateRequest? Instances(LoadContext context, BoundResource resource, EvaluatedResource evaluated, MapValue? launch)
    {
        if (launch is not { IsKnown: true })
        {
            return null;
        }

        var definition = InstanceTemplate.Definition(context, evaluated.Properties, launch);
        var blueprint = new GroupBlueprint(resource, definition, "");
        return Around(context, resource, evaluated) with { Template = blueprint.Template([], MapValue.Empty), Group = blueprint };
    }

    /// <summary>The stack is given by values of properties: what is wrong in it is found when it is made, as in Heat.</summary>
    public static bool IsGivenByValue(ResourceTypeSchema schema) => schema.Nested is NestedForm.Text or NestedForm.File;

    /// <summary>How the resource stands in the path of a finding inside it: <c>c&lt;child.yaml&gt;</c>.</summary>
    public static string PathOf(BoundResource resource) => $"{resource.Path}<{resource.Provider?.File ?? "nested_stack"}>";

    private static TemplateRequest Around(LoadContext context, BoundResource resource, EvaluatedResource evaluated)
    {
        var outer = context.Request;
        return outer with
        {
            Environments = [DocumentSource.OfValue("environment", context.Environment.ForNested(resource.Name, resource.Mapping))],
            Parameters = MapValue.Empty,
            Pseudo = outer.Pseudo with { StackName = $"{outer.Pseudo.StackName}-{resource.Name}" },
            Facade = new Facade(evaluated.Metadata, resource.Definition.DeletionPolicy, evaluated.UpdatePolicy.Values),
            Depth = outer.Depth + 1,
            Group = null,
            ReadInside = [],
        };
    }
}
