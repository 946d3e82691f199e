using System.Reflection;
using System.Reflection.Metadata;

namespace Heat.Architecture.Tests.Reading;

/// <summary>What matters here of a type definition.</summary>
/// <param name="FullName">Namespace and name; a nested type stands behind its owner and a plus sign.</param>
/// <param name="BaseType">Full name of the base type, without type arguments.</param>
/// <param name="Attributes">Flags of the definition.</param>
internal sealed record CompiledType(string FullName, string? BaseType, TypeAttributes Attributes)
{
    private static readonly char[] Separators = ['.', '+'];

    public bool IsClass => BaseType is not null and not "System.ValueType" and not "System.Enum" and not "System.MulticastDelegate";

    /// <summary>A static class is both abstract and sealed.</summary>
    public bool IsSealedOrAbstract =>
        Attributes.HasFlag(TypeAttributes.Sealed) || Attributes.HasFlag(TypeAttributes.Abstract);

    /// <summary>True for what the compiler made up: its names hold a character that C# forbids.</summary>
    public bool IsGenerated => FullName.Contains('<', StringComparison.Ordinal);

    /// <summary>The name without namespace, owners and arity.</summary>
    public string ShortName => FullName[(FullName.LastIndexOfAny(Separators) + 1)..].Split('`')[0];

    public static CompiledType Read(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var definition = metadata.GetTypeDefinition(handle);
        var baseType = definition.BaseType.IsNil ? null : TypeNames.Of(metadata, definition.BaseType);
        return new CompiledType(TypeNames.Of(metadata, handle), baseType, definition.Attributes);
    }
}
