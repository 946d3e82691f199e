using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>What a resource answers that is a stack of its own.</summary>
internal static class ChildAttributes
{
    private const string OneResource = "resource.";

    /// <summary>An output; or <c>resource.NAME</c>, the id of a resource inside. Null value where there is neither.</summary>
    public static TemplateValue Of(ChildStack child, string attribute)
    {
        if (child.Outputs[attribute] is { } output)
        {
            return output;
        }

        return attribute.StartsWith(OneResource, StringComparison.Ordinal)
            ? TemplateValue.From(child.PhysicalIds.GetValueOrDefault(attribute[OneResource.Length..]))
            : TemplateValue.Null;
    }
}
