using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Language;

/// <summary>Resources that exist on paper only: a map says what <c>get_resource</c> and <c>get_attr</c> yield for each.</summary>
/// <remarks>
/// The form of the map is <c>{ port: { get_resource: 7d1f…, get_attr: { status: ACTIVE } } }</c>. What it does not say is unknown.
/// </remarks>
/// <param name="stubs">Resources by name.</param>
public sealed class StubbedResources(MapValue stubs) : IResourceValues
{
    /// <summary>The key of the id.</summary>
    public const string IdKey = "get_resource";

    /// <summary>The key of the attributes.</summary>
    public const string AttributesKey = "get_attr";

    /// <inheritdoc/>
    public TemplateValue ReferenceId(string resource) => (stubs[resource] as MapValue)?[IdKey] ?? new UnknownValue(resource, null);

    /// <inheritdoc/>
    public TemplateValue Attribute(string resource, string attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var attributes = (stubs[resource] as MapValue)?[AttributesKey] as MapValue;
        return (attribute.Length == 0 ? attributes : attributes?[attribute]) ?? new UnknownValue(resource, attribute);
    }
}
