using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>Keeps a value under a name, so that an expression is written once. Property <c>type</c> has decided the value's type already.</summary>
[ResourceType("OS::Heat::Value")]
internal sealed class Value : RecordedResource
{
    /// <inheritdoc/>
    public override Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute == "value" ? resource.Properties["value"] ?? TemplateValue.Null : TemplateValue.Null);
}
