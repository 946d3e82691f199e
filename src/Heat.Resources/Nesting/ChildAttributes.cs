using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>What a resource answers that is a stack of its own.</summary>
internal static class ChildAttributes
{
    /// <summary>The output of this name; null value where there is none.</summary>
    /// <remarks>What is read of the resources inside a provider template travels as outputs too.</remarks>
    public static TemplateValue Of(ChildStack child, string attribute) => child.Outputs[attribute] ?? TemplateValue.Null;
}
