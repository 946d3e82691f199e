using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Several texts for tools on servers, each for actions of its own.</summary>
[ResourceType("OS::Heat::SoftwareComponent")]
internal sealed class SoftwareComponent(SoftwareRecords records, TimeProvider clock) : ConfigDriver(records, clock), IValidatesProperties
{
    private const string Entries = "configs";

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties) => ActionsOf(properties.Values)
        .GroupBy(action => action, StringComparer.Ordinal)
        .Where(action => action.Count() > 1)
        .Select(action => $"configs: only one of them can be for the action {action.Key}, and {action.Count()} are.");

    /// <summary>The actions that the configs of a component are for.</summary>
    /// <param name="component">A map with <c>configs</c>.</param>
    public static IEnumerable<string> ActionsOf(TemplateValue component) => PropertyTree.Of(component).List(Entries)
        .SelectMany(config => PropertyTree.Of(config).List("actions"))
        .OfType<TextValue>()
        .Select(action => action.Text);

    /// <inheritdoc/>
    protected override Task<ConfigRecord> ComposeAsync(ResourceContext resource, ConfigRecord blank, CancellationToken cancellationToken) =>
        Task.FromResult(WithInterface(resource, blank) with
        {
            Group = ConfigRecord.Component,
            Config = new MapValue([KeyValuePair.Create(Entries, resource.Properties[Entries] ?? ListValue.Empty)]),
        });

    /// <inheritdoc/>
    protected override TemplateValue Shown(ConfigRecord record) => (record.Config as MapValue)?[Entries] ?? TemplateValue.Null;
}
