using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>For which actions a config is carried out.</summary>
internal static class ActionWords
{
    /// <summary>Heat's word for an action.</summary>
    public static string Of(ResourceAction action) => action.ToString().ToUpperInvariant();

    /// <summary>The deployment is carried out for an action. A component says so itself.</summary>
    public static bool AreListed(PropertyTree properties, ConfigRecord config, ResourceAction action) =>
        config.Group == ConfigRecord.Component
            ? SoftwareComponent.ActionsOf(config.Config).Contains(Of(action))
            : properties.List("actions").Contains(TemplateValue.From(Of(action)));
}
