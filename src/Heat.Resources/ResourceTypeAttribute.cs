namespace Heat.Resources;

/// <summary>Names the resource type that a class drives. The registry finds drivers by it.</summary>
/// <param name="name">Type name, such as <c>OS::Neutron::Net</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ResourceTypeAttribute(string name) : Attribute
{
    /// <summary>Type name.</summary>
    public string Name { get; } = name;
}
