using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>The world before anything was created: every id and attribute is unknown.</summary>
internal sealed class UnknownResources : IResourceValues
{
    public static readonly UnknownResources Instance = new();

    private UnknownResources()
    {
    }

    public TemplateValue ReferenceId(string resource) => new UnknownValue(resource, null);

    public TemplateValue Attribute(string resource, string attribute) => new UnknownValue(resource, attribute);
}
