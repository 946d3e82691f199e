namespace Heat.Templates.Schemas;

/// <summary>The resource types that templates may name, with their schemas.</summary>
public interface IResourceTypeCatalog
{
    /// <summary>Names of all types, also hidden ones, in ordinal order.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The schema of a type, or null when there is no such type.</summary>
    /// <param name="typeName">Type name, such as <c>OS::Nova::Server</c>; case matters.</param>
    ResourceTypeSchema? Find(string typeName);
}
