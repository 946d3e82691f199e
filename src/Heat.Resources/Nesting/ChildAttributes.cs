using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>What a resource answers that is a stack of its own.</summary>
internal static class ChildAttributes
{
    private const string OneResource = "resource.";

    /// <summary>An output; or <c>resource.NAME</c>, the id of a resource inside. Null value where there is neither.</summary>
    /// <exception cref="OpenStack.Errors.OpenStackException">An attribute of a resource inside is asked for, which no output tells.</exception>
    public static TemplateValue Of(ChildStack child, string attribute)
    {
        if (child.Outputs[attribute] is { } output)
        {
            return output;
        }

        if (!attribute.StartsWith(OneResource, StringComparison.Ordinal))
        {
            return TemplateValue.Null;
        }

        return child.PhysicalIds.TryGetValue(attribute[OneResource.Length..], out var id)
            ? new TextValue(id)
            : throw Refusal.Of("orchestration", $"'{attribute}' is not known: there is no such resource in the stack, or one of its attributes is meant. Give the stack's template an output with the value, and read that.");
    }
}
