using Heat.Templates.Evaluation;
using Heat.Templates.Rendering;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>The world of a case before anything exists: an id is the resource's name, attributes are null.</summary>
internal sealed class GoldenWorld : IResourceValues
{
    public static RenderedStack Render(GoldenCase golden, BoundTemplate template)
    {
        if (!golden.Flag("unresolved"))
        {
            return StackRenderer.Render(template, GoldenStubs.Of(golden.Case));
        }

        var world = new GoldenWorld();
        return new RenderedStack(
            template,
            [.. template.Resources.Select(resource => new RenderedResource(resource, template.Evaluate(resource.Name, world)))],
            [.. template.Outputs.Select(output => template.EvaluateOutput(output.Name, world))])
        {
            Values = world,
        };
    }

    public TemplateValue ReferenceId(string resource) => new TextValue(resource);

    public TemplateValue Attribute(string resource, string attribute) => TemplateValue.Null;
}
